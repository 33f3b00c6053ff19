package dev.aiemployee.cloud.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the cursor outside the vault, over restarts. One process at a time. */
public final class MailCursorFile {
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,19}) (\\d{1,19}) (\\d{4}-\\d\\d-\\d\\dT[\\d:.]{5,18}Z) ([^\\n]+)\\n");

    private final Path file;

    public MailCursorFile(Path file) {
        this.file = file;
    }

    /** The cursor of that mailbox; absent when none was kept, or one of another mailbox. */
    public Optional<MailCursor> load(String account) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(text());
        if (!line.matches()) {
            throw new VaultException(
                    "mail cursor " + file + ": not a line of ours (expected: two numbers, a time and the"
                            + " mailbox; delete the file to look at recent mail again, nothing is taken twice)");
        }
        MailCursor cursor = new MailCursor(
                line.group(4),
                Long.parseLong(line.group(1)),
                Long.parseLong(line.group(2)),
                Instant.parse(line.group(3)));
        return Optional.of(cursor).filter(kept -> kept.account().equals(account));
    }

    /** Replaces what was kept; on disk when this returns. */
    public void save(MailCursor cursor) {
        String line =
                cursor.uidValidity() + " " + cursor.lastUid() + " " + cursor.since() + " " + cursor.account() + "\n";
        AtomicFile.write(file, line.getBytes(UTF_8));
    }

    private String text() {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new VaultException("cannot read the mail cursor " + file, e);
        }
    }
}
