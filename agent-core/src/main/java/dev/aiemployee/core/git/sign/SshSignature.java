package dev.aiemployee.core.git.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * An SSH signature over bytes in the namespace {@code git}, as OpenSSH's PROTOCOL.sshsig lays it out.
 *
 * @param key of whoever signed; proves nothing before {@link #covers}
 * @param hash {@code sha256} or {@code sha512}, of the signed bytes
 * @param raw algorithm and signature, length-prefixed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SshSignature(PublicKey key, String hash, byte[] raw) {
    public static final String NAMESPACE = "git";
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final String RESERVED = "";
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final int LINE = 70;
    private static final Set<String> HASHES = Set.of("sha256", "sha512");
    private static final Set<String> WEAK = Set.of("ssh-rsa", "ssh-dss");

    /** Signs bytes with SHA-512. */
    static SshSignature of(byte[] data, KeyPair keys) throws Exception {
        String type = KeyUtils.getKeyType(keys.getPublic());
        String algorithm = type.equals("ssh-rsa") ? KeyUtils.RSA_SHA512_KEY_TYPE_ALIAS : type;
        Signature signature = signature(algorithm);
        signature.initSigner(null, keys.getPrivate());
        signature.update(null, toSign("sha512", data));
        ByteArrayBuffer named = new ByteArrayBuffer();
        named.putString(algorithm);
        named.putBytes(signature.sign(null));
        return new SshSignature(keys.getPublic(), "sha512", named.getCompactData());
    }

    /**
     * Reads an armoured signature.
     *
     * @throws Exception of any kind when the text is no such signature; it comes from anybody
     */
    public static SshSignature parse(String armoured) throws Exception {
        String text = armoured.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IOException("it is not an SSH signature");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        ByteArrayBuffer buffer = new ByteArrayBuffer(bytes);
        byte[] magic = new byte[MAGIC.length];
        buffer.getRawBytes(magic);
        if (!Arrays.equals(magic, MAGIC) || buffer.getUInt() != VERSION) {
            throw new IOException("it is not an SSH signature of version 1");
        }
        PublicKey key = buffer.getPublicKey();
        String namespace = buffer.getString();
        buffer.getString(); // reserved
        String hash = buffer.getString();
        byte[] raw = buffer.getBytes();
        if (!namespace.equals(NAMESPACE) || !HASHES.contains(hash) || buffer.available() > 0) {
            throw new IOException("it was made for another purpose: " + namespace + ", " + hash);
        }
        return new SshSignature(key, hash, raw);
    }

    /** Whether the key's holder signed exactly these bytes. */
    public boolean covers(byte[] data) throws Exception {
        ByteArrayBuffer named = new ByteArrayBuffer(raw);
        String algorithm = named.getString();
        byte[] bytes = named.getBytes();
        String own = KeyUtils.getCanonicalKeyType(KeyUtils.getKeyType(key));
        if (key instanceof OpenSshCertificate
                || WEAK.contains(algorithm)
                || !own.equals(KeyUtils.getCanonicalKeyType(algorithm))
                || named.available() > 0) {
            return false;
        }
        Signature signature = signature(algorithm);
        signature.initVerifier(null, key);
        signature.update(null, toSign(hash, data));
        return signature.verify(null, bytes);
    }

    String armoured() {
        ByteArrayBuffer envelope = new ByteArrayBuffer();
        envelope.putRawBytes(MAGIC);
        envelope.putUInt(VERSION);
        envelope.putPublicKey(key);
        envelope.putString(NAMESPACE);
        envelope.putString(RESERVED);
        envelope.putString(hash);
        envelope.putBytes(raw);
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(envelope.getCompactData());
        return BEGIN + "\n" + lines + "\n" + END + "\n";
    }

    private static byte[] toSign(String hash, byte[] data) throws GeneralSecurityException {
        String name = hash.toUpperCase(Locale.ROOT).replace("SHA", "SHA-");
        ByteArrayBuffer text = new ByteArrayBuffer();
        text.putRawBytes(MAGIC);
        text.putString(NAMESPACE);
        text.putString(RESERVED);
        text.putString(hash);
        text.putBytes(MessageDigest.getInstance(name).digest(data));
        return text.getCompactData();
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        BuiltinSignatures known = BuiltinSignatures.fromFactoryName(algorithm);
        if (known == null || !known.isSupported()) {
            throw new GeneralSecurityException("unknown signature algorithm " + algorithm);
        }
        return known.create();
    }
}
