package dev.aiemployee.cloud.watch;

/** What a mailbox says of a message (RFC 9051 section 2.3.2), as far as it matters whether an answer is wanted. */
public enum MailboxFlag {
    ANSWERED,
    DRAFT,
    DELETED
}
