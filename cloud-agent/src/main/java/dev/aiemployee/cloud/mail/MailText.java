package dev.aiemployee.cloud.mail;

/**
 * What a person reads of a mail.
 *
 * @param text lines parted by line feeds; no control, bidirectional or zero-width characters; empty when nothing is readable
 * @param hidden how many such characters were taken out
 * @param masked how many passages that look like a credential were replaced by {@code [masked: rule]}
 * @param cut whether the text was longer than the limit; it then ends with a line that says so
 */
public record MailText(String text, int hidden, int masked, boolean cut) {}
