package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The operator's word that the next fetch may bring as much, and take as long, as a first one. It is a file, so that a running daemon
 * takes it up. Safe to use from several threads and processes.
 */
public final class LargeFetch {
    private final Path file;

    /** @param agentFolder the clone's {@code .git/agent} */
    public LargeFetch(Path agentFolder) {
        this.file = agentFolder.resolve("large-fetch");
    }

    /** Gives the word. @throws VaultException when it cannot be written */
    public void accept() {
        AtomicFile.write(file, "the next fetch may be large\n".getBytes(StandardCharsets.UTF_8));
    }

    boolean isAccepted() {
        return Files.exists(file);
    }

    /** Such a fetch is over. */
    void used() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new VaultException("cannot remove " + file, failure);
        }
    }
}
