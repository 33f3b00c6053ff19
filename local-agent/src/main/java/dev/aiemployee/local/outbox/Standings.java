package dev.aiemployee.local.outbox;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.local.approve.Background;
import dev.aiemployee.local.approve.ForeignWords;
import dev.aiemployee.local.approve.PastSteps;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.content.OutgoingJson;
import dev.aiemployee.local.approve.note.ApprovalContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the ledger's entries add up to, approval by approval. Can be read from a journal that another process writes. */
public final class Standings {
    static final String ACTION = "action";
    static final String CONTENT = "content";
    /** The content without what a reader does not see; entries of earlier versions lack it. */
    static final String SAME_CONTENT = "same_content";

    static final String SOURCE = "source";
    static final String DOMAIN = "domain";

    private static final Set<Step> DECIDED = EnumSet.of(
            Step.APPROVED,
            Step.INTENT,
            Step.SENDING,
            Step.SENT,
            Step.REFUSED_BEFORE_SENDING,
            Step.FAILED,
            Step.UNKNOWN);

    private final Snapshots snapshots;
    private final Map<TaskId, Track> tracks = new TreeMap<>();
    private final Map<TaskId, Digest> drafts = new HashMap<>();
    /** The notes as somebody else last put them before the operator: first of all, or in place of one that was shown. */
    private final Map<TaskId, Digest> brought = new HashMap<>();

    private final Map<TaskId, Claims> claims = new HashMap<>();
    private final Map<Long, TaskId> approvals = new HashMap<>();
    private long sequence;

    /** Replays the records of a ledger's journal, oldest first. */
    public Standings(List<Map<String, String>> records, Snapshots snapshots) {
        this.snapshots = snapshots;
        records.stream().map(LedgerEntry::fromRecord).forEach(this::take);
    }

    /** What is known of one approval; {@link Standing#UNSEEN} when nothing is. */
    public Standing of(TaskId approval) {
        Track track = tracks.get(approval);
        if (track == null) {
            return Standing.UNSEEN;
        }
        LedgerEntry last = track.last();
        Outgoing decided =
                DECIDED.contains(track.step()) ? snapshot(last.digest()).orElse(null) : null;
        PastSteps history = new PastSteps(
                track.lastShown(),
                track.asked(),
                track.refusals(),
                decided,
                !last.fact(Track.REHEARSED).isEmpty(),
                !last.fact(Track.TICKED).isEmpty());
        return new Standing(track.step(), last.digest(), last.step().at(), track.inForce(), history);
    }

    /** The approvals whose last step is one of these, by id. */
    public List<TaskId> at(Step... steps) {
        Set<Step> wanted = Set.of(steps);
        return tracks.values().stream()
                .filter(track -> wanted.contains(track.step()))
                .map(track -> track.last().approval())
                .toList();
    }

    /** The note as it was when the operator last saw it undecided; absent when it never was shown. */
    public Optional<byte[]> shownNote(TaskId approval) {
        return Optional.ofNullable(tracks.get(approval))
                .map(track -> track.shown().fact(Track.NOTE))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> snapshots.read(new Digest(name)));
    }

    /** The note as it was when it was first shown, which is as its drafter wrote it; absent when it never was. */
    public Optional<byte[]> draft(TaskId approval) {
        return Optional.ofNullable(drafts.get(approval)).flatMap(snapshots::read);
    }

    /**
     * What surrounds an approval whose content this is, where it can be read.
     *
     * @param handbook the operator's
     */
    public Background background(TaskId approval, Optional<ApprovalContent> content, Handbook handbook) {
        return new Background(handbook, content.map(this::precedent).orElse(""), claims(approval, handbook));
    }

    /** Read once a text: every round judges every open note. A text that cannot be read now is looked for again. */
    private List<String> claims(TaskId approval, Handbook handbook) {
        Digest came = brought.get(approval);
        if (came == null) {
            return List.of();
        }
        Claims before = claims.get(approval);
        if (before != null && before.isOf(came, handbook)) {
            return before.found();
        }
        Optional<Claims> now = snapshots
                .read(came)
                .flatMap(bytes -> new NoteFormat().parse(bytes).note())
                .map(note -> new Claims(came, handbook, ForeignWords.in(note, handbook)));
        now.ifPresent(found -> claims.put(approval, found));
        return now.map(Claims::found).orElse(List.of());
    }

    /** What is wrong with what a note said when it came, by the handbook of then. */
    private record Claims(Digest came, Handbook handbook, List<String> found) {
        boolean isOf(Digest text, Handbook current) {
            return came.equals(text) && handbook.equals(current);
        }
    }

    /** A fact of an approval's last step; empty when it has none of that name. */
    public String fact(TaskId approval, String name) {
        Track track = tracks.get(approval);
        return track == null ? "" : track.last().fact(name);
    }

    /** A fact of what was last shown of an approval; empty when it has none of that name. */
    String shownFact(TaskId approval, String name) {
        Track track = tracks.get(approval);
        return track == null ? "" : track.shown().fact(name);
    }

    /** What an approval that was decided is to make happen; absent before. */
    public Optional<ActionType> action(TaskId approval) {
        return Word.find(ActionType.class, fact(approval, ACTION));
    }

    /** The task an approval answers; absent when it answers none. */
    public Optional<TaskId> source(TaskId approval) {
        return Optional.of(fact(approval, SOURCE)).filter(TaskId::isTaskId).map(TaskId::new);
    }

    /** The domain of an approval that was decided. */
    public Domain domain(TaskId approval) {
        String domain = fact(approval, DOMAIN);
        return Domain.isDomain(domain) ? new Domain(domain) : Domain.SYSTEM;
    }

    /** How many acts of this kind began at or after {@code since} and were not refused for certain. */
    public int actsSince(ActionType action, Instant since) {
        return (int) tracks.values().stream()
                .flatMap(track -> track.left().stream())
                .filter(entry -> entry.fact(ACTION).equals(action.word()))
                .filter(entry -> !entry.step().at().isBefore(since))
                .count();
    }

    /** Why an earlier act speaks against this one; empty when none does. */
    String precedent(ApprovalContent content) {
        String equal = Digest.ofContent(content.outgoing()).value();
        String same = Digest.ofSameContent(content.outgoing()).value();
        String source = content.terms().sourceTask().map(TaskId::value).orElse("");
        for (Track track : tracks.values()) {
            TaskId other = track.last().approval();
            boolean another = !other.equals(content.outgoing().approval())
                    && !track.left().isEmpty();
            boolean repeated = track.last().fact(CONTENT).equals(equal)
                    || track.last().fact(SAME_CONTENT).equals(same);
            if (another && repeated) {
                return "the same text already went to the same people (" + other + ")";
            } else if (another && !source.isEmpty() && track.last().fact(SOURCE).equals(source)) {
                return "another draft for " + source + " was already sent (" + other + ")";
            }
        }
        return "";
    }

    /** The entry a step would make; none that its predecessor does not allow. */
    LedgerEntry next(TaskId approval, Digest digest, LedgerEntry.StepTaken taken, Map<String, String> facts) {
        Step from = of(approval).step();
        Step to = taken.step();
        if (!from.mayBecome(to)) {
            throw new IllegalStateException(
                    "approval " + approval + ": " + from + " -> " + to + " (expected: " + from.next() + ")");
        }
        return new LedgerEntry(sequence + 1, approval, digest, taken, facts);
    }

    /** Whether the ledger itself gave an approval this number, or was told later that it had. */
    public boolean knows(TaskId approval, long number) {
        return approval.equals(approvals.get(number));
    }

    /** The approvals that are not finished, with the step each stands at. */
    public Map<TaskId, Step> open() {
        Map<TaskId, Step> open = new TreeMap<>();
        tracks.forEach((id, track) -> open.put(id, track.step()));
        open.values().removeIf(step -> step == Step.CLOSED);
        return open;
    }

    void take(LedgerEntry entry) {
        sequence = Math.max(sequence, entry.sequence());
        String note = entry.fact(Track.NOTE);
        if (!note.isEmpty()) {
            drafts.putIfAbsent(entry.approval(), new Digest(note));
            Track track = tracks.get(entry.approval());
            boolean instead = entry.step().step() == Step.SHOWN && track != null && track.step() == Step.SHOWN;
            brought.compute(entry.approval(), (id, before) -> before == null || instead ? new Digest(note) : before);
        }
        if (entry.step().step() == Step.APPROVED) {
            approvals.put(entry.sequence(), entry.approval());
        }
        for (String lost : entry.fact(Ledger.LOST_NUMBERS).split(" ", -1)) {
            if (!lost.isEmpty()) {
                approvals.put(Long.parseLong(lost), entry.approval());
            }
        }
        if (entry.step().step() == Step.CLOSED) {
            claims.remove(entry.approval());
        }
        tracks.compute(entry.approval(), (id, track) -> track == null ? Track.begin(entry) : track.then(entry));
    }

    /** Absent when it is lost, or when another version of this program wrote it: then the operator is asked again. */
    private Optional<Outgoing> snapshot(Digest digest) {
        return snapshots.read(digest).flatMap(bytes -> OutgoingJson.find(new String(bytes, StandardCharsets.UTF_8)));
    }
}
