package dev.aiemployee.core.vault;

import dev.aiemployee.core.note.Note;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes notes of one vault, whole or not at all, and never through a symbolic link. Where the operator may be typing,
 * take the methods with {@code expected}: they write only over the text that was read.
 */
public final class VaultWriter {
    private final Path root;
    private final OwnWrites own;
    private final Asides asides;

    public VaultWriter(Path root) {
        this(root, new OwnWrites());
    }

    /** @param own told of every whole file that is written and of every file that is removed */
    public VaultWriter(Path root, OwnWrites own) {
        this.root = root;
        this.own = own;
        this.asides = Asides.of(root);
    }

    /** Writes a note over whatever stands there; for files with a single writer. */
    public void write(VaultPath path, Note note) {
        AtomicFile.write(place(path), note.bytes());
        own.wrote(path, note.bytes());
    }

    /** Writes a note where there is none; false when there is one. */
    public boolean create(VaultPath path, Note note) {
        return createBytes(path, note.bytes());
    }

    /** Writes a file where there is none; false when there is one. */
    public boolean createBytes(VaultPath path, byte[] bytes) {
        return told(AtomicFile.create(place(path), bytes), path, bytes);
    }

    /** Writes a note over exactly these bytes; false when the file holds others or is gone, and then it is untouched. */
    public boolean replace(VaultPath path, byte[] expected, Note note) {
        return replace(path, expected, note.source());
    }

    /** The same for a text that need not be a note. */
    public boolean replace(VaultPath path, byte[] expected, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return told(AtomicFile.replace(place(path), expected, bytes, asides), path, bytes);
    }

    /**
     * Moves a note, changed on the way, if it still holds exactly these bytes; false when it does not, or when another note
     * stands at {@code to}, and then both are untouched.
     */
    public boolean move(VaultPath from, byte[] expected, VaultPath to, Note changed) {
        boolean moved = AtomicFile.move(place(from), expected, place(to), changed.bytes(), asides);
        if (moved) {
            own.removed(from);
        }
        return told(moved, to, changed.bytes());
    }

    /** Moves a note as it stands now. @throws VaultException when it is gone, or when another note stands at {@code to} */
    public void move(VaultPath from, VaultPath to, Note changed) {
        byte[] now = bytes(from);
        if (!move(from, now, to, changed)) {
            throw new VaultException(
                    "cannot move " + from + " to " + to + ": there is another note, or it was just saved");
        }
    }

    /** Removes a file; nothing happens when there is none. */
    public void delete(VaultPath path) {
        AtomicFile.remove(place(path), asides);
        own.removed(path);
    }

    /** Removes a file that still holds exactly these bytes; false when it does not, and then it is untouched. */
    public boolean delete(VaultPath path, byte[] expected) {
        boolean gone = AtomicFile.remove(place(path), expected, asides);
        if (gone) {
            own.removed(path);
        }
        return gone;
    }

    /** Adds one line to a file and waits for the disk; a last line that a crash tore off is ended first. */
    public void append(VaultPath path, String line) {
        Path file = place(path);
        try {
            Files.createDirectories(path.parent().map(folder -> folder.in(root)).orElse(root));
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                String start = endsLine(channel) ? "" : "\n";
                ByteBuffer bytes = ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8));
                channel.position(channel.size());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new VaultException("cannot append to " + file + ": " + e, e);
        }
    }

    private boolean told(boolean written, VaultPath path, byte[] bytes) {
        if (written) {
            own.wrote(path, bytes);
        }
        return written;
    }

    private static boolean endsLine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() == 0 || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }

    private byte[] bytes(VaultPath path) {
        try {
            return Files.readAllBytes(place(path));
        } catch (IOException e) {
            throw new VaultException("cannot read " + path.in(root) + ": " + e, e);
        }
    }

    private Path place(VaultPath path) {
        if (!VaultLinks.isPlain(root, path)) {
            throw new VaultException("cannot write " + path.in(root) + ": a symbolic link leads there");
        }
        return path.in(root);
    }
}
