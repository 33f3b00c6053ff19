package dev.aiemployee.cloud.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the cursor outside the vault, over restarts. One process at a time. */
public final class MailCursorFile {
    private static final String TIME = "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]{5,18}Z)";
    private static final Pattern LINES = Pattern.compile("(\\d{1,19}) (\\d{1,19}) " + TIME
            + " ([^\\n]+)\\n(?:past (\\d{1,10})\\n)?((?:stuck [^\\n]+\\n){0," + MailCursor.MOST_STUCK + "})");
    private static final Pattern STUCK =
            Pattern.compile("stuck (\\d{1,19}) (\\d{1,7}) " + TIME + " " + TIME + " (told|waits)");

    private static final Logger LOG = LoggerFactory.getLogger(MailCursorFile.class);

    private final Path file;

    public MailCursorFile(Path file) {
        this.file = file;
    }

    /** The cursor of that mailbox; absent when none was kept, one of another mailbox, or what is no cursor of ours. */
    public Optional<MailCursor> load(String account) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(cursor(text())).filter(kept -> kept.account().equals(account));
        } catch (IllegalArgumentException | DateTimeException broken) {
            LOG.warn(
                    "the mail cursor {} is none of ours: all mail since it was kept is looked at again, none is taken twice",
                    file);
            return Optional.empty();
        }
    }

    private static MailCursor cursor(String text) {
        Matcher line = LINES.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException("mail cursor (expected: two numbers, a time and the mailbox)");
        }
        return new MailCursor(
                line.group(4),
                Long.parseLong(line.group(1)),
                Long.parseLong(line.group(2)),
                line.group(5) == null ? MailCursor.UNKNOWN : Long.parseLong(line.group(5)),
                Instant.parse(line.group(3)),
                line.group(6).lines().map(MailCursorFile::stuck).toList());
    }

    /** When a cursor was last kept here, of whatever mailbox; absent when there is none. */
    public Optional<Instant> lastKept() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            throw new VaultException("cannot read the time of the mail cursor " + file, e);
        }
    }

    /** Replaces what was kept; on disk when this returns. */
    public void save(MailCursor cursor) {
        StringBuilder lines = new StringBuilder(
                cursor.uidValidity() + " " + cursor.lastUid() + " " + cursor.since() + " " + cursor.account() + "\n");
        if (cursor.past() != MailCursor.UNKNOWN) {
            lines.append("past ").append(cursor.past()).append('\n');
        }
        for (StuckMail mail : cursor.stuck()) {
            lines.append("stuck ").append(mail.uid()).append(' ').append(mail.tries());
            lines.append(' ').append(mail.first()).append(' ').append(mail.last());
            lines.append(mail.told() ? " told\n" : " waits\n");
        }
        AtomicFile.write(file, lines.toString().getBytes(UTF_8));
    }

    private static StuckMail stuck(String line) {
        Matcher mail = STUCK.matcher(line);
        if (!mail.matches()) {
            throw new IllegalArgumentException("stuck mail: " + line);
        }
        return new StuckMail(
                Long.parseLong(mail.group(1)),
                Integer.parseInt(mail.group(2)),
                Instant.parse(mail.group(3)),
                Instant.parse(mail.group(4)),
                mail.group(5).equals("told"));
    }

    private String text() {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new VaultException("cannot read the mail cursor " + file, e);
        }
    }
}
