package dev.aiemployee.local.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server in processes of its own, and what lies in the one mailbox behind it, read over IMAP by hand. */
interface MailHost extends AutoCloseable {
    String USER = "anna@example.org";
    String PASSWORD = "mailbox";

    String name();

    int smtp();

    int imap();

    @Override
    void close();

    /** How many mails in the recipient's inbox hold this text. */
    default long copies(String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), imap())) {
            socket.setSoTimeout(20_000);
            ImapTalk talk = new ImapTalk(socket);
            talk.ask("LOGIN " + USER + " " + PASSWORD);
            talk.ask("SELECT INBOX");
            return talk.ask("FETCH 1:* BODY.PEEK[]")
                    .lines()
                    .filter(line -> line.equals(text) || line.equals(text + ")")) // a body may end without a line end
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until whatever it took is in a mailbox. */
    default void settle() {}

    /** The real one where it is installed. */
    static MailHost start() {
        return PostfixHost.isInstalled() ? PostfixHost.inTemporaryFolder() : new GreenMailHost();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As much of RFC 3501 as counting takes. */
    final class ImapTalk {
        private final BufferedReader in;
        private final OutputStream out;
        private int tag;

        ImapTalk(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
            in.readLine();
        }

        String ask(String command) throws IOException {
            String name = "a" + ++tag + " ";
            out.write((name + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(name)) {
                    boolean empty = line.contains("No messages") || line.contains("Invalid messageset");
                    if (!line.startsWith(name + "OK") && !empty) {
                        throw new IOException(command + " -> " + line);
                    }
                    return answer.toString();
                }
                answer.append(line).append('\n');
            }
            throw new IOException(command + " -> the server hung up");
        }
    }
}
