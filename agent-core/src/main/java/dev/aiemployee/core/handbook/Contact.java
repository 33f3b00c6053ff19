package dev.aiemployee.core.handbook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A row of the handbook's table of contacts. Every part but the address may be empty.
 *
 * @param address a mail address, or a domain for everybody there; lower case, the domain in ASCII
 * @param relation a word of the operator's, such as {@code client} or {@code family}
 * @param language a language's name or tag, as the operator writes it
 * @param tone as the operator writes it
 */
public record Contact(String name, String address, String relation, String language, String tone) {
    /**
     * What a domain's row speaks for. With {@code %} and {@code !}, an older way to name a host to pass the mail on to, with quotes,
     * comments or a source route the domain behind the last @ may not be where it ends up (RFC 5321, section 4.1.2 and appendix F.2).
     */
    private static final Pattern PLAIN_LOCAL_PART = Pattern.compile("[^\\s%!@\"(),:;<>\\[\\]\\\\]+");

    private static final Set<String> PRIVATE =
            Set.of("family", "friend", "friends", "personal", "private", "partner", "neighbour", "neighbor");
    private static final Set<String> CUSTOMERS = Set.of("client", "customer", "key client", "key customer");

    /** Whether the row names this very address. */
    boolean isFor(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return at > 0 && address.equals(lowerAscii(mailbox.substring(0, at)) + "@" + domain(mailbox));
    }

    /** Whether the row names the domain of the address. */
    boolean isForDomainOf(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return address.indexOf('@') < 0
                && at > 0
                && PLAIN_LOCAL_PART.matcher(mailbox.substring(0, at)).matches()
                && address.equals(domain(mailbox));
    }

    private static String domain(String mailbox) {
        return ContactAddress.ascii(mailbox.substring(mailbox.lastIndexOf('@') + 1));
    }

    /** A to Z in lower case and nothing else: other letters fold to these and are another mailbox on the wire. */
    private static String lowerAscii(String text) {
        StringBuilder folded = new StringBuilder();
        text.codePoints()
                .map(point -> point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Whether the relation is one of private life. */
    public boolean isPrivate() {
        return PRIVATE.contains(relation.toLowerCase(Locale.ROOT));
    }

    /** Whether the relation is that of somebody who buys. */
    public boolean isCustomer() {
        return CUSTOMERS.contains(relation.toLowerCase(Locale.ROOT));
    }
}
