package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.cloud.watch.MailCursor;
import dev.aiemployee.cloud.watch.PollOutcome;
import dev.aiemployee.cloud.watch.RawMail;
import dev.aiemployee.cloud.watch.StuckMail;
import dev.aiemployee.cloud.watch.UndeliveredMail;
import dev.aiemployee.cloud.watch.WatchedMailbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A mailbox in memory; message n has the number n + 1. */
final class FakeMailbox implements WatchedMailbox {
    static final Instant RECEIVED = Instant.parse("2026-11-20T08:15:00Z");

    private final List<RawMail> mails = new ArrayList<>();
    private final List<Long> withheld = new ArrayList<>();
    private final List<Long> given = new ArrayList<>();
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

    /** The next message is listed and not given out, and the operator is to be told. */
    void withhold() {
        withheld.add(mails.size() + 1L);
        deliver("");
    }

    /** What was withheld is given out. */
    void giveOut(String mail) {
        long uid = withheld.remove(0);
        byte[] raw = mail.replace("\n", "\r\n").getBytes(UTF_8);
        mails.set((int) uid - 1, new RawMail(uid, RECEIVED, raw.length, raw, true));
        given.add(uid);
    }

    /** What was withheld is removed. */
    void removeWithheld() {
        withheld.clear();
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
                .filter(mail -> mail.uid() > last || given.contains(mail.uid()))
                .filter(mail -> mail.bytes().length() > 0)
                .filter(mail -> !(firstLook && mail.received().isBefore(cursor.since())))
                .toList();
        given.clear();
        List<StuckMail> stuck = withheld.stream()
                .map(uid -> new StuckMail(uid, 3, RECEIVED, RECEIVED, true))
                .toList();
        List<UndeliveredMail> told = withheld.stream()
                .filter(uid -> uid > last)
                .map(uid -> new UndeliveredMail(validity, uid, RECEIVED, 900, "the server refuses it"))
                .toList();
        MailCursor next = new MailCursor(cursor.account(), validity, mails.size(), cursor.since(), stuck);
        return new PollOutcome.Fetched(fresh, next, false, told, 0);
    }
}
