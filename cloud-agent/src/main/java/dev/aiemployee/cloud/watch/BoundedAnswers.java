package dev.aiemployee.cloud.watch;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Ends a connection whose server answers without end: the mail library would keep the whole answer in memory, and make room for a
 * literal (RFC 9051 section 4.3) as soon as it is announced. Each command begins a new answer. One connection, one thread.
 */
final class BoundedAnswers {
    /** A list of half a million message numbers fits. */
    private static final int LONGEST_LINE = 4 << 20;

    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_ANSWER = 6 << 20;

    private final int longestLiteral;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private long bytes;
    private int lines;
    private long began;

    /**
     * Bounds for one connection.
     *
     * @param longestLiteral what is announced as longer ends the connection before room is made for it
     * @param patience how long a whole answer may take, however busily it drips
     */
    BoundedAnswers(int longestLiteral, Duration patience, LongSupplier nanoTime) {
        this.longestLiteral = longestLiteral;
        this.patience = patience;
        this.nanoTime = nanoTime;
        begin();
    }

    /** A new answer is waited for. */
    final void begin() {
        bytes = 0;
        lines = 0;
        began = nanoTime.getAsLong();
    }

    OutputStream sending(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                begin();
                out.write(b);
            }

            @Override
            public void write(byte[] all, int start, int length) throws IOException {
                begin();
                out.write(all, start, length);
            }
        };
    }

    InputStream receiving(InputStream in) {
        return new Received(in);
    }

    private static IOException tooMuch(String what) {
        return new IOException("the server's answer " + what);
    }

    private final class Received extends FilterInputStream {
        private static final int NONE = -1;

        private int line;
        private long literal;
        private long announced = NONE;
        private boolean closed;

        Received(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            int count = in.read(into, start, length);
            for (int i = 0; i < count; i++) {
                see(into[start + i]);
            }
            if (nanoTime.getAsLong() - began > patience.toNanos()) {
                throw new SocketTimeoutException("the server's answer took longer than " + patience.toSeconds() + " s");
            }
            return count;
        }

        private void see(byte b) throws IOException {
            if (++bytes > LONGEST_ANSWER) {
                throw tooMuch("has no end");
            }
            if (literal > 0) {
                literal--;
            } else if (b == '\n') {
                endLine();
            } else {
                if (++line > LONGEST_LINE) {
                    throw tooMuch("is a line without end");
                }
                announce(b);
            }
        }

        private void endLine() throws IOException {
            if (++lines > MOST_LINES) {
                throw tooMuch("has lines without end");
            }
            literal = closed ? announced : 0;
            if (literal > longestLiteral) {
                throw tooMuch("announces " + literal + " bytes at once");
            }
            line = 0;
            announced = NONE;
            closed = false;
        }

        /** Follows <code>{123}</code> at the end of a line; anything after it but a carriage return takes it back. */
        private void announce(byte b) {
            if (b == '{') {
                announced = 0;
                closed = false;
            } else if (announced != NONE && !closed && b >= '0' && b <= '9') {
                announced = Math.min(Integer.MAX_VALUE, announced * 10 + (b - '0'));
            } else if (announced != NONE && !closed && b == '}') {
                closed = true;
            } else if (b != '\r' && b != '+') {
                announced = NONE;
                closed = false;
            }
        }
    }
}
