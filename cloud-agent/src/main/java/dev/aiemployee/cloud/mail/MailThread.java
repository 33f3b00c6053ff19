package dev.aiemployee.cloud.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a mail stands in a conversation (RFC 5322 section 3.6.4). Ids stand with their angle
 * brackets; one in which Obsidian would find something to run counts as missing.
 *
 * @param messageId empty when the mail has none
 * @param inReplyTo the first id of that header; empty when there is none
 * @param references at most the first and the last {@value #MAX_REFERENCES} ids, fewer where they are long, oldest first
 */
public record MailThread(String messageId, String inReplyTo, List<String> references) {
    /** How many of the latest references are kept. */
    public static final int MAX_REFERENCES = 20;

    /** They have to fit into a note, and an answer names fewer. */
    private static final int MOST_CHARACTERS = 3_000;

    public MailThread {
        List<String> kept = new ArrayList<>(references);
        int surplus = Math.max(0, kept.size() - MAX_REFERENCES - 1);
        kept.subList(Math.min(1, kept.size()), Math.min(1, kept.size()) + surplus)
                .clear();
        while (kept.size() > 2 && String.join(" ", kept).length() > MOST_CHARACTERS) {
            kept.remove(1);
        }
        references = List.copyOf(kept);
    }
}
