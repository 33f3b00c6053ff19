package dev.aiemployee.containers;

import dev.aiemployee.demo.witness.RawImap;
import dev.aiemployee.demo.witness.RawMail;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;

/** Postfix and Dovecot with a certificate of their own authority: the office's mailbox and that of one customer. */
final class MailServer implements AutoCloseable {
    static final String OFFICE = "office@example.com";
    static final String CUSTOMER = "maria@example.org";
    /** Nobody's mailbox in a domain of the server's: refused at RCPT. */
    static final String NOBODY = "nobody@example.org";
    /** An address elsewhere: taken from who logs in, and bounced. */
    static final String ELSEWHERE = "tom@elsewhere.example";

    static final String PASSWORD = "four-ducks-on-a-pond";

    private final int mailExchange = Part.freePort();
    final int submission = Part.freePort();
    final int submissions = Part.freePort();
    final int imaps = Part.freePort();
    private final int imap = Part.freePort();
    private final Part part = new Part(
            "mail-server/start",
            Map.of(
                    "MAIL_EXCHANGE", Integer.toString(mailExchange),
                    "SUBMISSION", Integer.toString(submission),
                    "SUBMISSIONS", Integer.toString(submissions),
                    "IMAP", Integer.toString(imap),
                    "IMAPS", Integer.toString(imaps),
                    "PASSWORD", PASSWORD),
            "daemon started -- version");

    /** The inbox of an address, read by hand. */
    List<RawMail> inbox(String address) {
        return RawImap.inbox("127.0.0.1", imap, address, PASSWORD);
    }

    /** The office's copies of what was sent. */
    List<RawMail> sent() {
        return RawImap.mails("127.0.0.1", imap, OFFICE, PASSWORD, "Sent");
    }

    /** Hands a mail in as another mail server would, by hand (RFC 5321). */
    void deliver(String from, String to, String mail) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mailExchange)) {
            socket.setSoTimeout(20_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            expect(in, "220");
            for (String line : List.of("HELO client.example", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">")) {
                say(socket.getOutputStream(), line);
                expect(in, "250");
            }
            say(socket.getOutputStream(), "DATA");
            expect(in, "354");
            say(socket.getOutputStream(), mail.replace("\n", "\r\n") + "\r\n.");
            expect(in, "250");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String reply = in.readLine();
        if (reply == null || !reply.startsWith(code)) {
            throw new IOException(reply + " (expected: " + code + ")");
        }
    }

    /** Writes a trust store that holds its authority and no other. */
    Path trust(Path file) {
        byte[] authority = part.run("cat", "/certificates/authority.crt").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
            store.store(out, "changeit".toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What both servers wrote so far. */
    List<String> log() {
        return part.log();
    }

    @Override
    public void close() {
        part.close();
    }
}
