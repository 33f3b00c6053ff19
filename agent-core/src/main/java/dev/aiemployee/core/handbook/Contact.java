package dev.aiemployee.core.handbook;

import java.util.Locale;
import java.util.Set;

/**
 * A row of the handbook's table of contacts. Every part but the address may be empty.
 *
 * @param address a mail address, or a domain for everybody there; lower case, the domain in ASCII
 * @param relation a word of the operator's, such as {@code client} or {@code family}
 * @param language a language's name or tag, as the operator writes it
 * @param tone as the operator writes it
 */
public record Contact(String name, String address, String relation, String language, String tone) {
    private static final Set<String> PRIVATE =
            Set.of("family", "friend", "friends", "personal", "private", "partner", "neighbour", "neighbor");
    private static final Set<String> CUSTOMERS = Set.of("client", "customer", "key client", "key customer");

    /** Whether the row names this very address. */
    boolean isFor(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return at > 0 && address.equals(mailbox.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain(mailbox));
    }

    /** Whether the row names the domain of the address. */
    boolean isForDomainOf(String mailbox) {
        return address.indexOf('@') < 0 && mailbox.indexOf('@') >= 0 && address.equals(domain(mailbox));
    }

    private static String domain(String mailbox) {
        return ContactAddress.ascii(mailbox.substring(mailbox.lastIndexOf('@') + 1));
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
