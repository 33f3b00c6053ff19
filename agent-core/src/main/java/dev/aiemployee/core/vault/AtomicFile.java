package dev.aiemployee.core.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a whole file or nothing: beside its place, to the disk, then moved there. A reader sees the old text or the new
 * one, after a crash too. What a crash may leave beside is hidden (its name starts with a dot) and settled by {@link
 * Leftovers}. Safe for use by many threads and processes.
 */
public final class AtomicFile {
    static final String BESIDE = ".beside-";
    static final String ASIDE = ".aside-";

    private AtomicFile() {}

    /** Writes the file, over what stands there; folders are made. */
    public static void write(Path file, byte[] bytes) {
        write(file, bytes, true);
    }

    /**
     * The same without waiting for the disk, for what the next run can do without: a power loss soon after may leave the old text, the
     * new one or an empty file.
     */
    public static void writeUnforced(Path file, byte[] bytes) {
        write(file, bytes, false);
    }

    private static void write(Path file, byte[] bytes, boolean force) {
        attempt("write", file, () -> {
            Path beside = writeBeside(file, bytes, force);
            try {
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            if (force) {
                syncFolder(file);
            }
            return true;
        });
    }

    /**
     * Writes the file only if there is none; of several writers exactly one succeeds.
     *
     * @return false when a file of that name is there
     */
    public static boolean create(Path file, byte[] bytes) {
        return attempt("create", file, () -> {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Path beside = writeBeside(file, bytes, true);
            try {
                return linkWithoutReplace(beside, file);
            } finally {
                Files.deleteIfExists(beside);
            }
        });
    }

    /**
     * Writes the file only if it still holds {@code expected}. The old file is moved aside, looked at, and the new one put
     * in its place without replacing: an editor that saves in between keeps its text. The old file itself is handed to
     * {@code asides}, because an editor may hold it open.
     *
     * @return false when the file holds something else, is gone, or was saved meanwhile; then it is as its writer left it
     */
    public static boolean replace(Path file, byte[] expected, byte[] bytes, Asides asides) {
        return attempt("replace", file, () -> {
            Path beside = writeBeside(file, bytes, true);
            try {
                @Nullable Path aside = moveAsideIf(file, expected, asides);
                return aside != null && linkThenSettle(beside, file, aside, asides);
            } finally {
                Files.deleteIfExists(beside);
            }
        });
    }

    /**
     * Moves the file's text to another place, changed, only if it still holds {@code expected}. Repeating a move that a
     * crash cut short finishes it. The old file itself is handed to {@code asides}.
     *
     * @return false when the file holds something else or is gone, or when something else stands at {@code to}
     */
    public static boolean move(Path from, byte[] expected, Path to, byte[] changed, Asides asides) {
        return attempt("move", from, () -> {
            @Nullable Path aside = moveAsideIf(from, expected, asides);
            if (aside == null) {
                return false;
            }
            boolean there = false;
            try {
                there = create(to, changed) || Arrays.equals(Files.readAllBytes(to), changed);
            } finally {
                if (there) {
                    asides.handOver(aside);
                } else {
                    putBack(aside, from, asides);
                }
            }
            return there;
        });
    }

    /** Takes the file out of its place and hands it to {@code asides}; nothing happens when there is none. */
    static void remove(Path file, Asides asides) {
        attempt("delete", file, () -> {
            try {
                Path aside = asides.announce(file, Files.readAllBytes(file));
                Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
                asides.handOver(aside);
                return true;
            } catch (NoSuchFileException gone) {
                return false;
            }
        });
    }

    /** The same only if the file still holds {@code expected}; false when it does not, or is gone, and then it is untouched. */
    static boolean remove(Path file, byte[] expected, Asides asides) {
        return attempt("delete", file, () -> {
            @Nullable Path aside = moveAsideIf(file, expected, asides);
            if (aside == null) {
                return false;
            }
            asides.handOver(aside);
            return true;
        });
    }

    /** Where the file waits while it is exchanged; null when it is gone or holds something else, and then is untouched. */
    private static @Nullable Path moveAsideIf(Path file, byte[] expected, Asides asides) throws IOException {
        try {
            if (!Arrays.equals(Files.readAllBytes(file), expected)) {
                return null;
            }
        } catch (NoSuchFileException gone) {
            return null;
        }
        Path aside = asides.announce(file, expected);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            asides.retract(aside);
            return null;
        }
        if (Arrays.equals(Files.readAllBytes(aside), expected)) {
            return aside;
        }
        putBack(aside, file, asides);
        return null;
    }

    /** Once a new text stood in the place, the old one may not return, even if the place is empty again by now. */
    private static boolean linkThenSettle(Path beside, Path file, Path aside, Asides asides) throws IOException {
        boolean settled = false;
        try {
            boolean linked = linkWithoutReplace(beside, file);
            settled = true;
            return linked;
        } finally {
            if (settled) {
                asides.handOver(aside);
            } else {
                putBack(aside, file, asides);
            }
        }
    }

    /** Returns a file to its place, unless a newer one stands there already; whatever does not return is watched. */
    static void putBack(Path aside, Path file, Asides asides) throws IOException {
        if (linkWithoutReplace(aside, file) && isSame(aside, file)) {
            Files.deleteIfExists(aside);
            asides.retract(aside);
        } else {
            asides.handOver(aside);
        }
    }

    /** Another writer may have taken the file away again in the instant it stood there. */
    private static boolean isSame(Path aside, Path file) throws IOException {
        try {
            return Files.isSameFile(aside, file);
        } catch (NoSuchFileException takenAway) {
            return false;
        }
    }

    private static boolean linkWithoutReplace(Path source, Path file) throws IOException {
        try {
            Files.createLink(file, source);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | IOException noHardLinks) {
            return copyWithoutReplace(source, file);
        }
        syncFolder(file);
        return true;
    }

    private static boolean copyWithoutReplace(Path source, Path file) throws IOException {
        try {
            writeNew(file, Files.readAllBytes(source), true);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        syncFolder(file);
        return true;
    }

    private static Path writeBeside(Path file, byte[] bytes, boolean force) throws IOException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        Path beside = folder.resolve(BESIDE + nonce());
        writeNew(beside, bytes, force);
        return beside;
    }

    private static void writeNew(Path file, byte[] bytes, boolean force) throws IOException {
        boolean whole = false;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (channel) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (force) {
                channel.force(true);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A name is on the disk once its folder is; Windows cannot open folders, and needs no such step. */
    private static void syncFolder(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file: " + file + " (expected: a file in a folder)");
        }
        return folder;
    }

    private static String nonce() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static boolean attempt(String verb, Path file, Step step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new VaultException("cannot " + verb + " " + file + ": " + e, e);
        }
    }

    private interface Step {
        boolean run() throws IOException;
    }
}
