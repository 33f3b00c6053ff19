package dev.aiemployee.cloud.watch;

import dev.aiemployee.cloud.watch.ImapTalk.Listed;
import dev.aiemployee.cloud.watch.ImapTalk.Refused;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;

/** Fetches the bodies of messages, stretch by stretch, and believes none that is shorter than the mailbox said. */
final class ImapDownload {
    private static final int STRETCH = 256 << 10;
    /** Of a message that is too large. */
    private static final int START = 64 << 10;
    /** Servers may count a size before they add a header of their own. */
    private static final int SURPLUS = 64 << 10;

    private static final int TRIES = 3;

    private final ImapTalk talk;
    private final MailSpool spool;
    private final ImapLimits limits;

    ImapDownload(ImapTalk talk, MailSpool spool, ImapLimits limits) {
        this.talk = talk;
        this.spool = spool;
        this.limits = limits;
    }

    /** How long a literal may be that is asked for here. */
    static int longestLiteral() {
        return STRETCH;
    }

    /** What became of one message. */
    sealed interface Result {}

    /** It is here. */
    record Whole(RawMail mail) implements Result {}

    /**
     * It is not.
     *
     * @param connectionEnded whether nothing more can be asked on this connection
     */
    record Failed(String reason, int tries, boolean connectionEnded) implements Result {}

    Result of(Listed message, Instant received) {
        Result result = new Failed("it was not asked for", 0, false);
        for (int tries = 1; tries <= TRIES; tries++) {
            result = once(message, received, tries);
            if (result instanceof Whole || ((Failed) result).connectionEnded()) {
                return result;
            }
        }
        return result;
    }

    private Result once(Listed message, Instant received, int tries) {
        try (MailSpool.Growing growing = spool.begin(message.uid(), message.size())) {
            boolean large = message.size() > limits.messageBytes();
            Optional<String> trouble = large ? start(message, growing) : all(message, growing);
            if (trouble.isPresent()) {
                return new Failed(trouble.get(), tries, false);
            }
            long size = Math.max(message.size(), growing.length());
            return new Whole(new RawMail(
                    message.uid(), received, size, growing.finish(), !large, message.flags(), growing.file()));
        } catch (Refused refused) {
            return new Failed("the mail server answered: " + refused.getMessage(), tries, false);
        } catch (MessagingException | IOException failure) {
            return new Failed("the connection ended on it: " + ImapWatcher.reason(failure), 1, true);
        }
    }

    private Optional<String> start(Listed message, MailSpool.Growing growing)
            throws MessagingException, IOException, Refused {
        Optional<ByteArray> stretch = talk.body(message.uid(), 0, Math.min(START, limits.messageBytes()));
        if (stretch.isEmpty()) {
            return Optional.of("the mail server gave nothing of it");
        }
        add(stretch.get(), growing);
        return Optional.empty();
    }

    /** What is wrong; empty when all is there. */
    private Optional<String> all(Listed message, MailSpool.Growing growing)
            throws MessagingException, IOException, Refused {
        int count = STRETCH;
        while (count == STRETCH && growing.length() != message.size()) {
            Optional<ByteArray> stretch = talk.body(message.uid(), growing.length(), STRETCH);
            if (stretch.isEmpty()) {
                return Optional.of("the mail server gave " + growing.length() + " of " + message.size() + " bytes");
            }
            count = stretch.get().getCount();
            add(stretch.get(), growing);
            if (growing.length() > Math.max(0, message.size()) + SURPLUS) {
                return Optional.of("the mail server gave more than the " + message.size() + " bytes it has");
            }
        }
        return growing.length() < message.size()
                ? Optional.of("the mail server gave " + growing.length() + " of " + message.size() + " bytes")
                : Optional.empty();
    }

    private static void add(ByteArray stretch, MailSpool.Growing growing) throws IOException {
        growing.add(stretch.getBytes(), stretch.getStart(), stretch.getCount());
    }
}
