package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.TextMerge;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after files that were moved aside while an editor still held them open: a save that lands in the old file is brought
 * back into the vault like any edit, merged where its lines are separate, else as a copy in {@code Conflicts/}. For one thread.
 */
final class LateSaves {
    private static final Logger LOG = LoggerFactory.getLogger(LateSaves.class);

    private final Path vault;
    private final Quarantine quarantine;
    private final Merge.Blobs blobs;
    private final Clock clock;
    private final Duration quiet;
    private final Map<String, Instant> checked = new HashMap<>();

    LateSaves(Path vault, Quarantine quarantine, Merge.Blobs blobs, Clock clock, Duration quiet) {
        this.vault = vault;
        this.quarantine = quarantine;
        this.blobs = blobs;
        this.clock = clock;
        this.quiet = quiet;
    }

    /** Brings back every late save that is quiet by now. */
    void bringBack() {
        Instant now = clock.instant();
        for (Quarantine.Entry entry : quarantine.watched()) {
            Path file = quarantine.file(entry);
            try {
                Instant modified = Files.getLastModifiedTime(file).toInstant();
                boolean known = modified.equals(checked.get(entry.name()));
                if (!known && (quiet.isZero() || !modified.isAfter(now.minus(quiet)))) {
                    look(entry, Files.readAllBytes(file));
                    checked.put(entry.name(), modified);
                }
            } catch (IOException failure) {
                throw new VaultException("cannot read " + file, failure);
            }
        }
        quarantine.prune(now);
    }

    private void look(Quarantine.Entry entry, byte[] late) throws IOException {
        BlobId text = VaultRepository.blobId(late);
        if (text.equals(entry.old())) {
            return;
        }
        blobs.write(late);
        Path file = entry.path().in(vault);
        byte[] now = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (!VaultRepository.blobId(now).equals(text)) {
            Optional<byte[]> merged =
                    now.length == 0 ? Optional.empty() : TextMerge.merge(blobs.read(entry.old()), late, now);
            if (merged.isEmpty() || !AtomicFile.replace(file, now, merged.get())) {
                VaultPath copy = Merge.copyOf(entry.path(), text);
                AtomicFile.create(copy.in(vault), late);
                LOG.warn("path={} was saved into its old file; the text is in {}", entry.path(), copy);
            }
        }
        quarantine.accept(entry, text);
    }
}
