package dev.aiemployee.local.cli;

import dev.aiemployee.core.allow.AllowedFindings;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.handbook.HandbookFile;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Pace;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.RefusedAttempts;
import dev.aiemployee.local.approve.Sighting;
import dev.aiemployee.local.approve.Situation;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.ReadApproval;
import dev.aiemployee.local.attach.VaultFiles;
import dev.aiemployee.local.desk.ApprovalPaths;
import dev.aiemployee.local.desk.SameId;
import dev.aiemployee.local.desk.UnclearName;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Snapshots;
import dev.aiemployee.local.outbox.Standings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The approvals as they lie on disk and in the ledger, read beside a running daemon; needs no lock. A decision is written into
 * the note, where the daemon finds it like one made in Obsidian.
 */
final class Approvals {
    /** One approval note on disk. */
    record Found(TaskId id, VaultPath path, Note note, ReadApproval read) {
        String status() {
            return note.text("status").orElse("pending");
        }

        /** Why the operator is asked a second time. */
        Optional<String> askedAgain() {
            return note.text(ApprovalStamps.ASKED_AGAIN_KEY);
        }
    }

    private final VaultReader reader;
    private final VaultFiles files;
    private final VaultWriter writer;
    private final Standings standings;
    private final AgentName self;
    private final Pace pace;
    private final ZoneId zone;
    private final Handbook handbook;

    /** @param zone the operator's */
    Approvals(Environment environment, ZoneId zone) {
        this.zone = zone;
        Path vault = environment.path(EnvVar.VAULT_PATH);
        Path state = environment.path(EnvVar.STATE_PATH);
        reader = new VaultReader(vault, new NoteFormat());
        files = new VaultFiles(
                reader,
                new AllowedFindings(vault.resolve(".git").resolve("agent")).guard(Workplace.known(environment)));
        writer = new VaultWriter(vault);
        standings =
                new Standings(Journal.read(state.resolve("ledger.jsonl")), new Snapshots(state.resolve("snapshots")));
        self = environment.agent();
        pace = new Pace(
                environment.seconds(EnvVar.QUIET_SECONDS),
                environment.seconds(EnvVar.SEND_DELAY),
                new Pace.Retries(
                        RetryPolicy.SENDING.delays(), Duration.ofHours(environment.number(EnvVar.SEND_RETRY_HOURS))));
        handbook = new HandbookFile(reader).read();
    }

    /** What lies on disk, each note in one of the two: the approvals that are not finished, undecided first, and what is held. */
    record OnDisk(List<Found> open, List<HeldNote> held) {}

    private record Met(VaultPath path, ParsedNote parsed, ReadApproval read) {
        boolean isOtherWork() {
            return Place.of(path) == Place.IN_PROGRESS && !(read instanceof ReadApproval.Whole);
        }

        Optional<Found> found() {
            return VaultLayout.taskAt(path).flatMap(id -> parsed.note().map(note -> new Found(id, path, note, read)));
        }
    }

    OnDisk onDisk() {
        List<Met> met = new ApprovalPaths(reader, standings, self)
                .all().stream()
                        .flatMap(path -> reader.read(path).map(parsed -> new Met(path, parsed, read(parsed))).stream())
                        .toList();
        Map<VaultPath, String> held = held(met);
        List<Found> open = met.stream()
                .filter(one -> !held.containsKey(one.path()) && Place.of(one.path()) != Place.REJECTED)
                .flatMap(one -> one.found().stream())
                .filter(found -> isApproval(found.note()) && !isFinished(found.id()))
                .toList();
        return new OnDisk(
                open,
                held.entrySet().stream()
                        .map(one -> new HeldNote(one.getKey(), one.getValue()))
                        .toList());
    }

    private Map<VaultPath, String> held(List<Met> met) {
        Map<VaultPath, String> held = new LinkedHashMap<>();
        Map<TaskId, List<Sighting>> byId = new LinkedHashMap<>();
        for (Met one : met) {
            Optional<TaskId> id = VaultLayout.taskAt(one.path());
            if (id.isEmpty()) {
                held.put(one.path(), UnclearName.reason(reader, one.path()));
            } else if (!one.isOtherWork()) {
                byId.computeIfAbsent(id.get(), first -> new ArrayList<>()).add(sighting(id.get(), one));
                if (one.parsed() instanceof ParsedNote.Broken broken) {
                    held.put(one.path(), "it cannot be read: " + broken.message());
                }
            }
        }
        byId.forEach((id, notes) -> held.putAll(new SameId(id, standings.of(id), notes).held()));
        return held;
    }

    private ReadApproval read(ParsedNote parsed) {
        return parsed instanceof ParsedNote.Broken broken
                ? new ReadApproval.Broken(List.of(broken.message()))
                : ApprovalReader.read(parsed.note().orElseThrow(), files, zone);
    }

    /** Whose an answer is that nobody has taken up yet, the daemon alone can tell: here it counts for none of several notes. */
    private Sighting sighting(TaskId id, Met one) {
        Sighting.Origin origin = standings.of(id).step() == Step.SHOWN ? Sighting.Origin.FOREIGN : Sighting.Origin.HERE;
        return new Sighting(one.path(), one.read(), new Sighting.OnDisk(Digest.NONE, Instant.EPOCH, origin));
    }

    /** What still lies there under the name of a finished one is an editor's old text. */
    private boolean isFinished(TaskId id) {
        return standings.of(id).step() == Step.CLOSED;
    }

    /** When an approved note leaves at the earliest; absent for any other. */
    Optional<Instant> leavesAt(Found found) {
        Standing standing = standings.of(found.id());
        if (standing.step() != Step.APPROVED || !(found.read() instanceof ReadApproval.Whole whole)) {
            return Optional.empty();
        }
        Instant undo = standing.at().plus(pace.undo());
        return whole.content()
                .outgoing()
                .outlet()
                .notBefore()
                .filter(undo::isBefore)
                .or(() -> Optional.of(undo));
    }

    /** What keeps an approved one from leaving, and when it is tried again; absent when it is not tried again by itself. */
    Optional<Verdict.Delayed> delayed(Found found) {
        Standing standing = standings.of(found.id());
        RefusedAttempts refusals = standing.history().refusals();
        return standings
                .action(found.id())
                .filter(action -> standing.step() == Step.REFUSED_BEFORE_SENDING)
                .flatMap(action -> pace.retryAt(action, refusals, standing.at(), standing.at()))
                .map(next -> new Verdict.Delayed(refusals, next));
    }

    /** Why one that was given up was not sent; empty for any other. */
    String failure(Found found) {
        return standings.of(found.id()).step() == Step.FAILED ? standings.fact(found.id(), Ledger.REASON) : "";
    }

    /** What the drafter wrote, before anybody changed it; absent when it was not shown here yet. */
    Optional<ApprovalContent> draft(TaskId id) {
        return standings
                .draft(id)
                .flatMap(Approvals::note)
                .map(note -> ApprovalReader.read(note, path -> shownFile(id, path), zone))
                .flatMap(read ->
                        read instanceof ReadApproval.Whole whole ? Optional.of(whole.content()) : Optional.empty());
    }

    /** The drafter's file, though another one may lie under its path by now. */
    private AttachedFiles.Look shownFile(TaskId id, String path) {
        return standings.of(id).history().shown().files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(file -> new AttachedFiles.Look(file, ""))
                .orElseGet(() -> files.look(path));
    }

    /** The note as it was shown undecided; absent when it was not shown here yet. */
    Optional<byte[]> shown(TaskId id) {
        return standings.shownNote(id);
    }

    /** Where an approval stands in the ledger. */
    Step step(TaskId id) {
        return standings.of(id).step();
    }

    /** The operator's, as it is now. */
    Handbook handbook() {
        return handbook;
    }

    /** What the agent makes of the note as it stands. */
    Verdict verdict(Found found, Instant now) {
        return judge(found, found.note(), now);
    }

    /** What the agent will make of it, by the rules it decides by, once it is answered so. */
    Verdict judge(Found found, Note answered, Instant now) {
        ReadApproval read = ApprovalReader.read(answered, files, zone);
        Sighting.OnDisk file = new Sighting.OnDisk(Digest.of(answered.bytes()), Instant.EPOCH, Sighting.Origin.HERE);
        Optional<ApprovalContent> content =
                read instanceof ReadApproval.Whole whole ? Optional.of(whole.content()) : Optional.empty();
        Situation situation = new Situation(
                found.id(),
                standings.of(found.id()),
                new Sighting(found.path(), read, file),
                standings.background(found.id(), content, handbook));
        Conditions.Brakes none = new Conditions.Brakes(false, false);
        return ApprovalRules.judge(situation, new Conditions(now, pace, none, Map.of()));
    }

    /** Writes the note, if nobody has saved it since it was read. */
    boolean write(Found found, Note decided) {
        return writer.replace(found.path(), found.note().bytes(), decided);
    }

    private static boolean isApproval(Note note) {
        return note.text("type").filter("approval_request"::equals).isPresent();
    }

    /** The note that these bytes hold; absent when it cannot be read. */
    static Optional<Note> note(byte[] bytes) {
        return new NoteFormat().parse(bytes).note();
    }
}
