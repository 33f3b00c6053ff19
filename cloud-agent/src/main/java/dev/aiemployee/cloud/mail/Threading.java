package dev.aiemployee.cloud.mail;

import java.util.List;

/**
 * Where a mail stands in a conversation (RFC 5322 section 3.6.4). Ids stand with their angle
 * brackets; one in which Obsidian would find something to run counts as missing.
 *
 * @param messageId empty when the mail has none
 * @param inReplyTo the first id of that header; empty when there is none
 * @param references at most the first and the last {@value #MAX_REFERENCES} ids, oldest first
 */
public record Threading(String messageId, String inReplyTo, List<String> references) {
    /** How many of the latest references are kept. */
    public static final int MAX_REFERENCES = 20;

    public Threading {
        references = List.copyOf(references);
    }
}
