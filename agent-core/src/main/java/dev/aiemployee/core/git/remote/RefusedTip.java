package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The last tip that was refused, kept over restarts: it is neither fetched nor looked at again. For one thread. */
final class RefusedTip {
    private final Path file;

    RefusedTip(Path file) {
        this.file = file;
    }

    Optional<FetchOutcome.TooMuch> read(CommitId tip) {
        try {
            String line = Files.exists(file) ? Files.readString(file).strip() : "";
            return line.startsWith(tip.value() + " ")
                    ? Optional.of(new FetchOutcome.TooMuch(
                            tip, line.substring(tip.value().length() + 1)))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    void write(FetchOutcome.TooMuch tooMuch) {
        AtomicFile.write(file, (tooMuch.commit() + " " + tooMuch.reason() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
