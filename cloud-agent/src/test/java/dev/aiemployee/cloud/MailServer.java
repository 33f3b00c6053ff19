package dev.aiemployee.cloud;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An IMAP server on this machine with one mailbox: Dovecot where it is installed and may be started, else GreenMail. */
interface MailServer extends AutoCloseable {
    String USER = "mara@workshop.example";
    String PASSWORD = "only-for-this-test";

    /** What it is, for the report. */
    String name();

    int port();

    /** Puts a mail into the mailbox; the n-th gets the number n. */
    void deliver(byte[] mail) throws IOException;

    @Override
    void close();

    /** Starts one. */
    static MailServer start() throws IOException {
        boolean installed = Files.isExecutable(Dovecot.PROGRAM)
                && System.getProperty("user.name").equals("root");
        return installed ? new Dovecot() : new Embedded();
    }

    /** Dovecot over a Maildir. */
    final class Dovecot implements MailServer {
        private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

        private final Path home = Files.createTempDirectory("dovecot");
        private final Path maildir = home.resolve("maildir");
        private final UserPrincipal owner =
                home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mail");
        private final int port;
        private final Process process;
        private int delivered;

        private Dovecot() throws IOException {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (Path part : List.of(maildir, maildir.resolve("cur"), maildir.resolve("new"), maildir.resolve("tmp"))) {
                Files.setOwner(Files.createDirectories(part), owner);
            }
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Path settings =
                    Files.writeString(home.resolve("dovecot.conf"), """
                    protocols = imap
                    listen = 127.0.0.1
                    base_dir = %1$s/run
                    state_dir = %1$s/run
                    log_path = %1$s/dovecot.log
                    ssl = no
                    disable_plaintext_auth = no
                    first_valid_uid = 1
                    mail_location = maildir:%2$s
                    passdb {
                      driver = static
                      args = password=%3$s
                    }
                    userdb {
                      driver = static
                      args = uid=mail gid=mail home=%2$s
                    }
                    service imap-login {
                      inet_listener imap {
                        port = %4$d
                      }
                      inet_listener imaps {
                        port = 0
                      }
                    }
                    """.formatted(home, maildir, PASSWORD, port));
            process = new ProcessBuilder(PROGRAM.toString(), "-F", "-c", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("dovecot.out").toFile())
                    .start();
        }

        @Override
        public String name() {
            return "Dovecot";
        }

        @Override
        public int port() {
            return port;
        }

        /** Dovecot numbers new files by their names. */
        @Override
        public void deliver(byte[] mail) throws IOException {
            String name = String.format("%010d.M%06d.host", 1_000_000_000 + ++delivered, delivered);
            Path written = Files.setOwner(Files.write(maildir.resolve("tmp").resolve(name), mail), owner);
            Files.move(written, maildir.resolve("new").resolve(name));
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            remove();
        }

        private void remove() {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** GreenMail in this process. */
    final class Embedded implements MailServer {
        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        private final GreenMailUser user;

        private Embedded() {
            server.start();
            user = server.setUser(USER, USER, PASSWORD);
        }

        @Override
        public String name() {
            return "GreenMail";
        }

        @Override
        public int port() {
            return server.getImap().getPort();
        }

        @Override
        public void deliver(byte[] mail) throws IOException {
            try {
                user.deliver(new MimeMessage((@Nullable Session) null, new ByteArrayInputStream(mail)));
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
