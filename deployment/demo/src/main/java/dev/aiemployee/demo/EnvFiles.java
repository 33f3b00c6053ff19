package dev.aiemployee.demo;

import dev.aiemployee.demo.server.EmbeddedGitServer;
import dev.aiemployee.demo.server.EmbeddedMailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the two env files as an operator would after reading SETUP, readable by their owner only. */
final class EnvFiles {
    private final EmbeddedGitServer git;
    private final EmbeddedMailServer mail;
    private final Pace pace;

    EnvFiles(EmbeddedGitServer git, EmbeddedMailServer mail, Pace pace) {
        this.git = git;
        this.mail = mail;
        this.pace = pace;
    }

    /** The cloud's: it may read one mailbox and push to one repository. */
    Path cloud(Path home) {
        Map<String, String> values = common("cloud", home);
        values.put("MAIL_SOURCE", "imap");
        values.put("IMAP_HOST", mail.host());
        values.put("IMAP_PORT", Integer.toString(mail.imapPort()));
        values.put("IMAP_TLS", "none");
        values.put("IMAP_USER", Cast.OWNER.address());
        values.put("IMAP_READONLY_PASSWORD", Cast.OWNER.password());
        values.put("MAIL_POLL_INTERVAL", Integer.toString(pace.mailInterval()));
        return write(home.resolve("cloud.env"), values);
    }

    /** The operator's machine: it may send. */
    Path local(Path home) {
        Map<String, String> values = common("local", home);
        values.put("SMTP_HOST", mail.host());
        values.put("SMTP_PORT", Integer.toString(mail.smtpPort()));
        values.put("SMTP_TLS", "none");
        values.put("SMTP_USER", Cast.OWNER.address());
        values.put("SMTP_PASSWORD", Cast.OWNER.password());
        values.put("SMTP_FROM", Cast.OWNER.address());
        values.put("SEND_DELAY", Integer.toString(pace.undoWindow()));
        return write(home.resolve("local.env"), values);
    }

    /** The cloud's file with the one line that must never be in it. */
    static Path withSendingPassword(Path cloud) {
        Path file = cloud.resolveSibling("mistaken.env");
        try {
            return write(file, Files.readString(cloud) + "SMTP_PASSWORD=" + Cast.OWNER.password() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + cloud, e);
        }
    }

    private Map<String, String> common(String agent, Path home) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("TIER", "platinum");
        values.put("AGENT_ID", agent);
        values.put("VAULT_PATH", home.resolve("vault").toString());
        values.put("STATE_PATH", home.resolve("state").toString());
        values.put("GIT_REMOTE_URL", git.url());
        values.put("GIT_SSH_KEY_PATH", git.newKey(agent).toString());
        values.put("GIT_KNOWN_HOSTS_PATH", git.knownHosts().toString());
        values.put("GIT_SYNC_INTERVAL", Integer.toString(pace.syncInterval()));
        values.put("TIP_POLL_INTERVAL", "1");
        values.put("QUIET_SECONDS", Integer.toString(pace.quiet()));
        return values;
    }

    private static Path write(Path file, Map<String, String> values) {
        return write(
                file,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private static Path write(Path file, String text) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }
}
