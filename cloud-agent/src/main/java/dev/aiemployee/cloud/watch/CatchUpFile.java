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

/**
 * That older mail is wanted, as a file beside the cursor: a person asks by a command, the agent obeys at its next look. Asking twice
 * changes nothing.
 */
public final class CatchUpFile {
    private final Path file;

    public CatchUpFile(Path file) {
        this.file = file;
    }

    /** The one of an agent that keeps its state there. */
    public static CatchUpFile in(Path state) {
        return new CatchUpFile(state.resolve("mail-catch-up"));
    }

    /** Mail that the mailbox received since then is wanted; on disk when this returns. */
    public void want(Instant since) {
        AtomicFile.write(file, (since + "\n").getBytes(UTF_8));
    }

    /** What is wanted and was not begun yet; a file that says no time asks for nothing. */
    public Optional<Instant> wanted() {
        try {
            return Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file, UTF_8).strip()))
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        } catch (IOException e) {
            throw new VaultException("cannot read " + file, e);
        }
    }

    /** The cursor stands where it was wanted. */
    public void begun() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new VaultException("cannot take away " + file, e);
        }
    }
}
