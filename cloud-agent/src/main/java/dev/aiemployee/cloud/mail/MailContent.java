package dev.aiemployee.cloud.mail;

import java.util.List;

/**
 * What the parts of a mail hold together.
 *
 * @param texts readable blocks in order, not yet cleaned
 * @param html whether a block was HTML
 * @param calendar what an invitation among them is for: {@code request}, {@code cancel} and the like; empty without one
 */
record MailContent(List<String> texts, List<ListedPart> attachments, boolean html, String calendar) {
    static final MailContent NOTHING = new MailContent(List.of(), List.of(), false);

    MailContent {
        texts = List.copyOf(texts);
        attachments = List.copyOf(attachments);
    }

    MailContent(List<String> texts, List<ListedPart> attachments, boolean html) {
        this(texts, attachments, html, "");
    }

    static MailContent text(String text, boolean html) {
        return new MailContent(text.isBlank() ? List.of() : List.of(text), List.of(), html);
    }

    static MailContent attached(ListedPart attachment) {
        return new MailContent(List.of(), List.of(attachment), false);
    }

    boolean hasText() {
        return !texts.isEmpty();
    }
}
