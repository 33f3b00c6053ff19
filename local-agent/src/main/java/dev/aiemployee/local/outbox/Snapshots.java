package dev.aiemployee.local.outbox;

import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.local.approve.content.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes kept under the name of their digest, beside the ledger. Each is on the disk before its name is written anywhere; one
 * whose bytes no longer match its name counts as lost.
 */
public final class Snapshots {
    private final Path folder;

    public Snapshots(Path folder) {
        this.folder = folder;
    }

    /** Keeps the bytes; keeping the same bytes twice keeps them once. */
    public Digest keep(byte[] bytes) {
        Digest name = Digest.of(bytes);
        if (read(name).isEmpty()) {
            AtomicFile.write(file(name), bytes);
        }
        return name;
    }

    /** The bytes; absent when they were never kept or are damaged. */
    public Optional<byte[]> read(Digest name) {
        try {
            byte[] bytes = Files.readAllBytes(file(name));
            return Digest.of(bytes).equals(name) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new VaultException("cannot read " + file(name) + ": " + e, e);
        }
    }

    private Path file(Digest name) {
        return folder.resolve(name.value());
    }
}
