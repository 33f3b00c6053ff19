package dev.aiemployee.core.sync.apply;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.vault.DiskWaits;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** New texts beside the vault, all of them on disk before the first gets its place in it. For one thread. */
final class BesideFiles {
    private static final Logger LOG = LoggerFactory.getLogger(BesideFiles.class);

    private final Path folder;
    private final Blobs blobs;
    private long next;

    BesideFiles(Path folder, Blobs blobs) {
        this.folder = folder;
        this.blobs = blobs;
    }

    /**
     * Where each text is; one that could not be written or forced to disk is left out.
     *
     * @param unreadable takes why a text could not be read
     */
    Map<VaultPath, Path> write(Map<VaultPath, BlobId> texts, Map<VaultPath, String> unreadable) {
        Map<VaultPath, Path> files = new LinkedHashMap<>();
        texts.forEach((path, text) -> {
            try {
                files.put(path, write(text));
            } catch (VaultException failure) {
                unreadable.put(path, String.valueOf(failure.getMessage()));
            } catch (IOException failure) {
                LOG.warn("path={} not applied: {}", path, failure.toString());
            }
        });
        try {
            DiskWaits.force(files.values());
            return files;
        } catch (IOException failure) {
            LOG.warn("paths={} not applied: {}", files.keySet(), failure.toString());
            remove(files.values());
            return new HashMap<>();
        }
    }

    private Path write(BlobId text) throws IOException {
        byte[] bytes = blobs.read(text);
        Path file = Files.createDirectories(folder).resolve(Long.toString(next++));
        try {
            return Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    void remove(Collection<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                LOG.warn("file={} is left for the next cycle: {}", file, failure.toString());
            }
        }
    }

    /** Removes what a crash left. */
    void clear() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path leftover : files.toList()) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
