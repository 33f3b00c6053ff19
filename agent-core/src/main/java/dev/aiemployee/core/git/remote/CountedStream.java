package dev.aiemployee.core.git.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** What a remote says, counted down from an allowance; ends with an error where that is used up. */
final class CountedStream extends FilterInputStream {
    private final AtomicLong allowance;

    CountedStream(InputStream said, AtomicLong allowance) {
        super(said);
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws IOException {
        if (allowance.addAndGet(-bytes) < 0) {
            throw new IOException("the remote says more than it is allowed to");
        }
    }
}
