package dev.aiemployee.local.outbox;

import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.Doubt;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.content.OutgoingJson;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.outbox.LedgerEntry.StepTaken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes down what was shown, decided, tried and done (DESIGN section 6). Each step is on the disk when its method returns; a
 * step that {@link Step#next} does not allow is an {@link IllegalStateException}: from what was sent no way leads back. Confined
 * to one thread.
 */
public final class Ledger {
    /** Why a step was taken; a fact of most steps. */
    public static final String REASON = "reason";

    /** The claim under which it is executed; a fact from {@link Step#INTENT} on. */
    public static final String CLAIM = "claim";

    /** What to look for on the other side; a fact once it may be there. */
    public static final String MESSAGE_ID = "message_id";

    /** What the other side calls it, in its own words; a fact once it may be there. */
    public static final String REFERENCE = "reference";

    /** What the other side said when it was done. */
    public static final String REPLY = "reply";

    /** The numbers under which the vault knows executions that this ledger had lost; otherwise no such fact. */
    static final String LOST_NUMBERS = "lost_numbers";

    /** What a claim is about to carry: a fact of the {@link Step#APPROVED} right before it. */
    private static final String CLAIMING = "claiming";

    /** The act does no harm when it is done twice; a fact of {@link Step#SENDING}, otherwise no such fact. */
    public static final String REPEATABLE = "repeatable";

    /** An attempt of this approval may have been done, and doing it again was harmless; otherwise no such fact. */
    public static final String MAYBE_DONE = "maybe_done";

    /** The audit says what this yes would have done but for {@code DRY_RUN}; otherwise no such fact. */
    public static final String REHEARSAL = "rehearsal";

    /** What a step inherits from the one before, so that the last entry of an approval tells it all. */
    private static final List<String> KEPT = List.of(
            Standings.ACTION,
            Standings.CONTENT,
            Standings.SAME_CONTENT,
            Track.TICKED,
            Standings.SOURCE,
            Standings.DOMAIN,
            CLAIM,
            MESSAGE_ID,
            REFERENCE,
            REPLY,
            MAYBE_DONE);

    private final Journal journal;
    private final Snapshots snapshots;
    private final Standings standings;

    /** Opens the ledger and replays it. */
    public Ledger(Journal journal, Snapshots snapshots) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.standings = new Standings(journal.readAll(), snapshots);
    }

    /** What it all adds up to, kept up to date. */
    public Standings standings() {
        return standings;
    }

    /** The note is undecided in the published tree: from here on a decision counts. */
    public void shown(ApprovalContent content, byte[] note, Instant at) {
        Outgoing outgoing = content.outgoing();
        record(outgoing.approval(), Digest.of(outgoing), new StepTaken(Step.SHOWN, at), before(content, note));
    }

    /** What the operator has before their eyes with this note. */
    private Map<String, String> before(ApprovalContent content, byte[] note) {
        return Map.of(
                Track.NOTE,
                snapshots.keep(note).value(),
                Track.SHOWN_TO,
                Track.joined(content.outgoing().reach()),
                Track.SHOWN_RISK,
                Track.joined(content.terms().risk()),
                Track.SHOWN_FILES,
                Track.joinedFiles(content.outgoing().letter().attachments()),
                Track.SHOWN_QUESTION,
                content.marks().askedAt());
    }

    /** The operator answered the question that was written into the note here: the note was shown by that. */
    public void answered(TaskId approval, Instant at) {
        Map<String, String> facts = new HashMap<>();
        for (String name :
                List.of(Track.NOTE, Track.SHOWN_TO, Track.SHOWN_RISK, Track.SHOWN_FILES, Track.SHOWN_QUESTION)) {
            facts.put(name, standings.shownFact(approval, name));
        }
        facts.values().removeIf(String::isEmpty);
        record(approval, standings.of(approval).digest(), new StepTaken(Step.SHOWN, at), facts);
    }

    /** Keeps the bytes of an attached file under their digest; they are on the disk before the yes that names them is. */
    public void keep(byte[] file) {
        snapshots.keep(file);
    }

    /** The operator said yes to this content; the snapshot is on the disk before the yes is. */
    public void approved(ApprovalContent content, Instant at) {
        approved(content, at, facts(content));
    }

    /** The operator said yes while nothing could leave: no yes to the real thing. */
    public void rehearsed(ApprovalContent content, Instant at) {
        Map<String, String> facts = facts(content);
        facts.put(Track.REHEARSED, "yes");
        approved(content, at, facts);
    }

    private void approved(ApprovalContent content, Instant at, Map<String, String> facts) {
        Outgoing outgoing = content.outgoing();
        if (content.marks().approve()) {
            facts.put(Track.TICKED, "yes");
        }
        snapshots.keep(OutgoingJson.write(outgoing).getBytes(StandardCharsets.UTF_8));
        record(outgoing.approval(), Digest.of(outgoing), new StepTaken(Step.APPROVED, at), facts);
    }

    private static Map<String, String> facts(ApprovalContent content) {
        Map<String, String> facts = new HashMap<>();
        facts.put(Standings.ACTION, content.outgoing().action().word());
        facts.put(Standings.CONTENT, Digest.ofContent(content.outgoing()).value());
        facts.put(
                Standings.SAME_CONTENT, Digest.ofSameContent(content.outgoing()).value());
        facts.put(Standings.DOMAIN, content.terms().domain().value());
        content.terms().sourceTask().ifPresent(task -> facts.put(Standings.SOURCE, task.value()));
        return facts;
    }

    /** The yes does not count without a second look; the same doubt about the same content is not asked about twice. */
    public void askedAgain(ApprovalContent content, Instant at, String reason, List<Doubt> doubts) {
        askedAgain(content, at, reason, doubts, Map.of());
    }

    /** The same, with the note into which the question is about to be written: an answer to it counts. */
    public void askedAgain(ApprovalContent content, byte[] note, Instant at, String reason, List<Doubt> doubts) {
        askedAgain(content, at, reason, doubts, before(content, note));
    }

    private void askedAgain(
            ApprovalContent content, Instant at, String reason, List<Doubt> doubts, Map<String, String> shown) {
        Digest digest = Digest.of(content.outgoing());
        Map<String, String> facts = new HashMap<>(shown);
        facts.put(
                Track.ASKED,
                doubts.stream().map(doubt -> doubt.about(digest).value()).collect(Collectors.joining(" ")));
        facts.put(REASON, reason);
        record(content.outgoing().approval(), digest, new StepTaken(Step.WITHDRAWN, at), facts);
    }

    /** The operator took the yes back; the note is about to say so, and an answer to it counts. */
    public void takenBack(ApprovalContent content, byte[] note, Instant at, String reason) {
        Map<String, String> facts = new HashMap<>(before(content, note));
        facts.put(REASON, reason);
        step(content.outgoing().approval(), Step.WITHDRAWN, at, facts);
    }

    /** A file carried a decision that nobody here made. */
    public void refused(TaskId approval, Digest file, Instant at, String reason) {
        record(approval, file, new StepTaken(Step.REFUSED, at), Map.of(REASON, reason));
    }

    /** The operator wants another draft. */
    public void revised(ApprovalContent content, Instant at, String reason) {
        Map<String, String> facts = facts(content);
        facts.put(REASON, reason);
        record(content.outgoing().approval(), Digest.of(content.outgoing()), new StepTaken(Step.REVISED, at), facts);
    }

    /** Nobody decided in time. */
    public void expired(ApprovalContent content, Instant at, String reason) {
        Map<String, String> facts = facts(content);
        facts.put(REASON, reason);
        record(content.outgoing().approval(), Digest.of(content.outgoing()), new StepTaken(Step.EXPIRED, at), facts);
    }

    /** The operator said no. */
    public void rejected(ApprovalContent content, Instant at, String reason) {
        Map<String, String> facts = facts(content);
        facts.put(REASON, reason);
        record(content.outgoing().approval(), Digest.of(content.outgoing()), new StepTaken(Step.REJECTED, at), facts);
    }

    /**
     * The vault tells of an execution that this ledger knows nothing of, so its outcome cannot be known.
     *
     * @param claim under which it was executed, as the note says
     */
    public void outcomeLost(ApprovalContent content, String claim, Instant at, String reason) {
        Digest digest = Digest.of(content.outgoing());
        Map<String, String> facts = facts(content);
        facts.put(CLAIM, claim);
        facts.put(REASON, reason);
        record(content.outgoing().approval(), digest, new StepTaken(Step.UNKNOWN, at), facts);
    }

    /** An attempt ended in a definite refusal; a permanent one is not retried. */
    public void refusedBeforeSending(TaskId approval, Instant at, boolean permanent, String reason) {
        Map<String, String> facts = permanent ? Map.of(Track.PERMANENT, "yes", REASON, reason) : Map.of(REASON, reason);
        step(approval, Step.REFUSED_BEFORE_SENDING, at, facts);
    }

    /**
     * The approval gets a number of its own for its claim, written down before anybody else can see it. So the published vault never
     * holds a number that this ledger does not know, unless the ledger was lost or is an older one.
     *
     * @return the number; asking again without another step in between gives the same one
     */
    public long claiming(TaskId approval) {
        Standing standing = standings.of(approval);
        if (standing.step() != Step.APPROVED
                || standings.fact(approval, CLAIMING).isEmpty()) {
            step(approval, Step.APPROVED, standing.at(), Map.of(CLAIMING, "yes"));
        }
        return standings.of(approval).sequence();
    }

    /** The audit holds what this yes would have done: it is not written there again. The yes keeps its number and its time. */
    public void rehearsal(TaskId approval) {
        Standing standing = standings.of(approval);
        Map<String, String> facts = Map.of(
                REHEARSAL,
                "yes",
                Track.REHEARSED,
                standings.fact(approval, Track.REHEARSED),
                Track.IN_FORCE,
                Long.toString(standing.sequence()));
        step(approval, Step.APPROVED, standing.at(), facts);
    }

    /**
     * The vault tells of an execution that this ledger has lost; only the operator can say what became of it.
     *
     * @param lost what the execution stamped into the note
     * @param content the note's content; absent when it cannot be read
     */
    public void lost(TaskId approval, Lost lost, Optional<ApprovalContent> content, Instant at) {
        Map<String, String> facts = new HashMap<>(content.map(Ledger::facts).orElse(Map.of()));
        facts.put(LOST_NUMBERS, Long.toString(lost.number()));
        facts.put(REASON, Lost.REASON);
        facts.put(CLAIM, lost.claim());
        facts.put(MESSAGE_ID, lost.messageId());
        facts.values().removeIf(String::isEmpty);
        record(approval, lost.digest(), new StepTaken(Step.UNKNOWN, at), facts);
    }

    /** The history of the vault tells of executions of this approval that this ledger has lost; the yes does not count. */
    public void withdrawnAsLost(TaskId approval, Set<Long> numbers, Instant at) {
        String list = numbers.stream().map(number -> Long.toString(number)).collect(Collectors.joining(" "));
        step(approval, Step.WITHDRAWN, at, Map.of(LOST_NUMBERS, list, REASON, Lost.REASON));
    }

    /** An attempt whose outcome is unknown, of an act that does no harm when it is done twice: it is tried again. */
    public void repeatable(TaskId approval, Instant at, String reason) {
        Map<String, String> facts = Map.of(MAYBE_DONE, "yes", Track.UNANSWERED, "yes", REASON, reason);
        step(approval, Step.REFUSED_BEFORE_SENDING, at, facts);
    }

    /** Any other step, for the content of the step before. */
    public void step(TaskId approval, Step step, Instant at, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.values().removeIf(String::isEmpty);
        KEPT.forEach(name -> all.putIfAbsent(name, standings.fact(approval, name)));
        all.values().removeIf(String::isEmpty);
        record(approval, standings.of(approval).digest(), new StepTaken(step, at), all);
    }

    /**
     * After a crash: an attempt that may have been under way is unknown now; a claim without an attempt is an approval again,
     * under its old number.
     *
     * @return the approvals that became unknown
     */
    public List<TaskId> recover(Instant now) {
        List<TaskId> unknown = new ArrayList<>();
        for (TaskId approval : standings.at(Step.SENDING)) {
            if (standings.fact(approval, REPEATABLE).isEmpty()) {
                step(approval, Step.UNKNOWN, now, Map.of(REASON, "stopped while sending"));
                unknown.add(approval);
            } else {
                repeatable(approval, now, "stopped while sending");
            }
        }
        for (TaskId approval : standings.at(Step.INTENT)) {
            Standing standing = standings.of(approval);
            String number = Long.toString(standing.sequence());
            step(approval, Step.APPROVED, now, Map.of(Track.IN_FORCE, number, REASON, "stopped before sending"));
        }
        return unknown;
    }

    private void record(TaskId approval, Digest digest, StepTaken step, Map<String, String> facts) {
        LedgerEntry entry = standings.next(approval, digest, step, facts);
        journal.append(entry.toRecord());
        standings.take(entry);
    }
}
