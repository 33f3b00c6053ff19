package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The approvals whose notes another tool's Git may have put on the disk, since when. A checkout can turn one text into another (line
 * ends, encodings, filters), so no comparison of texts proves that a decision on such a note was made here. Kept over restarts.
 * For one thread.
 */
public final class BroughtIds {
    private static final String COMMIT = "commit";
    private static final String BROUGHT = "brought";
    private static final String SETTLED = "settled";

    private final Path file;
    private final Set<CommitId> commits = new HashSet<>();
    private final Map<TaskId, Instant> brought = new HashMap<>();

    public BroughtIds(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::load);
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private void load(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 2 && parts[0].equals(COMMIT) && parts[1].matches("[0-9a-f]{40}")) {
            commits.add(new CommitId(parts[1]));
        } else if (parts.length == 3 && parts[0].equals(BROUGHT) && TaskId.isTaskId(parts[1])) {
            brought.put(new TaskId(parts[1]), time(parts[2]));
        } else if (parts.length == 2 && parts[0].equals(SETTLED) && TaskId.isTaskId(parts[1])) {
            brought.remove(new TaskId(parts[1]));
        }
    }

    /** What a crash tore off is long ago. */
    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException torn) {
            return Instant.EPOCH;
        }
    }

    public boolean knows(CommitId commit) {
        return commits.contains(commit);
    }

    /** Remembers a commit of somebody else that another tool knows, and the approvals whose notes it changes. */
    public void add(CommitId commit, Set<TaskId> ids, Instant now) {
        if (!commits.add(commit)) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (TaskId id : ids) {
            brought.put(id, now);
            lines.append(BROUGHT + " ").append(id).append(' ').append(now).append('\n');
        }
        append(lines + COMMIT + " " + commit);
    }

    /** All of them. */
    public Set<TaskId> all() {
        return Set.copyOf(brought.keySet());
    }

    /** Since when this approval may have been brought; absent when it was not. */
    public Optional<Instant> since(TaskId id) {
        return Optional.ofNullable(brought.get(id));
    }

    /** The operator has it before their eyes again, undecided. */
    public void settled(TaskId id) {
        if (brought.remove(id) != null) {
            append(SETTLED + " " + id + "\n");
        }
    }

    private void append(String lines) {
        try {
            // The empty line ends what a crash may have torn off.
            Files.writeString(file, "\n" + lines + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new VaultException("cannot write " + file, failure);
        }
    }
}
