package dev.aiemployee.cloud.mail;

import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The bytes of a mail, or a stretch of them, in memory or in a file that nobody changes meanwhile. Stretches share what they are cut
 * from and cost next to nothing. One thread.
 */
public final class MailBytes implements Closeable {
    private static final int BUFFER = 8 << 10;

    private final SharedInputStream from;
    private final long length;

    private MailBytes(SharedInputStream from, long length) {
        this.from = from;
        this.length = length;
    }

    /** Bytes in memory, which are not to be changed. */
    public static MailBytes of(byte[] bytes) {
        return new MailBytes(new SharedByteArrayInputStream(bytes), bytes.length);
    }

    /** The bytes of a file; it stays open until {@link #close}. */
    public static MailBytes of(File file) throws IOException {
        return new MailBytes(new SharedFileInputStream(file, BUFFER), file.length());
    }

    /** What Jakarta Mail cut out of {@link #open}, and closes when it has handed it over. */
    static MailBytes of(InputStream stretch) {
        try {
            SharedInputStream own = (SharedInputStream) ((SharedInputStream) stretch).newStream(0, -1);
            return new MailBytes(own, stretch.available());
        } catch (IOException closed) {
            throw new UncheckedIOException("a mail's file was closed", closed);
        }
    }

    public long length() {
        return length;
    }

    /** From the first byte on, whatever was read before. */
    InputStream open() {
        return from.newStream(0, -1);
    }

    /** From that byte to the end. */
    MailBytes from(long start) {
        return new MailBytes((SharedInputStream) from.newStream(start, -1), length - start);
    }

    /** A copy of the first bytes; of all when there are not so many. */
    byte[] first(int most) {
        try {
            return open().readNBytes((int) Math.min(length, most));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a mail's file cannot be read", unreadable);
        }
    }

    /** A copy of all; to be asked for only where the length is known to be small. */
    public byte[] all() {
        return first(Integer.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        ((InputStream) from).close();
    }
}
