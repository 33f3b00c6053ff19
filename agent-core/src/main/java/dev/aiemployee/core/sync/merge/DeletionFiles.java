package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a clone remembers about deletions over restarts, in {@code .git/agent}: how many went when, which ones wait for the
 * operator's word, and which ones have it. The word is bound to the listed paths, and holds for an hour and once.
 */
public final class DeletionFiles {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration WORD = Duration.ofHours(1);

    private final Path gone;
    private final Path waiting;
    private final Path accepted;

    /** Of the clone whose working tree is {@code vault}. */
    public DeletionFiles(Path vault) {
        this(vault, "deletions");
    }

    private DeletionFiles(Path vault, String name) {
        Path folder = vault.resolve(".git/agent");
        this.gone = folder.resolve(name);
        this.waiting = folder.resolve(name + "-withheld");
        this.accepted = folder.resolve(name + "-accepted");
    }

    /** The same about notes that somebody else adds. */
    public static DeletionFiles ofAdditions(Path vault) {
        return new DeletionFiles(vault, "additions");
    }

    /** What waits for the operator's word. */
    public List<VaultPath> withheld() {
        return List.copyOf(paths(lines(waiting)));
    }

    /** The operator's word: everything that waits now may go within the hour. A running daemon takes it up in its next cycle. */
    public void accept(Instant now) {
        List<String> word = new ArrayList<>(List.of(now.toString()));
        word.addAll(lines(waiting));
        AtomicFile.write(accepted, (String.join("\n", word) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Set<VaultPath> accepted(Instant now) {
        List<String> word = lines(accepted);
        boolean valid = !word.isEmpty() && Instant.parse(word.get(0)).plus(WORD).isAfter(now);
        return valid ? paths(word.subList(1, word.size())) : Set.of();
    }

    void withhold(Set<VaultPath> paths) {
        if (!paths.equals(paths(lines(waiting)))) {
            write(waiting, paths);
        }
    }

    /** How many went within the window before {@code now} without the operator's word; a clock set back forgets nothing. */
    int goneSince(Instant now) {
        int sum = 0;
        for (String line : lines(gone)) {
            String[] parts = line.split(" ", 2);
            if (Instant.parse(parts[0]).isAfter(now.minus(WINDOW))) {
                sum += Integer.parseInt(parts[1]);
            }
        }
        return sum;
    }

    /** These went. */
    void passed(Set<VaultPath> paths, Instant now) {
        Set<VaultPath> confirmed = accepted(now);
        long unasked = paths.stream().filter(path -> !confirmed.contains(path)).count();
        if (unasked > 0) {
            List<String> kept = new ArrayList<>(lines(gone));
            kept.removeIf(line -> !Instant.parse(line.split(" ", 2)[0]).isAfter(now.minus(WINDOW)));
            kept.add(now + " " + unasked);
            AtomicFile.write(gone, (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (unasked < paths.size()) {
            write(accepted, Set.of());
        }
    }

    private static Set<VaultPath> paths(List<String> lines) {
        return lines.stream().map(VaultPath::new).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private static void write(Path file, Collection<VaultPath> paths) {
        try {
            if (paths.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
        } catch (IOException failure) {
            throw new VaultException("cannot remove " + file, failure);
        }
        String text = paths.stream().map(path -> path.value() + "\n").collect(Collectors.joining());
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
