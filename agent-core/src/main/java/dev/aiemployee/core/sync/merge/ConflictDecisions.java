package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.ConflictNote;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Strict mode's open conflicts and what the operator decided about them, in two files below {@code .git/agent}: the engine writes the
 * one, {@code conflicts --take} the other, so that neither waits for a lock. A decision holds for exactly two texts at one path.
 */
public final class ConflictDecisions {
    /** Which text stays. */
    public enum Choice {
        MINE,
        THEIRS,
        BOTH;

        /** The word a person types. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The choice that a word names. */
        public static Optional<Choice> find(String word) {
            return List.of(values()).stream()
                    .filter(choice -> choice.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * A note that both sides changed.
     *
     * @param mine the text on this disk
     * @param theirs the text on the remote
     */
    public record Open(VaultPath path, BlobId mine, BlobId theirs) {
        String line() {
            return mine + " " + theirs + " " + path;
        }
    }

    private final Path waiting;
    private final Path decided;

    public ConflictDecisions(Path vault) {
        waiting = vault.resolve(".git/agent/undecided");
        decided = vault.resolve(".git/agent/decisions");
    }

    /** What sync stands still for; empty when nothing. */
    public List<Open> open() {
        return lines(waiting).stream().flatMap(line -> parse(line).stream()).toList();
    }

    /** Remembers the operator's word; false when nothing waits at this path. */
    public boolean take(VaultPath path, Choice choice) {
        Optional<Open> found =
                open().stream().filter(one -> one.path().equals(path)).findFirst();
        found.ifPresent(one -> {
            List<String> lines = new ArrayList<>(lines(decided));
            lines.add(choice.word() + " " + one.line());
            write(decided, lines);
        });
        return found.isPresent();
    }

    /** Says what sync stands still for now. */
    public void waitFor(List<Open> conflicts) {
        if (!conflicts.equals(open())) {
            write(waiting, conflicts.stream().map(Open::line).toList());
        }
    }

    /** The conflicts of a merge about which nothing was decided. */
    public List<Open> undecided(List<ConflictNote> notes, AgentKind side) {
        Map<Open, Choice> known = decisions();
        return notes.stream()
                .flatMap(note -> conflict(note, side).stream())
                .filter(one -> !known.containsKey(one))
                .toList();
    }

    /** The merge as the operator decided it. */
    Merge.Outcome decided(Merge.Outcome merged, AgentKind side) {
        Map<Open, Choice> known = merged.notes().isEmpty() ? Map.of() : decisions();
        if (known.isEmpty()) {
            return merged;
        }
        Map<VaultPath, Optional<BlobId>> result = new LinkedHashMap<>(merged.result());
        List<ConflictNote> notes = new ArrayList<>();
        for (ConflictNote note : merged.notes()) {
            Open both = conflict(note, side).orElse(null);
            Choice choice = both == null ? null : known.get(both);
            if (both == null || choice == null || choice == Choice.BOTH) {
                notes.add(note);
            } else {
                result.put(both.path(), Optional.of(choice == Choice.MINE ? both.mine() : both.theirs()));
                result.remove(Objects.requireNonNull(note.copy()));
            }
        }
        return new Merge.Outcome(result, notes);
    }

    private static Optional<Open> conflict(ConflictNote note, AgentKind side) {
        ConflictNote.Texts texts = note.texts();
        if (texts == null) {
            return Optional.empty();
        }
        return Optional.of(
                side == AgentKind.LOCAL
                        ? new Open(note.path(), texts.stays(), texts.leaves())
                        : new Open(note.path(), texts.leaves(), texts.stays()));
    }

    private Map<Open, Choice> decisions() {
        Map<Open, Choice> known = new LinkedHashMap<>();
        for (String line : lines(decided)) {
            String[] parts = line.split(" ", 2);
            Optional<Choice> choice = Choice.find(parts[0]);
            Optional<Open> conflict = parts.length == 2 ? parse(parts[1]) : Optional.empty();
            if (choice.isPresent() && conflict.isPresent()) {
                known.put(conflict.get(), choice.get());
            }
        }
        return known;
    }

    private static Optional<Open> parse(String line) {
        String[] parts = line.split(" ", 3);
        boolean whole = parts.length == 3 && isId(parts[0]) && isId(parts[1]) && VaultPath.isVaultPath(parts[2]);
        return whole
                ? Optional.of(new Open(new VaultPath(parts[2]), new BlobId(parts[0]), new BlobId(parts[1])))
                : Optional.empty();
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{40}");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private static void write(Path file, List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
