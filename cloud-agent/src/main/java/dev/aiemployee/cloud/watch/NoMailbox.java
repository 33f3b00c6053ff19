package dev.aiemployee.cloud.watch;

import java.util.List;

/** What stands for a mailbox when the agent reads no mail ({@code MAIL_SOURCE=none}). */
public final class NoMailbox implements WatchedMailbox {
    @Override
    public String account() {
        return "none";
    }

    @Override
    public PollOutcome poll(MailCursor cursor) {
        return new PollOutcome.Fetched(List.of(), cursor, false);
    }
}
