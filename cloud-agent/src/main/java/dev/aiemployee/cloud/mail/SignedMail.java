package dev.aiemployee.cloud.mail;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * The mail inside an opaque S/MIME signature (RFC 8551 section 3.5.2, RFC 5652 section 5): nothing of it is secret. The signature is
 * not checked, and says nothing here.
 */
final class SignedMail {
    private SignedMail() {}

    /** The signed content; absent when the bytes are no signature around a content. */
    static Optional<byte[]> content(byte[] cms) {
        try (ASN1InputStream in = new ASN1InputStream(cms, true)) {
            ASN1Sequence contentInfo = ASN1Sequence.getInstance(in.readObject());
            ASN1Sequence signedData = ASN1Sequence.getInstance(inner(contentInfo, 1));
            ASN1Sequence encapsulated = ASN1Sequence.getInstance(signedData.getObjectAt(2));
            return Optional.of(
                    ASN1OctetString.getInstance(inner(encapsulated, 1)).getOctets());
        } catch (IOException
                | RuntimeException noSignature) { // the library throws both for what is no ASN.1 of this form
            return Optional.empty();
        }
    }

    private static ASN1Object inner(ASN1Sequence of, int index) {
        return ASN1TaggedObject.getInstance(of.getObjectAt(index)).getExplicitBaseObject();
    }
}
