package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.local.approve.Verdict.AskAgain;
import dev.aiemployee.local.approve.Verdict.NotYet;
import dev.aiemployee.local.approve.Verdict.OutcomeLost;
import dev.aiemployee.local.approve.Verdict.Refused;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.HeaderText;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.ReadApproval.Broken;
import dev.aiemployee.local.approve.note.ReadApproval.Whole;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges one approval (DESIGN section 6). Pure; the only maker of {@link Cleared}.
 *
 * <p>A decision is a transition: the ledger met the note undecided in the published tree, then decided bytes appeared on this
 * disk which no commit of anybody else holds. Everything that cannot be told for certain waits.
 */
public final class ApprovalRules {
    /** What is said of a note about which nobody has decided yet. */
    public static final String WAITS = "waits for your decision";

    /** What is said of a note that was saved a moment ago. */
    public static final String EDITED = "still being edited";

    /** What is said of a note that this machine has not met as published yet. */
    public static final String JUST_CAME = "just came; it waits for your decision once it is synced";

    /** What is said of a yes or no without the question in the note, as an editor's text from before it is. */
    public static final String BEFORE_THE_QUESTION =
            "it was decided before the question stood in the note; decide again";

    /** What is said of a yes that waits for room under the hour's limit. */
    public static final String LIMIT = "the limit per hour or day is reached; it goes out when that is over";

    /** What is said of a yes that is tried no more, until it is filed. */
    public static final String GIVEN_UP = "not sent; given up";

    private static final String FAILED = "not sent; approve it again, or reject it";
    private static final Duration EXPIRED_FOR = Duration.ofDays(7);

    private final Situation situation;
    private final Conditions conditions;
    private final Decided decided;

    private ApprovalRules(Situation situation, Conditions conditions) {
        this.situation = situation;
        this.conditions = conditions;
        this.decided = new Decided(situation, conditions.now());
    }

    public static Verdict judge(Situation situation, Conditions conditions) {
        return new ApprovalRules(situation, conditions).judge();
    }

    /** Whether nobody has marked the note, wherever it lies: only such a note is shown. */
    public static boolean isUndecided(ApprovalContent content) {
        return Wish.of(Place.PENDING_APPROVAL, content.marks()) == Wish.UNDECIDED;
    }

    /**
     * Whether the note is the one into which the last question was written here: whoever marks it has it before their eyes, published or
     * not. An editor's text from before the question is not.
     */
    public static boolean isAnswer(ApprovalContent content, Standing standing) {
        return standing.step() == Step.WITHDRAWN
                && content.marks().askedAt().equals(ApprovalStamps.askedAt(standing.at()));
    }

    private Verdict judge() {
        Sighting sighting = situation.sighting();
        Instant quietAt = sighting.file().stillSince().plus(conditions.pace().quiet());
        if (conditions.now().isBefore(quietAt)) {
            return new NotYet(EDITED);
        }
        if (sighting.read() instanceof Whole readable) {
            return named(readable.content());
        }
        return unreadable((Broken) sighting.read());
    }

    private Verdict unreadable(Broken unreadable) {
        Standing standing = situation.standing();
        boolean neverHere = standing.step() == Step.UNSEEN || standing.step() == Step.REFUSED;
        return neverHere && situation.sighting().place() == Place.APPROVED
                ? refused("cannot be read and was never shown here: " + unreadable.message())
                : new NotYet("cannot be read: " + unreadable.message(), !neverHere && !foreign());
    }

    private Verdict named(ApprovalContent content) {
        if (!content.outgoing().approval().equals(situation.id())) {
            return new NotYet("the file is named " + situation.id() + " but its id is "
                    + content.outgoing().approval() + " (expected: the same)");
        }
        return situation.sighting().place() == Place.IN_PROGRESS ? inProgress(content) : standing(content);
    }

    private Verdict standing(ApprovalContent content) {
        if (isDecidedElsewhere(content)) {
            return new NotYet("decided on another machine of yours, which carries it out");
        }
        return switch (situation.standing().step()) {
            case UNSEEN, REFUSED -> unseen(content);
            case SHOWN -> shown(content);
            case APPROVED -> clearUnless(new ActObstacles(situation, conditions).toSending(content));
            case WITHDRAWN -> withdrawn(content);
            case FAILED -> failed(content);
            case UNKNOWN -> unknown(content);
            case REJECTED, REVISED, LEFT, EXPIRED -> new NotYet("being filed");
            case INTENT, SENDING, SENT -> new NotYet("being executed");
            case REFUSED_BEFORE_SENDING -> movedWhileSending(content);
            case CLOSED -> closed(content);
        };
    }

    /** Asking again here would take the other machine's answer back, for the note is one and the same. */
    private boolean isDecidedElsewhere(ApprovalContent content) {
        boolean open = switch (situation.standing().step()) {
            case UNSEEN, REFUSED, SHOWN, WITHDRAWN -> true;
            case APPROVED,
                    REJECTED,
                    REVISED,
                    EXPIRED,
                    INTENT,
                    SENDING,
                    SENT,
                    REFUSED_BEFORE_SENDING,
                    FAILED,
                    UNKNOWN,
                    LEFT,
                    CLOSED -> false;
        };
        return open
                && situation.sighting().file().origin() == Sighting.Origin.ANOTHER_MACHINE
                && wish(content) != Wish.UNDECIDED;
    }

    private Verdict unseen(ApprovalContent content) {
        boolean harmless =
                wish(content) == Wish.UNDECIDED || situation.sighting().place() == Place.REJECTED;
        return harmless
                ? new NotYet(JUST_CAME)
                : refused("carries a decision, but was never shown here undecided; move it to Pending_Approval/ with"
                        + " status: pending and no box ticked to have it shown");
    }

    /** Reported once: the same bytes are not refused again. */
    private Verdict refused(String reason) {
        Standing standing = situation.standing();
        boolean reported = standing.step() == Step.REFUSED
                && standing.digest().equals(situation.sighting().file().bytes());
        return reported ? new NotYet("refused: " + reason) : new Refused(reason);
    }

    private Verdict shown(ApprovalContent content) {
        return switch (wish(content)) {
            case UNDECIDED -> decided.isExpired(content) ? expired(content) : undecided(content);
            case CONTRADICTORY -> NotYet.unclear(ActObstacles.CONTRADICTION);
            case REVISE -> foreign() ? foreignDecision() : Decided.revised(content);
            case MISSPELT ->
                NotYet.unclear("its status is no answer: "
                        + HeaderText.printable(content.marks().statusText())
                        + " (expected: pending, approved or rejected)");
            case REJECT ->
                foreign()
                        ? foreignDecision()
                        : new Verdict.Rejected(content.marks().reason());
            case APPROVE -> foreign() ? foreignDecision() : approved(content);
        };
    }

    /** A yes counts for the note that asks; an editor may still have saved the one that was answered before. */
    private Verdict approved(ApprovalContent content) {
        String never = Decided.neverLeaves(content);
        if (!never.isEmpty() && !decided.isExpired(content)) {
            return NotYet.unclear(never);
        }
        String question = situation.standing().history().shown().askedAt();
        return question.isEmpty() || question.equals(content.marks().askedAt())
                ? decided.approved(content)
                : new AskAgain(BEFORE_THE_QUESTION);
    }

    private static String waits(ApprovalContent content) {
        return content.lacking().isEmpty() ? WAITS : WAITS + "; it cannot be sent as it is: " + content.obstacle();
    }

    /** What a wrong clock has made expired is a draft again by itself, where it was done. */
    private Verdict undecided(ApprovalContent content) {
        return isToldExpired(content) && !foreign()
                ? new Verdict.DraftAgain(waits(content))
                : new NotYet(waits(content));
    }

    /** The days count from when it was seen that it is expired: no holiday and no wrong clock takes them away. */
    private Verdict expired(ApprovalContent content) {
        Instant now = conditions.now();
        Instant expires = content.terms().expires();
        Optional<Instant> observed = content.terms()
                .observedExpired()
                .filter(at -> isToldExpired(content) && !at.isAfter(now) && !at.isBefore(expires));
        Instant archived = observed.orElse(now).plus(EXPIRED_FOR);
        return now.isBefore(archived)
                ? new Verdict.Expired(expires, archived, observed.isPresent())
                : new Verdict.Archived("nobody decided before it expired at " + expires);
    }

    private static boolean isToldExpired(ApprovalContent content) {
        return content.marks().status().orElse(null) == ApprovalStatus.EXPIRED;
    }

    /** A crash may have come between the ledger's word and the move. */
    private Verdict closed(ApprovalContent content) {
        boolean left = situation.sighting().place() == Place.PENDING_APPROVAL
                && isToldExpired(content)
                && decided.isExpired(content);
        return left ? expired(content) : new NotYet("finished; write a new draft to send again");
    }

    private Verdict withdrawn(ApprovalContent content) {
        if (wish(content) == Wish.UNDECIDED) {
            return new NotYet(isAnswer(content, situation.standing()) ? waits(content) : "waits to be shown again");
        }
        return isAnswer(content, situation.standing()) ? shown(content) : new AskAgain(BEFORE_THE_QUESTION);
    }

    /** The disk may still show the note as it was before the claim; only another one was touched. */
    private Verdict movedWhileSending(ApprovalContent content) {
        return new ActObstacles(situation, conditions).toMoving(content).orElseGet(() -> movedWithoutAWord(content));
    }

    private Verdict movedWithoutAWord(ApprovalContent content) {
        Place place = situation.sighting().place();
        if (!foreign() && place == Place.REJECTED) {
            return new Verdict.Rejected(content.marks().reason());
        } else if (!foreign() && place == Place.PENDING_APPROVAL) {
            return new Verdict.Withdrawn("moved back to Pending_Approval/; it was not sent");
        }
        boolean untouched = place == Place.APPROVED
                && content.marks().status().orElse(null) == ApprovalStatus.APPROVED
                && Digest.of(content.outgoing()).equals(situation.standing().digest());
        return untouched ? new NotYet("being executed") : new AskAgain(ActObstacles.CHANGED);
    }

    /**
     * Whether this is the note as the execution left it. The one from before the claim may still be on the disk, approved as it
     * was; taking that for a new answer would send it again.
     */
    private boolean isFromExecution(ApprovalContent content) {
        return content.stamp().digest().equals(situation.standing().digest().value());
    }

    private Verdict failed(ApprovalContent content) {
        Place place = situation.sighting().place();
        ApprovalStatus status = content.marks().status().orElse(null);
        if (foreign() || !isFromExecution(content)) {
            return new NotYet(FAILED);
        } else if (status == ApprovalStatus.REVISE) {
            return Decided.revised(content);
        } else if (place == Place.REJECTED || status == ApprovalStatus.REJECTED) {
            return new Verdict.Rejected(content.marks().reason());
        } else if (place == Place.APPROVED || status == ApprovalStatus.APPROVED) {
            return decided.sameAgain(content);
        }
        return new NotYet(place == Place.FAILED ? FAILED : "waits to be shown again");
    }

    private Verdict unknown(ApprovalContent content) {
        Place place = situation.sighting().place();
        ApprovalStatus status = content.marks().status().orElse(null);
        if (foreign()) {
            return new NotYet("outcome unknown, and the answer came from elsewhere: answer here");
        } else if (place == Place.REJECTED || (status == ApprovalStatus.REJECTED && isFromExecution(content))) {
            return new Verdict.LeftUnknown(content.marks().reason());
        }
        return (place == Place.APPROVED || status == ApprovalStatus.APPROVED) && isFromExecution(content)
                ? decided.sameAgain(content)
                : new NotYet("outcome unknown: approve it to send it again, reject it to leave it");
    }

    private Verdict inProgress(ApprovalContent content) {
        Standing standing = situation.standing();
        return switch (standing.step()) {
            case UNSEEN, SHOWN, REFUSED, REJECTED, REVISED, EXPIRED, WITHDRAWN ->
                new OutcomeLost("the vault says it was being executed, the ledger does not know of it");
            case APPROVED ->
                standing.isThatOf(content.stamp())
                        ? new Verdict.PutBack("claimed, but certainly not sent")
                        : new OutcomeLost("claimed for another approval than the ledger knows");
            case REFUSED_BEFORE_SENDING -> clearUnless(new ActObstacles(situation, conditions).toRetrying(content));
            case UNKNOWN -> unknownInProgress(content);
            case INTENT, SENDING, SENT, FAILED, LEFT, CLOSED -> new NotYet("being executed");
        };
    }

    /** The boxes may still be ticked from the first approval; only a new word in {@code status} is an answer. */
    private Verdict unknownInProgress(ApprovalContent content) {
        ApprovalStatus answer = content.marks().status().orElse(null);
        if (!foreign() && answer == ApprovalStatus.APPROVED) {
            return decided.sameAgain(content);
        } else if (!foreign() && answer == ApprovalStatus.REJECTED) {
            return new Verdict.LeftUnknown(content.marks().reason());
        }
        return unknown(content);
    }

    /** The recorded snapshot is what leaves; it must still be the one the approval named. */
    private Verdict clearUnless(Optional<Verdict> obstacle) {
        Standing standing = situation.standing();
        return obstacle.orElseGet(() -> standing.history()
                .decidedSnapshot()
                .filter(snapshot -> Digest.of(snapshot).equals(standing.digest()))
                .<Verdict>map(snapshot -> new Cleared(snapshot, standing.digest(), standing.sequence()))
                .orElseGet(() -> new AskAgain("the record of what was approved is missing or damaged; decide again")));
    }

    private Wish wish(ApprovalContent content) {
        return Wish.of(situation.sighting().place(), content.marks());
    }

    private boolean foreign() {
        return situation.sighting().file().foreign();
    }

    private static Verdict foreignDecision() {
        return new AskAgain("the decision came from elsewhere; decide again here");
    }
}
