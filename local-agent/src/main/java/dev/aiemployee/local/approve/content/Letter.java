package dev.aiemployee.local.approve.content;

import java.util.List;

/**
 * What is said, and in which conversation.
 *
 * @param subject one line
 * @param body plain text with {@code \n} line ends, without blank lines around it
 * @param attachments the files that go with it, in the order of the note
 */
public record Letter(Threading threading, String subject, String body, List<Attachment> attachments) {
    /** @throws IllegalArgumentException when the subject is more than one line */
    public Letter {
        HeaderText.check("subject", subject);
        attachments = List.copyOf(attachments);
    }
}
