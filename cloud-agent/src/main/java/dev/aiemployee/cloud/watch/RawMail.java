package dev.aiemployee.cloud.watch;

import dev.aiemployee.cloud.mail.MailBytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message as the mailbox holds it. A large one lies in a file, which goes when this is closed. */
public final class RawMail implements Closeable {
    private final long uid;
    private final Instant received;
    private final long size;
    private final MailBytes bytes;
    private final boolean whole;
    private final Set<MailboxFlag> flags;
    private final @Nullable Path file;

    /**
     * One message in memory, without flags.
     *
     * @param received when the mailbox got it
     * @param size as the server says
     * @param bytes all of it, or its start when it is too large
     */
    public RawMail(long uid, Instant received, long size, byte[] bytes, boolean whole) {
        this(uid, received, size, MailBytes.of(bytes), whole, Set.of(), null);
    }

    RawMail(
            long uid,
            Instant received,
            long size,
            MailBytes bytes,
            boolean whole,
            Set<MailboxFlag> flags,
            @Nullable Path file) {
        this.uid = uid;
        this.received = received;
        this.size = size;
        this.bytes = bytes;
        this.whole = whole;
        this.flags = Set.copyOf(flags);
        this.file = file;
    }

    /** The same message, of which the mailbox says this. */
    public RawMail flagged(Set<MailboxFlag> now) {
        return new RawMail(uid, received, size, bytes, whole, now, file);
    }

    /** Its number in the mailbox. */
    public long uid() {
        return uid;
    }

    public Instant received() {
        return received;
    }

    public long size() {
        return size;
    }

    public MailBytes bytes() {
        return bytes;
    }

    /** Whether {@link #bytes} is the message and not only its start. */
    public boolean isWhole() {
        return whole;
    }

    public boolean has(MailboxFlag flag) {
        return flags.contains(flag);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
