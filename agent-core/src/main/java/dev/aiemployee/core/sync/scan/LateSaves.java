package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.TextMerge;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.Quarantine;
import dev.aiemployee.core.vault.Asides;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after files that were moved aside while an editor still held them open, by an apply or by a writer of ours in any process:
 * a save that lands in the old file is brought back into the vault like any edit, merged where its lines are separate, else as a
 * copy in {@code Conflicts/}. For one thread.
 */
public final class LateSaves {
    private static final Logger LOG = LoggerFactory.getLogger(LateSaves.class);
    /** The coarsest file time we meet (FAT): a file that is younger may change without its time changing. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private final Path vault;
    private final Quarantine quarantine;
    private final Asides asides;
    private final Blobs blobs;
    private final Clock clock;
    private final Duration quiet;
    private final Map<String, Look> looks = new HashMap<>();

    /** What a file looked like when its bytes were last read, and whether a later change must show in that. */
    private record Look(long size, Instant modified, boolean aged) {}

    public LateSaves(Path vault, Quarantine quarantine, Blobs blobs, Clock clock, Duration quiet) {
        this.vault = vault;
        this.quarantine = quarantine;
        this.asides = Asides.of(vault);
        this.blobs = blobs;
        this.clock = clock;
        this.quiet = quiet;
    }

    /** Brings back every late save that is quiet by now. */
    public void bringBack() {
        Instant now = clock.instant();
        adopt(now);
        Set<String> watched = new HashSet<>();
        for (Quarantine.Entry entry : quarantine.watched()) {
            watched.add(entry.name());
            Path file = quarantine.file(entry);
            try {
                look(entry, file, now);
            } catch (NoSuchFileException wentBack) {
                quarantine.drop(entry);
            } catch (IOException failure) {
                LOG.warn("path={} cannot be looked after in this cycle: {}", entry.path(), failure.toString());
            }
        }
        looks.keySet().retainAll(watched);
        quarantine.prune(now);
    }

    /** Takes over what the writers of all processes handed in. */
    private void adopt(Instant now) {
        for (Asides.Waiting waiting : asides.waiting()) {
            Quarantine.Entry entry = quarantine.watch(waiting.path(), blobs.write(waiting.old()), now);
            try {
                Files.move(waiting.file(), quarantine.file(entry), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                throw new VaultException("cannot take over " + waiting.file() + ": " + failure, failure);
            }
            asides.forget(waiting);
        }
        asides.prune(now.minus(Quarantine.KEEP));
    }

    private void look(Quarantine.Entry entry, Path file, Instant now) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Instant modified = attributes.lastModifiedTime().toInstant();
        boolean aged = modified.plus(COARSE).isBefore(now);
        Look look = new Look(attributes.size(), modified, aged);
        boolean known = aged && look.equals(looks.get(entry.name()));
        if (!known && (quiet.isZero() || !modified.isAfter(now.minus(quiet)))) {
            bringBack(entry, Files.readAllBytes(file));
            looks.put(entry.name(), look);
        }
    }

    private void bringBack(Quarantine.Entry entry, byte[] late) throws IOException {
        BlobId text = BlobId.of(late);
        if (text.equals(entry.old())) {
            return;
        }
        blobs.write(late);
        Path file = entry.path().in(vault);
        byte[] now = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        if (!BlobId.of(now).equals(text)) {
            Optional<byte[]> merged =
                    now.length == 0 ? Optional.empty() : TextMerge.merge(blobs.read(entry.old()), late, now);
            if (merged.isEmpty() || !AtomicFile.replace(file, now, merged.get(), asides)) {
                VaultPath copy = CopyName.of(entry.path(), text.brief());
                AtomicFile.create(copy.in(vault), late);
                LOG.warn("path={} was saved into its old file; the text is in {}", entry.path(), copy);
            }
        }
        quarantine.accept(entry, text);
    }
}
