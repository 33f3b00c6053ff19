package dev.aiemployee.cloud.mail;

import java.util.List;

/**
 * Signs of where a mail comes from and whether a person waits for an answer, each a short reason for a reader.
 *
 * @param kind what it is
 * @param bulk mailing lists and newsletters: {@code List-Id}, {@code List-Unsubscribe}, {@code Precedence}
 * @param automatic machines (RFC 3834): {@code Auto-Submitted}, reports, no-reply senders, an empty return path
 * @param important whether the sender marked it so ({@code Importance}, {@code X-Priority})
 * @param deliveredTo the addresses it was delivered to, as servers noted on the way
 */
public record MailOrigin(
        MailKind kind, List<String> bulk, List<String> automatic, boolean important, List<MailAddress> deliveredTo) {
    public MailOrigin {
        bulk = List.copyOf(bulk);
        automatic = List.copyOf(automatic);
        deliveredTo = List.copyOf(deliveredTo);
    }

    public boolean isBulk() {
        return !bulk.isEmpty();
    }

    public boolean isAutomatic() {
        return !automatic.isEmpty();
    }
}
