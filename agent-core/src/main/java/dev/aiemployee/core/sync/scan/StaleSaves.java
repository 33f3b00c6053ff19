package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.git.TextMerge;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.Ground;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.Quarantine;
import dev.aiemployee.core.sync.base.SyncParts;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts away what an editor saved at a place that its note has left. A note that was open in a pane while it was filed, claimed or
 * cleared is written there once more by the next save, and would wait there as a second one. What it adds is kept: in the note
 * itself while an agent works on that, else as a copy in {@code Conflicts/}. Another tool may be moving the note back by copying
 * and removing, so a file is put away only after both have stood for a while. For one thread, on the operator's machine.
 */
public final class StaleSaves {
    private static final Logger LOG = LoggerFactory.getLogger(StaleSaves.class);
    /** So many times the quiet of a save. */
    private static final int PATIENCE = 4;

    private static final Set<VaultPath> FINISHED = Set.of(VaultLayout.DONE, VaultLayout.REJECTED, VaultLayout.ARCHIVE);

    private final VaultReader reader;
    private final VaultWriter writer;
    private final Quarantine quarantine;
    private final Blobs blobs;
    private final Identity self;
    private final Clock clock;
    private final Duration patience;
    private final NoteFormat format = new NoteFormat();
    private final Map<VaultPath, Seen> seen = new HashMap<>();

    private record Seen(BlobId text, Instant since) {}

    public StaleSaves(Path vault, Quarantine quarantine, Blobs blobs, SyncParts parts) {
        this.reader = new VaultReader(vault, format);
        this.writer = new VaultWriter(vault, parts.ownWrites());
        this.quarantine = quarantine;
        this.blobs = blobs;
        this.self = parts.self();
        this.clock = parts.clock();
        this.patience = parts.quiet().multipliedBy(PATIENCE);
    }

    /** Whether the file at a second place is such a save, and no copy that somebody made or word that somebody still waits for. */
    boolean isStale(SecondPlace second, @Nullable BlobId atHome) {
        if (self.kind() != AgentKind.LOCAL || second.text().equals(atHome)) {
            return false;
        }
        boolean finished = FINISHED.stream().anyMatch(second.home()::isUnder)
                && FINISHED.stream().noneMatch(second.path()::isUnder);
        boolean claimed = second.home().isUnder(VaultLayout.IN_PROGRESS) && !isApproval(second);
        return finished
                || claimed
                || left(second.path()).filter(second.text()::equals).isPresent();
    }

    /** Whether a new file that stands nowhere else is an alert that was cleared while it was open. */
    boolean isCleared(VaultPath path) {
        return self.kind() == AgentKind.LOCAL
                && path.isUnder(AlertBox.FOLDER)
                && left(path).isPresent();
    }

    /** Puts away all that has stood for long enough. @return what is to be told of it, one line each */
    public List<String> putAway(List<SecondPlace> places, Ground base) {
        Instant now = clock.instant();
        seen.keySet().retainAll(places.stream().map(SecondPlace::path).toList());
        List<String> told = new ArrayList<>();
        for (SecondPlace place : places) {
            Seen first = seen.get(place.path());
            if (first == null || !first.text().equals(place.text())) {
                first = new Seen(place.text(), now);
                seen.put(place.path(), first);
            }
            if (!now.isBefore(first.since().plus(patience))) {
                putAway(place, base).ifPresent(told::add);
            }
        }
        return told;
    }

    /** Absent when the file was saved again meanwhile, or the note left its home: then it is looked at anew. */
    private Optional<String> putAway(SecondPlace place, Ground base) {
        byte[] text = blobs.read(place.text());
        @Nullable BlobId home = base.blob(place.home());
        byte[] atHome = home == null ? new byte[0] : blobs.read(home);
        List<byte[]> known = new ArrayList<>(List.of(atHome));
        left(place.path()).map(blobs::read).ifPresent(known::add);
        String kept = "it added nothing";
        if (AddedWords.in(text, known)) {
            boolean joined = place.home().isUnder(VaultLayout.IN_PROGRESS) && join(place, text, atHome);
            Optional<VaultPath> copy = joined ? Optional.empty() : copy(place, text);
            if (!joined && copy.isEmpty()) {
                return Optional.empty();
            }
            kept = copy.map(path -> "its text is in `" + path + "`").orElse("what it added stands there now");
        }
        if (!writer.delete(place.path(), text)) {
            return Optional.empty();
        }
        LOG.info("path={} is an editor's old text of {}; put away", place.path(), place.home());
        String since = place.home().equals(place.path()) ? "had been cleared" : "had gone to `" + place.home() + "`";
        return Optional.of("`" + place.path() + "` was saved by an editor after its note " + since
                + "; it was taken away, " + kept);
    }

    /** The words go into the note that they were meant for. */
    private boolean join(SecondPlace place, byte[] text, byte[] atHome) {
        return left(place.path())
                .flatMap(before -> TextMerge.merge(blobs.read(before), text, atHome))
                .filter(merged -> writer.replace(place.home(), atHome, new String(merged, StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** Absent when other texts have all names that a copy could have. */
    private Optional<VaultPath> copy(SecondPlace place, byte[] text) {
        for (String mark : List.of(place.text().brief(), place.text().value())) {
            VaultPath copy = CopyName.of(place.home(), mark);
            boolean there = writer.createBytes(copy, text)
                    || reader.bytes(copy)
                            .filter(bytes -> Arrays.equals(bytes, text))
                            .isPresent();
            if (there) {
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    private boolean isApproval(SecondPlace place) {
        return format.parse(blobs.read(place.text()))
                .note()
                .flatMap(note -> note.text("type"))
                .filter("approval_request"::equals)
                .isPresent();
    }

    /** What a path held when it was last moved away from there, within the last day. */
    private Optional<BlobId> left(VaultPath path) {
        return quarantine.watched().stream()
                .filter(entry -> entry.path().equals(path))
                .max(Comparator.comparing(Quarantine.Entry::since))
                .map(Quarantine.Entry::old);
    }
}
