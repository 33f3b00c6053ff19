package dev.aiemployee.core.sync.apply;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.Quarantine;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a file a place in the vault where nothing may stand: by a hard link, or where there are none (FAT, some network file
 * systems) by a copy whose target is journalled first. A copy that a crash cut short is a proper prefix of its target; it is told
 * from an operator's text by that, and taken away. Never replaces a file. For one thread.
 */
final class Placement {
    /** How a file came to its place, or that something stood there. */
    enum Placed {
        LINKED,
        COPIED,
        TAKEN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

    private final Path vault;
    private final Quarantine journal;
    private final Blobs blobs;
    private final Clock clock;
    private final ApplySeam seam;

    Placement(Path vault, Quarantine journal, Blobs blobs, Clock clock, ApplySeam seam) {
        this.vault = vault;
        this.journal = journal;
        this.blobs = blobs;
        this.clock = clock;
        this.seam = seam;
    }

    Placed place(VaultPath path, Path source) throws IOException {
        try {
            seam.link(path.in(vault), source);
            return Placed.LINKED;
        } catch (FileAlreadyExistsException taken) {
            return Placed.TAKEN;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            return copy(path, Files.readAllBytes(source)) ? Placed.COPIED : Placed.TAKEN;
        }
    }

    /** Takes away what interrupted copies left. */
    void recover() throws IOException {
        for (Quarantine.Copy copy : journal.unfinishedCopies()) {
            undo(copy, blobs.read(copy.text()));
            journal.copied(copy);
        }
    }

    private boolean copy(VaultPath path, byte[] bytes) throws IOException {
        if (Files.exists(path.in(vault))) {
            return false;
        }
        Quarantine.Copy copy = journal.copying(path, blobs.write(bytes));
        try {
            write(path.in(vault), bytes);
        } catch (FileAlreadyExistsException taken) {
            journal.copied(copy);
            return false;
        } catch (IOException failure) {
            undo(copy, bytes);
            journal.copied(copy);
            throw failure;
        }
        journal.copied(copy);
        return true;
    }

    private void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            for (int at = 0; at < bytes.length; ) {
                seam.before("copy", file);
                at += channel.write(ByteBuffer.wrap(bytes, at, Math.min(seam.piece(), bytes.length - at)));
            }
            channel.force(true);
        }
    }

    /** A prefix is moved aside and looked at once more: whoever saved there in between gets the place back. */
    private void undo(Quarantine.Copy copy, byte[] target) throws IOException {
        Path file = copy.path().in(vault);
        byte[] there;
        try {
            there = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return;
        }
        if (!isProperPrefix(there, target)) {
            return;
        }
        LOG.info("path={} a copy that was cut short is taken away", copy.path());
        blobs.write(there);
        Quarantine.Entry entry = journal.watch(copy.path(), BlobId.of(there), clock.instant());
        Path aside = journal.file(entry);
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        if (!isProperPrefix(Files.readAllBytes(aside), target)) {
            putBack(copy.path(), aside);
        }
    }

    /**
     * Returns a file to its place. If somebody saved there meanwhile, theirs stays in place and this one is watched. One that can be
     * neither linked nor read is moved, and that only where nothing stands.
     */
    void putBack(VaultPath path, Path aside) throws IOException {
        try {
            if (place(path, aside) == Placed.LINKED) {
                Files.deleteIfExists(aside);
            }
        } catch (IOException unreadable) {
            if (Files.exists(path.in(vault), LinkOption.NOFOLLOW_LINKS)) {
                throw unreadable;
            }
            Files.move(aside, path.in(vault));
        }
    }

    private static boolean isProperPrefix(byte[] bytes, byte[] whole) {
        return bytes.length < whole.length && Arrays.equals(bytes, Arrays.copyOf(whole, bytes.length));
    }

    /** The blob that a file holds now. @throws IOException also for what is no ordinary file: reading a pipe would never end */
    static BlobId textOf(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no ordinary file");
        }
        return BlobId.of(Files.readAllBytes(file));
    }
}
