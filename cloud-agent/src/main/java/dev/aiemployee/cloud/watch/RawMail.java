package dev.aiemployee.cloud.watch;

import java.time.Instant;

/** A message as the mailbox holds it. Its bytes are not to be changed. */
public final class RawMail {
    private final long uid;
    private final Instant received;
    private final long size;
    private final byte[] bytes;
    private final boolean whole;

    /**
     * One message.
     *
     * @param received when the mailbox got it
     * @param size as the server says
     * @param bytes all of it, or its start when it is too large
     */
    public RawMail(long uid, Instant received, long size, byte[] bytes, boolean whole) {
        this.uid = uid;
        this.received = received;
        this.size = size;
        this.bytes = bytes;
        this.whole = whole;
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

    public byte[] bytes() {
        return bytes;
    }

    /** Whether {@link #bytes} is the message and not only its start. */
    public boolean isWhole() {
        return whole;
    }
}
