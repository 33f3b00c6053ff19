package dev.aiemployee.cloud.watch;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Takes the next messages out of an open folder. */
final class ImapBatch {
    private static final int START_BYTES = 64 << 10;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final IMAPFolder folder;
    private final ImapLimits limits;

    ImapBatch(IMAPFolder folder, ImapLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    PollOutcome after(MailCursor cursor) throws MessagingException, IOException {
        MailCursor next = cursor.under(folder.getUIDValidity());
        List<IMAPMessage> waiting = waiting(next);
        List<RawMail> mails = new ArrayList<>();
        long bytes = 0;
        int taken = 0;
        while (taken < Math.min(waiting.size(), limits.messages()) && bytes < limits.batchBytes()) {
            IMAPMessage message = waiting.get(taken++);
            long uid = folder.getUID(message);
            Optional<RawMail> mail = read(message, uid, next.since());
            bytes += mail.map(raw -> (long) raw.bytes().length).orElse(0L);
            mail.ifPresent(mails::add);
            next = next.after(uid);
        }
        return new PollOutcome.Fetched(mails, next, taken < waiting.size());
    }

    /** Messages with higher numbers than the cursor's, in their order, with what is asked of each already fetched. */
    private List<IMAPMessage> waiting(MailCursor cursor) throws MessagingException {
        Message[] found = cursor.lastUid() == 0
                ? folder.search(notBefore(cursor.since()))
                : folder.getMessagesByUID(cursor.lastUid() + 1, UIDFolder.LASTUID);
        fetch(found, UIDFolder.FetchProfileItem.UID);
        List<IMAPMessage> waiting = new ArrayList<>();
        for (Message message : found) {
            if (folder.getUID(message) > cursor.lastUid()) { // n:* gives the last message even when it is before n
                waiting.add((IMAPMessage) message);
            }
        }
        List<IMAPMessage> first = waiting.subList(0, Math.min(waiting.size(), limits.messages()));
        fetch(first.toArray(new Message[0]), FetchProfile.Item.SIZE, IMAPFolder.FetchProfileItem.INTERNALDATE);
        return waiting;
    }

    /** The server compares days of its own time zone, so it is asked for a day more. */
    private static ReceivedDateTerm notBefore(Instant since) {
        return new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since.minus(A_DAY)));
    }

    private void fetch(Message[] messages, FetchProfile.Item... items) throws MessagingException {
        FetchProfile profile = new FetchProfile();
        for (FetchProfile.Item item : items) {
            profile.add(item);
        }
        folder.fetch(messages, profile);
    }

    /** The message; absent when it is too old, or somebody removed it meanwhile. */
    private Optional<RawMail> read(IMAPMessage message, long uid, Instant since)
            throws MessagingException, IOException {
        try {
            Instant received = Optional.ofNullable(message.getReceivedDate())
                    .map(Date::toInstant)
                    .orElse(since);
            return received.isBefore(since)
                    ? Optional.empty()
                    : Optional.of(read(message, uid, received, message.getSize()));
        } catch (MessageRemovedException removed) {
            return Optional.empty();
        }
    }

    /** What the server says of a size is not trusted: never more than the limit is read. */
    private RawMail read(IMAPMessage message, long uid, Instant received, int size)
            throws MessagingException, IOException {
        boolean large = size > limits.messageBytes();
        try (InputStream in = message.getMimeStream()) {
            byte[] bytes =
                    in.readNBytes(large ? Math.min(START_BYTES, limits.messageBytes()) : limits.messageBytes() + 1);
            boolean whole = !large && bytes.length <= limits.messageBytes();
            return new RawMail(uid, received, Math.max(size, bytes.length), bytes, whole);
        }
    }
}
