package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.ownership.AgentPlaces;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.PathLine;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the operator's own notes that came from the remote and that no key of theirs signed: a phone that does not sign, or
 * somebody else. The latest of each note of the last ten days is kept in a file outside the vault, and so are alerts that another
 * machine wrote. For one thread.
 */
public final class UnsignedEdits {
    private static final Duration KEPT = Duration.ofDays(10);
    private static final int MOST = 1000;
    private static final String GONE = "-";

    private final Path file;
    private final Blobs blobs;
    private final Clock clock;

    /**
     * One note's latest change.
     *
     * @param text what it holds since; {@value #GONE} when it was removed
     */
    public record Edit(Instant when, VaultPath path, String text) {
        /** Whether the change removed the note. */
        public boolean isRemoval() {
            return text.equals(GONE);
        }

        private boolean isAlert() {
            return path.isUnder(AlertBox.FOLDER);
        }
    }

    public UnsignedEdits(Path folder, Blobs blobs, Clock clock) {
        this.file = file(folder);
        this.blobs = blobs;
        this.clock = clock;
    }

    private static Path file(Path folder) {
        return folder.resolve("unsigned-edits");
    }

    /** The changes of the last ten days, the latest first, from an engine's state in {@code .git/agent}. */
    public static List<Edit> latest(Path agentFolder, Instant now) {
        return read(file(agentFolder)).values().stream()
                .filter(edit -> !edit.isAlert() && edit.when().isAfter(now.minus(KEPT)))
                .sorted(Comparator.comparing(Edit::when)
                        .reversed()
                        .thenComparing(edit -> edit.path().value()))
                .toList();
    }

    /** Alerts that another machine wrote and no key signed, whether they are still there or not. */
    public static List<VaultPath> alerts(Path agentFolder) {
        return read(file(agentFolder)).values().stream()
                .filter(edit -> edit.isAlert() && !edit.isRemoval())
                .map(Edit::path)
                .sorted()
                .toList();
    }

    /**
     * Takes note of what is about to be applied.
     *
     * @return the paths that were new and whose added words speak of money or hold a link
     */
    public List<VaultPath> note(Vetted vetted, AppliedBase base) {
        Map<VaultPath, Edit> edits = vetted.unsigned().isEmpty() ? Map.of() : read(file);
        List<VaultPath> telling = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean news = false;
        for (VaultPath path : vetted.unsigned().stream().sorted().toList()) {
            BlobId after = vetted.changes().getOrDefault(path, Optional.empty()).orElse(null);
            Edit edit = new Edit(now, path, after == null ? GONE : after.value());
            boolean known = edits.containsKey(path) && edits.get(path).text().equals(edit.text());
            if ((edit.isAlert() || !AgentPlaces.isOurs(path)) && !known) {
                edits.put(path, edit);
                news = true;
                if (after != null && !edit.isAlert() && speaks(base.blob(path), after)) {
                    telling.add(path);
                }
            }
        }
        if (news) {
            save(edits, now);
        }
        return telling;
    }

    private boolean speaks(@Nullable BlobId before, BlobId after) {
        return MoneyWords.in(text(after), before == null ? "" : text(before));
    }

    private String text(BlobId blob) {
        return new String(blobs.read(blob), StandardCharsets.UTF_8);
    }

    private void save(Map<VaultPath, Edit> edits, Instant now) {
        List<String> lines = edits.values().stream()
                .filter(edit -> edit.isAlert() ? !edit.isRemoval() : edit.when().isAfter(now.minus(KEPT)))
                .sorted(Comparator.comparing(Edit::when).reversed())
                .limit(MOST)
                .map(edit -> edit.when() + "\t" + edit.text() + "\t" + PathLine.of(edit.path()))
                .toList();
        AtomicFile.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<VaultPath, Edit> read(Path file) {
        Map<VaultPath, Edit> edits = new LinkedHashMap<>();
        try {
            for (String line :
                    Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.<String>of()) {
                String[] parts = line.split("\t", 3);
                VaultPath path = PathLine.read(parts[2]);
                edits.put(path, new Edit(Instant.parse(parts[0]), path, parts[1]));
            }
        } catch (IOException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return edits; // a list for reading: what is left of it is shown
        }
        return edits;
    }
}
