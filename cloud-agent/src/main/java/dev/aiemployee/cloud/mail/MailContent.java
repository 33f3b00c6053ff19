package dev.aiemployee.cloud.mail;

import java.util.List;

/**
 * What the parts of a mail hold together.
 *
 * @param texts readable blocks in order, not yet cleaned
 * @param html whether a block was HTML
 */
record MailContent(List<String> texts, List<Attachment> attachments, boolean html) {
    static final MailContent NOTHING = new MailContent(List.of(), List.of(), false);

    MailContent {
        texts = List.copyOf(texts);
        attachments = List.copyOf(attachments);
    }

    static MailContent text(String text, boolean html) {
        return new MailContent(text.isBlank() ? List.of() : List.of(text), List.of(), html);
    }

    static MailContent attached(Attachment attachment) {
        return new MailContent(List.of(), List.of(attachment), false);
    }

    boolean hasText() {
        return !texts.isEmpty();
    }
}
