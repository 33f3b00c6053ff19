package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The last tip that was refused, kept over restarts: it is neither fetched nor looked at again, until the operator says that the next
 * fetch may bring as much, and take as long, as a first one. Files, so that a running daemon takes up what a command says.
 */
public final class RefusedTip {
    private final Path tip;
    private final Path accepted;

    /**
     * Of one clone.
     *
     * @param agentFolder its {@code .git/agent}
     */
    public RefusedTip(Path agentFolder) {
        this.tip = agentFolder.resolve("refused-tip");
        this.accepted = agentFolder.resolve("large-fetch");
    }

    /** What was refused, if it was this tip and the operator has not accepted the next one, however large. */
    Optional<FetchOutcome.TooMuch> read(CommitId asked) {
        try {
            String line = Files.exists(tip) && !isLargeAccepted()
                    ? Files.readString(tip).strip()
                    : "";
            return line.startsWith(asked.value() + " ")
                    ? Optional.of(new FetchOutcome.TooMuch(
                            asked, line.substring(asked.value().length() + 1)))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + tip, failure);
        }
    }

    void write(FetchOutcome.TooMuch tooMuch) {
        AtomicFile.write(tip, (tooMuch.commit() + " " + tooMuch.reason() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The operator's word for the next fetch. */
    public void acceptLarge() {
        AtomicFile.write(accepted, "the next fetch may be large\n".getBytes(StandardCharsets.UTF_8));
    }

    boolean isLargeAccepted() {
        return Files.exists(accepted);
    }

    /** Such a fetch is over. */
    void largeIsOver() {
        try {
            Files.deleteIfExists(accepted);
        } catch (IOException failure) {
            throw new VaultException("cannot remove " + accepted, failure);
        }
    }
}
