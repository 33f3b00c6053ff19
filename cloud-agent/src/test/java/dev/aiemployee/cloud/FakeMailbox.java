package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.cloud.watch.MailCursor;
import dev.aiemployee.cloud.watch.Mailbox;
import dev.aiemployee.cloud.watch.PollOutcome;
import dev.aiemployee.cloud.watch.RawMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A mailbox in memory; message n has the number n + 1. */
final class FakeMailbox implements Mailbox {
    static final Instant RECEIVED = Instant.parse("2026-11-20T08:15:00Z");

    private final List<RawMail> mails = new ArrayList<>();
    private long validity = 1;
    private boolean reachable = true;

    void deliver(String mail) {
        deliver(mail.replace("\n", "\r\n").getBytes(UTF_8));
    }

    void deliver(byte[] raw) {
        mails.add(new RawMail(mails.size() + 1L, RECEIVED, raw.length, raw, true));
    }

    void deliver(String mail, Instant received) {
        byte[] raw = mail.replace("\n", "\r\n").getBytes(UTF_8);
        mails.add(new RawMail(mails.size() + 1L, received, raw.length, raw, true));
    }

    void deliverStartOf(String mail, long size) {
        mails.add(new RawMail(mails.size() + 1L, RECEIVED, size, mail.getBytes(UTF_8), false));
    }

    void renumber() {
        validity++;
    }

    void reachable(boolean now) {
        reachable = now;
    }

    @Override
    public String account() {
        return "me@mail.example:993/INBOX";
    }

    @Override
    public PollOutcome poll(MailCursor cursor) {
        if (!reachable) {
            return new PollOutcome.Unreachable("no route");
        }
        long last = cursor.uidValidity() == validity ? cursor.lastUid() : 0;
        boolean firstLook = cursor.uidValidity() == 0;
        List<RawMail> fresh = mails.stream()
                .filter(mail -> mail.uid() > last)
                .filter(mail -> !(firstLook && mail.received().isBefore(cursor.since())))
                .toList();
        return new PollOutcome.Fetched(
                fresh, new MailCursor(cursor.account(), validity, mails.size(), cursor.since()), false);
    }
}
