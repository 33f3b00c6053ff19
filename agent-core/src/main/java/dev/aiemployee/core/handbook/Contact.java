package dev.aiemployee.core.handbook;

import java.util.Locale;
import java.util.Set;

/**
 * A row of the handbook's table of contacts. Every part but the address may be empty.
 *
 * @param address a mail address, or a domain for everybody there
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
        return address.equalsIgnoreCase(mailbox);
    }

    /** Whether the row names the domain of the address. */
    boolean isForDomainOf(String mailbox) {
        String domain = address.startsWith("@") ? address.substring(1) : address;
        int at = mailbox.lastIndexOf('@');
        return at >= 0 && domain.equalsIgnoreCase(mailbox.substring(at + 1));
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
