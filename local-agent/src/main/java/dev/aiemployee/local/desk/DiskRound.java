package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.GivenDecision;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.Sighting;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ReadApproval;
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
    private final ApprovalPaths paths;
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
        this.paths = new ApprovalPaths(reader, standings, parts.remote().self());
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
        for (VaultPath path : paths.all()) {
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
            SameId same = new SameId(
                    id, standings.of(id), found.stream().map(Found::sighting).toList());
            Optional<Sighting> counting = same.counting();
            found.stream()
                    .filter(one -> Optional.of(one.sighting()).equals(counting))
                    .forEach(notes::add);
            held.putAll(same.held());
        });
        return notes;
    }
}
