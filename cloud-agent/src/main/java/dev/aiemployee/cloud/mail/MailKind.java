package dev.aiemployee.cloud.mail;

/** What a mail is, when it is no letter. */
public enum MailKind {
    LETTER,
    /** Marked by the mail server. */
    SPAM,
    /** A mail of the operator's that did not arrive. */
    BOUNCE,
    /** That a mail was read. */
    RECEIPT,
    ABSENCE,
    /** Sent to many. */
    LIST,
    /** Written by a machine, as its header says. */
    MACHINE,
    /** Written by a machine, as its own words say, and those alone. */
    MACHINE_BY_WORDS,
    /** Sent to many, as its own words say, and those alone. */
    LIST_BY_WORDS,
    INVITATION,
    CANCELLATION,
    INVITATION_ANSWER
}
