package dev.aiemployee.cloud.watch;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.Item;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * The commands of one open folder, by the numbers that stay (RFC 9051 section 6.4.9). Jakarta Mail's own messages take a refused
 * body for an empty one, and one refused message for the end of the connection; here each answer is told as what it is.
 */
final class ImapTalk {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int LONGEST_REASON = 200;
    /** Numbers of messages have 32 bits. */
    private static final long MOST = 0xFFFF_FFFFL;

    private final IMAPFolder folder;

    ImapTalk(IMAPFolder folder) {
        this.folder = folder;
    }

    /** What is asked of a message before its body. */
    record Listed(long uid, long size, Optional<Instant> received, Set<MailboxFlag> flags) {}

    /** The server said no to one command; the connection stands. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason);
        }
    }

    /**
     * What the numbers count under.
     *
     * @throws MessagingException when the server does not say it, or says what none may (RFC 9051 section 2.3.1.1): without it no
     *     number counts
     */
    long validity() throws MessagingException {
        long validity = folder.getUIDValidity();
        if (!isNumber(validity)) {
            throw new MessagingException(
                    "the server does not say how its mails are numbered (UIDVALIDITY " + validity + ")");
        }
        return validity;
    }

    private static boolean isNumber(long value) {
        return value > 0 && value <= MOST;
    }

    int messages() throws MessagingException {
        return folder.getMessageCount();
    }

    /** The last number that was given to a message; {@link MailCursor#UNKNOWN} when the server does not say it. */
    long last() throws MessagingException {
        long next = folder.getUIDNext();
        return isNumber(next) ? next - 1 : MailCursor.UNKNOWN;
    }

    /** Numbers above that one, rising. {@code n:*} gives the last message even when it is before n. */
    List<Long> above(long uid) throws MessagingException, IOException, Refused {
        return search("UID SEARCH UID " + (uid + 1) + ":*").stream()
                .filter(found -> found > uid)
                .toList();
    }

    /** Numbers of messages of that day in UTC and later; the server takes its own time zone's day. */
    List<Long> since(Instant day) throws MessagingException, IOException, Refused {
        return search("UID SEARCH SINCE " + DAY.format(day));
    }

    /** Those of the messages that the folder holds. */
    List<Long> there(List<Long> uids) throws MessagingException, IOException, Refused {
        return search("UID SEARCH UID " + set(uids)).stream()
                .filter(uids::contains)
                .toList();
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private List<Long> search(String command) throws MessagingException, IOException, Refused {
        Set<Long> found = new TreeSet<>();
        long said = folder.getUIDNext();
        long next = isNumber(said)
                ? said
                : MOST + 1; // a number that no message can have would move the cursor past all to come
        for (Response response : ask(command)) {
            if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
                for (long uid = answer.readLong(); uid > 0; uid = answer.readLong()) {
                    if (uid < next) {
                        found.add(uid);
                    }
                }
            }
        }
        return new ArrayList<>(found);
    }

    /** Those of the messages that the server tells of. */
    Map<Long, Listed> list(List<Long> uids) throws MessagingException, IOException, Refused {
        Map<Long, Listed> listed = new HashMap<>();
        if (uids.isEmpty()) {
            return listed;
        }
        for (Response response : ask("UID FETCH " + set(uids) + " (UID FLAGS INTERNALDATE RFC822.SIZE)")) {
            if (response instanceof FetchResponse message) {
                item(message, UID.class).ifPresent(uid -> listed.put(uid.uid, listed(uid.uid, message)));
            }
        }
        return listed;
    }

    private static Listed listed(long uid, FetchResponse message) {
        return new Listed(
                uid,
                item(message, RFC822SIZE.class)
                        .map(size -> size.size)
                        .filter(size -> size > 0) // no mail is that small: the server does not know
                        .orElse(-1L),
                item(message, INTERNALDATE.class).map(INTERNALDATE::getDate).map(Date::toInstant),
                item(message, FLAGS.class).map(ImapTalk::flags).orElse(Set.of()));
    }

    private static Set<MailboxFlag> flags(FLAGS said) {
        Set<MailboxFlag> flags = EnumSet.noneOf(MailboxFlag.class);
        if (said.contains(Flags.Flag.ANSWERED)) {
            flags.add(MailboxFlag.ANSWERED);
        }
        if (said.contains(Flags.Flag.DRAFT)) {
            flags.add(MailboxFlag.DRAFT);
        }
        if (said.contains(Flags.Flag.DELETED)) {
            flags.add(MailboxFlag.DELETED);
        }
        return flags;
    }

    /** A stretch of a message as it lies there, read without a trace; absent when the server gave none. */
    Optional<ByteArray> body(long uid, long start, int length) throws MessagingException, IOException, Refused {
        for (Response response : ask("UID FETCH " + uid + " (UID BODY.PEEK[]<" + start + "." + length + ">)")) {
            if (response instanceof FetchResponse message && isAbout(uid, message)) {
                Optional<ByteArray> bytes = item(message, BODY.class).map(BODY::getByteArray);
                if (bytes.isPresent()) {
                    return bytes;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether an answer is about the one message that was asked for; one that names no message is. */
    private static boolean isAbout(long uid, FetchResponse message) {
        return item(message, UID.class).filter(said -> said.uid != uid).isEmpty();
    }

    private static <T extends Item> Optional<T> item(FetchResponse message, Class<T> kind) {
        return Optional.ofNullable(message.getItem(kind));
    }

    private Response[] ask(String command) throws MessagingException, IOException, Refused {
        Response[] answer = (Response[]) folder.doCommand(protocol -> protocol.command(command, null));
        Response last = answer[answer.length - 1];
        if (last.isOK()) {
            return answer;
        }
        if (last.isBYE() || last.isSynthetic()) {
            throw new IOException("the connection ended", last.getException());
        }
        String words = String.valueOf(last.getRest()).replaceAll("\\s+", " ").strip();
        throw new Refused(words.substring(0, Math.min(words.length(), LONGEST_REASON)));
    }
}
