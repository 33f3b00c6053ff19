package dev.aiemployee.local.execute;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that does at one point what it is told to, and otherwise what RFC 5321 says. Keeps what it took. */
public final class ScriptedSmtpServer implements AutoCloseable {
    /** Where a script can set in. */
    public enum Point {
        GREETING,
        EHLO,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        /** In the middle of the mail's text, before the final dot. */
        TEXT,
        /** After the final dot. */
        DOT
    }

    /** What a script can do there instead of agreeing. */
    public sealed interface Deed {
        record Answer(String line) implements Deed {}

        record Drop() implements Deed {}

        record Stall() implements Deed {}

        /** An answer whose lines never end, with so many milliseconds between two of them. */
        record GoOn(String line, long pause) implements Deed {}

        record AnswerAndDrop(String line) implements Deed {}
    }

    private final SSLContext identity;
    private final SmtpTls tls;
    private final ServerSocket listening;
    private volatile Play play;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /** What it does now, and what a stalled conversation waits for: that it no longer does so. */
    private record Play(Map<Point, Deed> script, CountDownLatch over) {}

    public ScriptedSmtpServer(Map<Point, Deed> script) {
        this(script, null, SmtpTls.NONE);
    }

    /** @param identity null for a server that knows no TLS */
    ScriptedSmtpServer(Map<Point, Deed> script, SSLContext identity, SmtpTls tls) {
        this.identity = identity;
        this.tls = tls;
        this.play = new Play(Map.copyOf(script), new CountDownLatch(1));
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /** Does something else from now on; a conversation that stalls is dropped. */
    public void follow(Map<Point, Deed> script) {
        Play before = play;
        play = new Play(Map.copyOf(script), new CountDownLatch(1));
        before.over().countDown();
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The texts of the mails that reached their final dot. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** All that clients asked for, over all conversations; empty when nobody came. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                new Conversation(socket).run();
            } catch (IOException | InterruptedException e) {
                // the other side hung up, or the test is over
            }
        }
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

    private final class Conversation {
        private Socket socket;
        private BufferedReader in;

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        private void encrypt() throws IOException {
            socket = identity.getSocketFactory().createSocket(socket, null, true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void run() throws IOException, InterruptedException {
            if (tls == SmtpTls.TLS) {
                encrypt();
            }
            if (!at(Point.GREETING, "220 scripted")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                if (!command(line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT))) {
                    return;
                }
            }
        }

        private boolean command(String verb) throws IOException, InterruptedException {
            return switch (verb) {
                case "EHLO" -> at(Point.EHLO, "250-scripted\r\n" + extensions() + "250 AUTH PLAIN");
                case "STARTTLS" -> {
                    say("220 go on");
                    encrypt();
                    yield true;
                }
                case "AUTH" -> at(Point.AUTH, "235 welcome");
                case "MAIL" -> at(Point.MAIL, "250 ok");
                case "RCPT" -> at(Point.RCPT, "250 ok");
                case "DATA" -> at(Point.DATA, "354 go on") && (play.script().containsKey(Point.DATA) || text());
                case "QUIT" -> {
                    say("221 bye");
                    yield false;
                }
                default -> {
                    say("250 ok");
                    yield true;
                }
            };
        }

        private String extensions() {
            boolean plain = tls == SmtpTls.STARTTLS && !(socket instanceof SSLSocket);
            return plain ? "250-STARTTLS\r\n" : "";
        }

        private boolean text() throws IOException, InterruptedException {
            if (play.script().containsKey(Point.TEXT)) {
                in.readLine();
                return at(Point.TEXT, "");
            }
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(".")) {
                    taken.add(String.join("\r\n", lines));
                    return at(Point.DOT, "250 queued as 42");
                }
                lines.add(line.startsWith(".") ? line.substring(1) : line);
            }
            return false;
        }

        private boolean at(Point point, String usual) throws IOException, InterruptedException {
            Play now = play;
            Deed deed = now.script().getOrDefault(point, new Deed.Answer(usual));
            if (deed instanceof Deed.Answer answer) {
                say(answer.line());
                return true;
            } else if (deed instanceof Deed.AnswerAndDrop answer) {
                say(answer.line());
            } else if (deed instanceof Deed.Stall) {
                now.over().await();
            } else if (deed instanceof Deed.GoOn endless) {
                while (!now.over().await(endless.pause(), TimeUnit.MILLISECONDS)) {
                    say(endless.line());
                }
            }
            socket.setSoLinger(true, 0);
            return false;
        }

        private void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}
