package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.vault.PathLine;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that applies moved aside, and the journal of those moves. A file stays here for a day: an editor that still holds it
 * open may yet write into it. The journal is forced to disk before the first move, so that a crash between moving aside and
 * linking in is found. For one thread.
 */
public final class Quarantine {
    /** How long a file that was moved aside is watched. */
    public static final Duration KEEP = Duration.ofHours(24);

    /**
     * One move aside.
     *
     * @param name the file's name in this folder
     * @param old the text it was verified to hold
     * @param since when
     */
    public record Entry(String name, VaultPath path, BlobId old, Instant since) {}

    /** A copy into the vault, where there are no hard links; until it is done, the file may hold a prefix of the text. */
    public record Copy(String name, VaultPath path, BlobId text) {}

    private final Path folder;
    private final Path journal;
    private final Map<String, Copy> copies = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> open = new LinkedHashMap<>();
    private final Map<VaultPath, Entry> unrecorded = new LinkedHashMap<>();
    private long next;

    public Quarantine(Path folder) {
        this.folder = folder;
        this.journal = folder.resolve("journal");
        try {
            Files.createDirectories(folder);
            if (Files.exists(journal)) {
                load();
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + journal, failure);
        }
    }

    /** A last line that a crash tore off never counted: it is forced to disk before what it announces. */
    private void load() throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        if (whole < bytes.length) {
            try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
        String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
        text.lines().forEach(this::read);
    }

    private void read(String line) {
        String[] parts = line.split(" ", 5);
        String[] copy = line.split(" ", 4);
        if (parts.length == 5 && parts[0].equals("aside")) {
            Entry entry = new Entry(parts[1], PathLine.read(parts[4]), new BlobId(parts[2]), Instant.parse(parts[3]));
            entries.put(entry.name(), entry);
            open.put(entry.name(), entry);
            unrecorded.put(entry.path(), entry);
            next = Math.max(next, Long.parseLong(entry.name()) + 1);
        } else if (parts.length == 2 && parts[0].equals("done")) {
            open.remove(parts[1]);
        } else if (line.equals("recorded")) {
            unrecorded.clear();
        } else if (copy.length == 4 && copy[0].equals("copy")) {
            copies.put(copy[1], new Copy(copy[1], PathLine.read(copy[3]), new BlobId(copy[2])));
            next = Math.max(next, Long.parseLong(copy[1]) + 1);
        } else if (parts.length == 2 && parts[0].equals("copied")) {
            copies.remove(parts[1]);
        }
    }

    /** Journals a copy to come; on disk when it returns. */
    public Copy copying(VaultPath path, BlobId text) {
        Copy copy = new Copy(Long.toString(next++), path, text);
        append("copy " + copy.name() + " " + text + " " + PathLine.of(path) + "\n", true);
        copies.put(copy.name(), copy);
        return copy;
    }

    /** The copy is over, or what it left was taken away. */
    public void copied(Copy copy) {
        append("copied " + copy.name() + "\n", false);
        copies.remove(copy.name());
    }

    /** Copies that a crash interrupted. */
    public List<Copy> unfinishedCopies() {
        return List.copyOf(copies.values());
    }

    /** From here on a file is watched that the caller moves here next; a crash in between puts nothing back. */
    public Entry watch(VaultPath path, BlobId old, Instant now) {
        Entry entry = new Entry(Long.toString(next++), path, old, now);
        append(aside(entry) + "done " + entry.name() + "\n", true);
        entries.put(entry.name(), entry);
        return entry;
    }

    private static String aside(Entry entry) {
        return "aside " + entry.name() + " " + entry.old() + " " + entry.since() + " " + PathLine.of(entry.path())
                + "\n";
    }

    /** Journals the moves to come; on disk when it returns. */
    public List<Entry> plan(Map<VaultPath, BlobId> files, Instant now) {
        List<Entry> planned = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        files.forEach((path, old) -> {
            Entry entry = new Entry(Long.toString(next++), path, old, now);
            planned.add(entry);
            lines.append(aside(entry));
        });
        append(lines.toString(), true);
        planned.forEach(entry -> {
            entries.put(entry.name(), entry);
            open.put(entry.name(), entry);
            unrecorded.put(entry.path(), entry);
        });
        return planned;
    }

    /** The applied base tells of all moves up to here; on disk with the next record that is forced. */
    public void recorded() {
        if (!unrecorded.isEmpty()) {
            append("recorded\n", false);
            unrecorded.clear();
        }
    }

    /** Moves of which the applied base may know nothing, because a crash came before it was written. */
    public List<Entry> unrecorded() {
        return List.copyOf(unrecorded.values());
    }

    /** The move and what follows it are over; on disk with the next record that is forced. */
    public void done(Entry entry) {
        append("done " + entry.name() + "\n", false);
        open.remove(entry.name());
    }

    /** Waits until all records are on disk; without it, a file that was removed would come back after a power loss. */
    public void force() {
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.force(true);
        } catch (IOException failure) {
            throw new VaultException("cannot write " + journal, failure);
        }
    }

    /** The file's text is known by now; from here on it is watched for changes from {@code text}. */
    public void accept(Entry entry, BlobId text) {
        Entry renewed = new Entry(entry.name(), entry.path(), text, entry.since());
        append(aside(renewed) + "done " + entry.name() + "\n", true);
        entries.put(entry.name(), renewed);
    }

    /** The file of a finished move is not here any more, so there is nothing to watch. */
    public void drop(Entry entry) {
        entries.remove(entry.name());
    }

    /** Moves that a crash interrupted. */
    public List<Entry> unfinished() {
        return List.copyOf(open.values());
    }

    /** Finished moves; the file of one may be gone, because it went back to its place. */
    public List<Entry> watched() {
        List<Entry> watched = new ArrayList<>(entries.values());
        watched.removeIf(entry -> open.containsKey(entry.name()));
        return watched;
    }

    public Path file(Entry entry) {
        return folder.resolve(entry.name());
    }

    /** Lets go of files that have been here for a day and hold what they held; a save of just now is still to be brought back. */
    public void prune(Instant now) {
        @Nullable Entry kept = null;
        for (Entry entry : List.copyOf(entries.values())) {
            if (!open.containsKey(entry.name()) && entry.since().plus(KEEP).isBefore(now) && isKnown(entry)) {
                try {
                    Files.deleteIfExists(file(entry));
                } catch (IOException failure) {
                    throw new VaultException("cannot remove " + file(entry), failure);
                }
                entries.remove(entry.name());
            } else {
                kept = entry;
            }
        }
        if (kept == null && copies.isEmpty() && next > 0) {
            truncate();
        }
    }

    private boolean isKnown(Entry entry) {
        try {
            return BlobId.of(Files.readAllBytes(file(entry))).equals(entry.old());
        } catch (NoSuchFileException wentBack) {
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void truncate() {
        try {
            Files.deleteIfExists(journal);
            next = 0;
        } catch (IOException failure) {
            throw new VaultException("cannot remove " + journal, failure);
        }
    }

    private void append(String lines, boolean force) {
        if (lines.isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (force) {
                channel.force(true);
            }
        } catch (IOException failure) {
            throw new VaultException("cannot write " + journal, failure);
        }
    }
}
