package dev.aiemployee.local.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Postfix that delivers over LMTP to Dovecot, both with folders of their own and on loopback ports; needs root. */
final class PostfixHost implements MailHost {
    private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Path LMTP = Path.of("/usr/lib/dovecot/lmtp");

    private final Path folder;
    private final int smtp = MailHost.freePort();
    private final int imap = MailHost.freePort();
    private final int lmtp = MailHost.freePort();
    private final Process dovecot;

    /** @param folder outside of a home that others cannot enter: both drop their rights */
    PostfixHost(Path folder) {
        this.folder = folder;
        try {
            write("dovecot.conf", dovecotConfiguration());
            write("postfix/main.cf", postfixConfiguration());
            write("postfix/master.cf", services());
            for (String name : List.of("spool", "data", "mail", "run")) {
                Files.createDirectories(folder.resolve(name));
            }
            run("chown", "postfix", folder.resolve("data").toString());
            run("chown", "mail:mail", folder.resolve("mail").toString());
            dovecot = new ProcessBuilder(
                            DOVECOT.toString(),
                            "-F",
                            "-c",
                            folder.resolve("dovecot.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("dovecot.out").toFile())
                    .start();
            run(POSTFIX.toString(), "-c", folder.resolve("postfix").toString(), "start");
            for (int port : new int[] {smtp, imap, lmtp}) {
                await(port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PostfixHost inTemporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("mail-host");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new PostfixHost(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its queue is empty. */
    @Override
    public void settle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (queued() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("mail is still queued in " + folder);
            }
            Thread.onSpinWait();
        }
    }

    private long queued() {
        long count = 0;
        for (String queue : List.of("maildrop", "incoming", "active", "deferred")) {
            try (Stream<Path> files = Files.walk(folder.resolve("spool").resolve(queue))) {
                count += files.filter(Files::isRegularFile).count();
            } catch (IOException | UncheckedIOException moved) {
                return 1; // a file went from one queue to the next meanwhile
            }
        }
        return count;
    }

    static boolean isInstalled() {
        return Files.isExecutable(POSTFIX)
                && Files.isExecutable(DOVECOT)
                && Files.isExecutable(LMTP)
                && System.getProperty("user.name").equals("root");
    }

    @Override
    public String name() {
        return "Postfix and Dovecot";
    }

    @Override
    public int smtp() {
        return smtp;
    }

    @Override
    public int imap() {
        return imap;
    }

    /** A second time it does nothing: a run that ends in order closes it, and so does the end of the process. */
    @Override
    public synchronized void close() {
        if (!dovecot.isAlive()) {
            return;
        }
        try {
            run(POSTFIX.toString(), "-c", folder.resolve("postfix").toString(), "stop");
            dovecot.destroy();
            dovecot.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            dovecot.destroyForcibly();
        }
    }

    private String dovecotConfiguration() {
        return """
                protocols = imap lmtp
                listen = 127.0.0.1
                base_dir = %1$s/run
                log_path = %1$s/dovecot.log
                ssl = no
                disable_plaintext_auth = no
                auth_username_format = %%Ln
                mail_location = maildir:%1$s/mail/%%n
                first_valid_uid = 1
                mail_uid = mail
                mail_gid = mail
                passdb {
                  driver = static
                  args = password=%2$s
                }
                userdb {
                  driver = static
                  args = uid=mail gid=mail home=%1$s/mail/%%n
                }
                service imap-login {
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service lmtp {
                  inet_listener lmtp {
                    address = 127.0.0.1
                    port = %4$d
                  }
                }
                """.formatted(folder, PASSWORD, imap, lmtp);
    }

    private String postfixConfiguration() {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/spool
                data_directory = %1$s/data
                mail_owner = postfix
                setgid_group = postdrop
                maillog_file = %1$s/postfix.log
                maillog_file_prefixes = %1$s
                myhostname = mail.example.com
                mydestination =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                disable_dns_lookups = yes
                smtpd_peername_lookup = no
                default_transport = error:no outside mail
                virtual_mailbox_domains = example.org
                virtual_mailbox_maps = static:ok
                virtual_transport = lmtp:inet:127.0.0.1:%2$d
                smtpd_relay_restrictions = permit_mynetworks, reject
                in_flow_delay = 0
                alias_maps =
                """.formatted(folder, lmtp);
    }

    private String services() {
        List<String> lines = new ArrayList<>();
        lines.add("127.0.0.1:" + smtp + " inet n - n - - smtpd");
        lines.add("pickup unix n - n 60 1 pickup");
        lines.add("cleanup unix n - n - 0 cleanup");
        lines.add("qmgr unix n - n 300 1 qmgr");
        lines.add("rewrite unix - - n - - trivial-rewrite");
        for (String name : List.of("bounce", "defer", "trace")) {
            lines.add(name + " unix - - n - 0 bounce");
        }
        lines.add("proxymap unix - - n - - proxymap");
        for (String name : List.of("error", "retry")) {
            lines.add(name + " unix - - n - - error");
        }
        lines.add("lmtp unix - - n - - lmtp");
        lines.add("anvil unix - - n - 1 anvil");
        lines.add("scache unix - - n - 1 scache");
        lines.add("flush unix n - n 1000? 0 flush");
        lines.add("postlog unix-dgram n - n - 1 postlogd");
        return String.join("\n", lines) + "\n";
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void await(int port) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("nobody listens on port " + port);
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " -> " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
