package dev.aiemployee.demo.witness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Just enough IMAP (RFC 3501) to read a mailbox and change nothing in it. Written over a socket on purpose: a check with
 * the library that also sends and reads the product's mail would share its mistakes.
 */
public final class RawImap implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d+)}$");
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int commands;

    private RawImap(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** All mails of a user's INBOX, oldest first. */
    public static List<RawMail> inbox(String host, int port, String user, String password) {
        return mails(host, port, user, password, "INBOX");
    }

    /** The same of any of the user's mailboxes, by a name that needs no encoding. */
    public static List<RawMail> mails(String host, int port, String user, String password, String mailbox) {
        try (RawImap imap = new RawImap(new Socket(host, port))) {
            imap.line();
            imap.ask("LOGIN \"" + user + "\" \"" + password + "\"");
            int count = imap.ask("EXAMINE \"" + mailbox + "\"").stream()
                    .map(reply -> EXISTS.matcher(reply.text()))
                    .filter(Matcher::matches)
                    .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the server did not say how many mails there are"));
            List<RawMail> mails = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                mails.add(imap.fetch(number));
            }
            imap.ask("LOGOUT");
            return List.copyOf(mails);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the mailbox of " + user, e);
        }
    }

    private RawMail fetch(int number) throws IOException {
        for (Reply reply : ask("FETCH " + number + " (FLAGS BODY.PEEK[])")) {
            if (reply.hasLiteral()) {
                return new RawMail(reply.literal(), reply.text().contains("\\Seen"));
            }
        }
        throw new IOException("mail " + number + ": the server sent no body");
    }

    private List<Reply> ask(String command) throws IOException {
        String tag = "d" + ++commands;
        out.write((tag + " " + command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        List<Reply> replies = new ArrayList<>();
        while (true) {
            Reply reply = reply();
            if (!reply.text().startsWith(tag + " ")) {
                replies.add(reply);
            } else if (reply.text().startsWith(tag + " OK")) {
                return replies;
            } else {
                throw new IOException(reply.text() + " (expected: OK)");
            }
        }
    }

    private Reply reply() throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] literal = {};
        while (true) {
            String line = line();
            text.append(line);
            Matcher matcher = LITERAL.matcher(line);
            if (!matcher.matches()) {
                return new Reply(text.toString(), literal);
            }
            literal = in.readNBytes(Integer.parseInt(matcher.group(1)));
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Reply {
        private final String text;
        private final byte[] literal;

        Reply(String text, byte[] literal) {
            this.text = text;
            this.literal = literal;
        }

        String text() {
            return text;
        }

        boolean hasLiteral() {
            return literal.length > 0;
        }

        byte[] literal() {
            return literal;
        }
    }
}
