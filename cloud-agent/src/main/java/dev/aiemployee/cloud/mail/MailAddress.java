package dev.aiemployee.cloud.mail;

import java.util.List;
import java.util.Locale;

/**
 * One correspondent as a mail names them.
 *
 * @param name the display name on one line, without angle brackets; empty when there is none
 * @param address the address as written; empty when the header held only a name
 */
public record MailAddress(String name, String address) {
    /** The addresses a header value or a note names; what is no address is kept as a name. */
    public static List<MailAddress> parse(String text) {
        return AddressList.parse(text);
    }

    /** The address's part before the last {@code @}, lower case. */
    public String localPart() {
        int at = address.lastIndexOf('@');
        return (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
    }

    /** The address's part after the last {@code @}, lower case; empty without one. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether both name the same mailbox; case does not matter, nor does the display name. */
    public boolean sameMailbox(MailAddress other) {
        return address.equalsIgnoreCase(other.address);
    }

    /**
     * Whether an answer could be addressed to it: something, one {@code @}, and a domain, without blanks or brackets, and
     * nothing that {@link QuotedText#property} would change on the way through a note: then it would be another address.
     */
    public boolean isUsable() {
        return address.indexOf('@') > 0
                && address.indexOf('@') == address.lastIndexOf('@')
                && !address.endsWith("@")
                && QuotedText.property(address).equals(address)
                && address.chars().noneMatch(c -> c <= ' ' || "<>()[],;:\\\"`".indexOf(c) >= 0);
    }

    /** {@code Name <address>}, or whichever of the two there is; {@link #parse} reads it back. */
    @Override
    public String toString() {
        if (name.isEmpty() || address.isEmpty()) {
            return name + address;
        }
        boolean special = name.chars().anyMatch(c -> ",;:()[]@\"\\".indexOf(c) >= 0);
        String quoted = special ? '"' + name.replaceAll("[\"\\\\]", "\\\\$0") + '"' : name;
        return quoted + " <" + address + ">";
    }
}
