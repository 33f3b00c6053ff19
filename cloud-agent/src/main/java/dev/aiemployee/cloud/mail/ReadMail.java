package dev.aiemployee.cloud.mail;

/** What became of a mail's bytes: a {@link Mail} that a person can read, or {@link Unreadable} with the reason. */
public sealed interface ReadMail permits Mail, ReadMail.Unreadable {
    /**
     * Lower-case hexadecimal SHA-256 over the normalised Message-ID and the content: the same mail fetched twice has the
     * same key, and a forged Message-ID cannot suppress another mail.
     */
    String key();

    /**
     * Nothing a person could read; the original stays in the mailbox.
     *
     * @param reason one line
     */
    record Unreadable(String key, String reason) implements ReadMail {}
}
