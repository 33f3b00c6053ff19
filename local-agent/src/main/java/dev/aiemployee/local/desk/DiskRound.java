package dev.aiemployee.local.desk;

import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.ApprovalContent;
import dev.aiemployee.local.approve.ApprovalReader;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Digest;
import dev.aiemployee.local.approve.GivenDecision;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.ReadApproval;
import dev.aiemployee.local.approve.Sighting;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.attach.VaultFiles;
import dev.aiemployee.local.outbox.Standings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks the folders in which approval notes live. Remembers since when a file has its bytes: its own time stamp may lie. */
final class DiskRound {
    private final VaultReader reader;
    private final VaultFiles files;
    private final SyncEngine sync;
    private final Standings standings;
    private final AgentName self;
    private final Clock clock;
    private final ForeignDecisions foreign;
    private final NoteFormat format = new NoteFormat();
    private Map<VaultPath, Seen> seen = new HashMap<>();

    DiskRound(DeskParts parts) {
        this.reader = parts.vault().reader();
        this.files = parts.vault().files();
        this.foreign = new ForeignDecisions(
                parts.remote().sync(), files, parts.records().clock().getZone());
        this.sync = parts.remote().sync();
        this.standings = parts.records().ledger().standings();
        this.self = parts.remote().self();
        this.clock = parts.records().clock();
    }

    private record Seen(Digest bytes, Instant first) {}

    /** What one walk found: each id once, and what is held because its name or its number is not clear. */
    record Walk(List<Found> notes, Map<VaultPath, String> held, Set<TaskId> named) {
        /** Every approval of which some note was met, held ones and renamed ones too. */
        Set<TaskId> there() {
            Set<TaskId> there = new HashSet<>(named);
            notes.forEach(found -> there.add(found.id()));
            held.keySet().forEach(path -> VaultLayout.taskAt(path).ifPresent(there::add));
            return there;
        }
    }

    Walk walk() {
        Map<TaskId, List<Found>> byId = new LinkedHashMap<>();
        Map<VaultPath, String> held = new LinkedHashMap<>();
        Map<VaultPath, Seen> now = new HashMap<>();
        Set<TaskId> named = new HashSet<>();
        for (VaultPath path : paths()) {
            Optional<TaskId> id = VaultLayout.taskAt(path);
            if (id.isEmpty()) {
                held.put(path, UnclearName.reason(reader, path));
                reader.read(path)
                        .flatMap(ParsedNote::note)
                        .flatMap(note -> note.text("id"))
                        .filter(TaskId::isTaskId)
                        .ifPresent(name -> named.add(new TaskId(name)));
            } else {
                look(path, id.get(), now).ifPresent(found -> {
                    byId.computeIfAbsent(id.get(), key -> new ArrayList<>()).add(found);
                    found.content()
                            .ifPresent(content -> named.add(content.outgoing().approval()));
                });
            }
        }
        seen = now;
        Set<TaskId> brought = foreign.brought();
        List<Found> notes = unique(byId, held).stream()
                .map(found -> brought.contains(found.id()) ? found.broughtByAnotherTool() : found)
                .toList();
        return new Walk(notes, held, named);
    }

    private List<VaultPath> paths() {
        List<VaultPath> paths = new ArrayList<>();
        paths.addAll(reader.notesUnder(VaultLayout.PENDING_APPROVAL));
        paths.addAll(reader.notesUnder(VaultLayout.APPROVED));
        reader.notesUnder(VaultLayout.REJECTED).stream().filter(this::isOpen).forEach(paths::add);
        reader.notesUnder(VaultLayout.FAILED).stream().filter(this::isFailed).forEach(paths::add);
        paths.addAll(reader.notesUnder(VaultLayout.IN_PROGRESS.child(self.value())));
        return paths;
    }

    /** What was given up waits in {@code Failed/} for another word of the operator's. */
    private boolean isFailed(VaultPath path) {
        return VaultLayout.taskAt(path)
                .map(id -> standings.of(id).step())
                .filter(step -> step == Step.FAILED)
                .isPresent();
    }

    /** Rejected notes stay where they are for ever; one that is filed is not read again. */
    private boolean isOpen(VaultPath path) {
        return VaultLayout.taskAt(path)
                .map(id -> standings.of(id).step())
                .filter(step -> step == Step.CLOSED || step == Step.UNSEEN)
                .isEmpty();
    }

    private Optional<Found> look(VaultPath path, TaskId id, Map<VaultPath, Seen> memory) {
        Optional<byte[]> bytes = reader.bytes(path);
        Optional<Instant> modified = reader.modified(path);
        if (bytes.isEmpty() || modified.isEmpty()) {
            return Optional.empty();
        }
        ParsedNote parsed = format.parse(bytes.get());
        ReadApproval read = read(parsed);
        boolean otherWork = Place.of(path) == Place.IN_PROGRESS && !(read instanceof ReadApproval.Whole);
        if (otherWork) {
            return Optional.empty();
        }
        Digest digest = Digest.of(bytes.get());
        Instant first = firstSeen(path, digest, memory);
        Note note = parsed.note().orElse(null);
        boolean held = note != null
                && read instanceof ReadApproval.Whole whole
                && foreign.hold(id, GivenDecision.of(path, note, whole.content()));
        Sighting.Origin origin = held ? Sighting.Origin.FOREIGN : Sighting.Origin.HERE;
        Sighting.OnDisk file =
                new Sighting.OnDisk(digest, still(modified.get(), first), origin(path, bytes.get(), origin));
        return Optional.of(new Found(id, new Sighting(path, read, file), note));
    }

    /** @param decided where its decision comes from, whatever its bytes are */
    private Sighting.Origin origin(VaultPath path, byte[] bytes, Sighting.Origin decided) {
        if (sync.isFromElsewhere(bytes)) {
            return Sighting.Origin.ANOTHER_MACHINE;
        }
        return sync.isForeign(path, bytes) ? Sighting.Origin.FOREIGN : decided;
    }

    private ReadApproval read(ParsedNote parsed) {
        return parsed instanceof ParsedNote.Broken broken
                ? new ReadApproval.Broken(List.of(broken.message()))
                : ApprovalReader.read(parsed.note().orElseThrow(), files, clock.getZone());
    }

    private Instant firstSeen(VaultPath path, Digest digest, Map<VaultPath, Seen> memory) {
        Seen before = seen.get(path);
        Instant at = clock.instant();
        Seen now = before != null
                        && before.bytes().equals(digest)
                        && !before.first().isAfter(at)
                ? before
                : new Seen(digest, at); // also when the clock was ahead before
        memory.put(path, now);
        return now.first();
    }

    /** The file's own time, unless it lies in the future. */
    private Instant still(Instant modified, Instant first) {
        return modified.isAfter(clock.instant()) ? first : modified;
    }

    private List<Found> unique(Map<TaskId, List<Found>> byId, Map<VaultPath, String> held) {
        List<Found> notes = new ArrayList<>();
        byId.forEach((id, found) -> {
            Optional<Found> one = found.size() == 1 ? Optional.of(found.get(0)) : original(id, found);
            one.ifPresent(notes::add);
            found.stream()
                    .filter(copy -> !Optional.of(copy).equals(one))
                    .forEach(copy -> held.put(
                            copy.path(),
                            "there are " + found.size() + " notes named " + id
                                    + one.map(kept -> "; `" + kept.path() + "` counts, remove this one")
                                            .orElse("; remove all but one")));
        });
        return notes;
    }

    /** Somebody's copy stops no decision that was made here: the one note that carries it counts. */
    private Optional<Found> original(TaskId id, List<Found> found) {
        Standing standing = standings.of(id);
        List<Found> ours = found.stream()
                .filter(copy -> !copy.sighting().file().foreign())
                .filter(copy -> copy.content()
                        .filter(content -> isOurs(copy, content, standing))
                        .isPresent())
                .toList();
        return ours.size() == 1 ? Optional.of(ours.get(0)) : Optional.empty();
    }

    private static boolean isOurs(Found copy, ApprovalContent content, Standing standing) {
        return switch (standing.step()) {
            case SHOWN -> !ApprovalRules.isUndecided(content) || copy.sighting().place() == Place.APPROVED;
            case APPROVED ->
                copy.sighting().place() == Place.APPROVED
                        && Digest.of(content.outgoing()).equals(standing.digest());
            case INTENT, SENDING, SENT, REFUSED_BEFORE_SENDING, UNKNOWN ->
                copy.sighting().place() == Place.IN_PROGRESS && content.stamp().isOf(standing);
            case UNSEEN, REFUSED, REJECTED, REVISED, EXPIRED, WITHDRAWN, FAILED, LEFT, CLOSED -> false;
        };
    }
}
