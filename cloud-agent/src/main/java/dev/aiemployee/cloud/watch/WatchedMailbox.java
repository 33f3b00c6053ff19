package dev.aiemployee.cloud.watch;

/** A mailbox that can be looked into again and again. */
public interface WatchedMailbox {
    /** Which mailbox this is, on one line, for the cursor and the log; holds no secret. */
    String account();

    /** Messages after the cursor. Trouble with the network or the server is a value. */
    PollOutcome poll(MailCursor cursor);
}
