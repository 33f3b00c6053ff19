package dev.aiemployee.local.reliability;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Stands between the agent and a real mail server, and stops a conversation at one point so that somebody can be killed there. */
final class SmtpGate implements AutoCloseable {
    /** What happens to the conversations from now on. */
    enum Point {
        PASS,
        /** The server's greeting is kept back: the ledger says {@code INTENT}. */
        GREETING,
        /** The command that begins the mail is kept back: the ledger says {@code SENDING}, the server has nothing. */
        DATA,
        /** The final dot is kept back: the server has the text, but has not taken the mail. */
        BEFORE_DOT,
        /** The server has taken the mail; its word is kept back. */
        AFTER_DOT,
        /** The server has taken the mail; the connection breaks before its word arrives. */
        CUT_AFTER_DOT,
        /** The sender is refused for now. */
        REFUSE,
        /** The sender is refused for good. */
        REJECT
    }

    private final int server;
    private final ServerSocket listening;
    private volatile Play play = new Play(Point.PASS);

    /** A point, the news that a conversation is there, and the end of its waiting. */
    private record Play(Point point, CountDownLatch reached, CountDownLatch over) {
        Play(Point point) {
            this(point, new CountDownLatch(1), new CountDownLatch(1));
        }

        void hold() {
            reached.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    SmtpGate(int server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on; a conversation that is held is cut off. */
    void set(Point point) {
        Play before = play;
        play = new Play(point);
        before.over().countDown();
    }

    /** Whether a conversation has come to the point. */
    boolean isReached() {
        return play.reached().getCount() == 0;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Conversation conversation =
                        new Conversation(client, new Socket(InetAddress.getLoopbackAddress(), server), play);
                inBackground(conversation::say);
                inBackground(conversation::answer);
            } catch (IOException e) {
                // the run is over, or somebody hung up
            }
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "smtp-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        play.over().countDown();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Conversation {
        private final Socket client;
        private final Socket server;
        private final Play play;
        private volatile boolean ended;

        Conversation(Socket client, Socket server, Play play) {
            this.client = client;
            this.server = server;
            this.play = play;
        }

        /** From the agent to the server, line by line. */
        void say() {
            try (client;
                    server) {
                InputStream in = new BufferedInputStream(client.getInputStream());
                boolean text = false;
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    boolean dot = text && line.equals(".\r\n");
                    if (!pass(line, text, dot)) {
                        return;
                    }
                    boolean muted = play.point() == Point.AFTER_DOT || play.point() == Point.CUT_AFTER_DOT;
                    ended |= dot && muted;
                    server.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
                    text = text ? !dot : line.startsWith("DATA");
                }
            } catch (IOException e) {
                // one side is gone, and so is the conversation
            }
        }

        private boolean pass(String line, boolean text, boolean dot) throws IOException {
            boolean beforeData = play.point() == Point.DATA && !text && line.startsWith("DATA");
            boolean beforeDot = play.point() == Point.BEFORE_DOT && dot;
            if (beforeData || beforeDot) {
                play.hold();
                return false;
            }
            boolean refuse = play.point() == Point.REFUSE || play.point() == Point.REJECT;
            if (refuse && !text && line.startsWith("MAIL")) {
                String answer = play.point() == Point.REFUSE ? "451 later\r\n" : "550 never\r\n";
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                play.reached().countDown();
                return false;
            }
            return true;
        }

        /** From the server to the agent. */
        void answer() {
            try (client;
                    server) {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                byte[] bytes = new byte[8192];
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    boolean answered = ended && play.point() == Point.AFTER_DOT;
                    if (play.point() == Point.GREETING || answered) {
                        play.hold();
                        return;
                    } else if (ended) {
                        play.reached().countDown();
                        return;
                    }
                    out.write(bytes, 0, count);
                }
            } catch (IOException e) {
                // one side is gone, and so is the conversation
            }
        }

        /** With its line end; empty at the end of the stream. */
        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next;
            while ((next = in.read()) >= 0) {
                line.write(next);
                if (next == '\n') {
                    break;
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
