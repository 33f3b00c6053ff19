package dev.aiemployee.local.execute;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A mail address as a mail server takes it: the domain in its ASCII form (RFC 5890, A-labels), what stands before @ untouched. */
final class WireAddress {
    /**
     * Letters that the two versions of IDNA take for different domains: for the one in the JDK {@code straße} is {@code strasse},
     * for today's registries it is a domain of its own, perhaps somebody else's (RFC 5891; UTS 46, section 7).
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\x{DF}\\x{1E9E}\\x{3C2}\\x{200C}\\x{200D}]");

    private WireAddress() {}

    /** The address with its domain in ASCII. @throws IllegalArgumentException when that is no domain, or may be two */
    static String of(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + domain(address);
    }

    /** The domain of an address in ASCII. @throws IllegalArgumentException when it is none, or may be two */
    static String domain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        if (AMBIGUOUS.matcher(domain).find()) {
            throw new IllegalArgumentException(address + ": the part behind @ can be read as two domains (expected: its"
                    + " form that begins with xn--, or the one without such letters)");
        }
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(address + ": the part behind @ is no domain", e);
        }
    }

    /** Whether the part before @ can only be said to a server that offers SMTPUTF8 (RFC 6531). */
    static boolean needsUtf8(String address) {
        String local = address.substring(0, address.lastIndexOf('@'));
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(local);
    }
}
