package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.MailAddress;
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
    boolean isFor(MailAddress mailbox) {
        return address.equalsIgnoreCase(mailbox.address());
    }

    /** Whether the row names the domain of the address. */
    boolean isForDomainOf(MailAddress mailbox) {
        String domain = address.startsWith("@") ? address.substring(1) : address;
        return !mailbox.domain().isEmpty() && domain.equalsIgnoreCase(mailbox.domain());
    }

    boolean isPrivate() {
        return PRIVATE.contains(relation.toLowerCase(Locale.ROOT));
    }

    boolean isCustomer() {
        return CUSTOMERS.contains(relation.toLowerCase(Locale.ROOT));
    }
}
