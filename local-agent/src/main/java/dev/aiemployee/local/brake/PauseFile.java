package dev.aiemployee.local.brake;

import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The file {@code PAUSE} beside the ledger. While anything of that name is there nothing leaves; what it holds does not matter.
 * It lies outside the vault, so nobody who can push can take it away.
 *
 * @param path where it lies
 */
public record PauseFile(Path path) {
    /** The one of the state folder, {@code STATE_PATH}. */
    public static PauseFile in(Path state) {
        return new PauseFile(state.resolve("PAUSE"));
    }

    /** Also when that cannot be told: a brake that is not known to be off is on. */
    public boolean isThere() {
        return !Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Puts it there, if it is not. */
    public void pull(Instant at) {
        if (!isThere()) {
            String words =
                    "Nothing leaves while this file is here. Since " + at.truncatedTo(ChronoUnit.SECONDS) + ".\n";
            AtomicFile.write(path, words.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes it away. @return whether it was there */
    public boolean release() {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new VaultException("cannot remove " + path + ": " + failure, failure);
        }
    }
}
