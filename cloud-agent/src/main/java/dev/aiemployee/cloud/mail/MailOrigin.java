package dev.aiemployee.cloud.mail;

import java.util.List;

/**
 * Signs that no person waits for an answer, each a short reason for a reader.
 *
 * @param bulk mailing lists and newsletters: {@code List-Id}, {@code List-Unsubscribe}, {@code Precedence}
 * @param automatic machines (RFC 3834): {@code Auto-Submitted}, reports, no-reply senders, an empty return path
 */
public record MailOrigin(List<String> bulk, List<String> automatic) {
    public MailOrigin {
        bulk = List.copyOf(bulk);
        automatic = List.copyOf(automatic);
    }

    public boolean isBulk() {
        return !bulk.isEmpty();
    }

    public boolean isAutomatic() {
        return !automatic.isEmpty();
    }
}
