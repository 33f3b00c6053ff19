package dev.aiemployee.core.journal;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The ids of the commits this agent made, each on disk before its push. This, not a commit's author, is what makes a fetched
 * commit our own. Safe for several threads; one process at a time.
 */
public final class OwnCommits {
    private static final int LINE = 41;

    private final Path file;
    private final Set<CommitId> ids = new HashSet<>();

    /** Opens or makes the file; a torn last line is dropped. */
    public OwnCommits(Path file) {
        this.file = file;
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            if (Files.exists(file)) {
                load();
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read the journal of own commits " + file, failure);
        }
    }

    private void load() throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int whole = text.length() - text.length() % LINE;
        for (int start = 0; start < whole; start += LINE) {
            ids.add(new CommitId(text.substring(start, start + LINE - 1)));
        }
        if (whole < text.length()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
    }

    /** Remembers a commit for good; returns when it is on disk. */
    public synchronized void add(CommitId commit) {
        if (ids.contains(commit)) {
            return;
        }
        byte[] line = (commit.value() + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException failure) {
            throw new VaultException("cannot write the journal of own commits " + file, failure);
        }
        ids.add(commit);
    }

    /** Whether this agent made the commit. */
    public synchronized boolean contains(CommitId commit) {
        return ids.contains(commit);
    }
}
