package dev.aiemployee.cloud.mail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs of where a mail comes from and whether a person waits for an answer, each a short reason for a reader.
 *
 * @param kind what it is
 * @param bulk mailing lists and newsletters: {@code List-Id}, {@code List-Unsubscribe}, {@code Precedence}
 * @param automatic machines (RFC 3834): {@code Auto-Submitted}, reports, no-reply senders, an empty return path
 * @param important whether the sender marked it so ({@code Importance}, {@code X-Priority})
 * @param deliveredTo the addresses it was delivered to, as servers noted on the way
 * @param list what a list says of itself that passed it on; null when none did
 */
public record MailOrigin(
        MailKind kind,
        List<String> bulk,
        List<String> automatic,
        boolean important,
        List<MailAddress> deliveredTo,
        @Nullable PassedOn list) {
    public MailOrigin {
        bulk = List.copyOf(bulk);
        automatic = List.copyOf(automatic);
        deliveredTo = List.copyOf(deliveredTo);
    }

    /** The same, of a mail that this list passed on. */
    MailOrigin passedOnBy(PassedOn by) {
        return new MailOrigin(kind, bulk, automatic, important, deliveredTo, by);
    }

    /** The list that passed it on, which may be the operator's own. */
    public Optional<PassedOn> passedOn() {
        return Optional.ofNullable(list);
    }

    public boolean isBulk() {
        return !bulk.isEmpty();
    }

    public boolean isAutomatic() {
        return !automatic.isEmpty();
    }
}
