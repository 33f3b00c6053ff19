package dev.aiemployee.local.execute;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Connections to a mail server whose answers come to an end. The mail library limits the silence between two bytes only: a server that
 * drips, or that goes on and on, would keep it for ever, and fill the memory. Safe to use from several threads; a connection is for
 * one.
 */
final class BoundedSockets extends SocketFactory {
    /** Bytes of one answer; lists of folders and messages are the longest. */
    private static final int MOST_BYTES = 8 << 20;

    private final Duration answer;
    private final Duration whole;

    /** @param silence how long a server may be silent; one answer may take twice as long, a connection ten times */
    BoundedSockets(Duration silence) {
        this.answer = silence.multipliedBy(2);
        this.whole = silence.multipliedBy(10);
    }

    @Override
    public Socket createSocket() {
        return new Bounded();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        throw unexpected();
    }

    private static IOException unexpected() {
        return new IOException("the mail library asked for a connection in a way that is not provided for");
    }

    /** Counts from what was last said to the server. */
    private final class Bounded extends Socket {
        private final long made = System.nanoTime();
        private long said = made;
        private long bytes;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    mustEnd();
                    int read = super.read(into, from, most);
                    bytes += Math.max(read, 0);
                    return read;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] text, int from, int length) throws IOException {
                    out.write(text, from, length);
                    said = System.nanoTime();
                    bytes = 0;
                }
            };
        }

        private void mustEnd() throws IOException {
            long now = System.nanoTime();
            if (bytes > MOST_BYTES || now - said > answer.toNanos() || now - made > whole.toNanos()) {
                throw new IOException("the mail server's answer does not end");
            }
        }
    }
}
