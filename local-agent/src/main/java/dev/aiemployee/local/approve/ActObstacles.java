package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.local.approve.Verdict.AskAgain;
import dev.aiemployee.local.approve.Verdict.NotYet;
import dev.aiemployee.local.approve.Verdict.Waiting;
import dev.aiemployee.local.approve.Verdict.Withdrawn;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.Marks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands between an approval and its act; absent when nothing does. */
record ActObstacles(Situation situation, Conditions conditions) {
    static final String CHANGED = "it was changed while it was being sent; it was not sent";

    static final String CONTRADICTION = "says yes and no at once (expected: one of them; nothing is done until then)";

    /** On the way from the yes to the first attempt. */
    Optional<Verdict> toSending(ApprovalContent content) {
        Digest digest = Digest.of(content.outgoing());
        return takenBack(content)
                .or(() -> when(
                        situation.sighting().file().foreign(),
                        new AskAgain("a commit from elsewhere holds this approval; decide again here")))
                .or(() -> changedFile(content))
                .or(() -> when(
                        !digest.equals(situation.standing().digest()),
                        changed("what would be sent was changed after your yes", content)))
                .or(() -> expired(content))
                .or(this::rehearsed)
                .or(() -> doubtful(content))
                .or(() -> tooEarly(content))
                .or(() -> brakes(content));
    }

    /** After a refusal before sending; the note is already claimed. */
    Optional<Verdict> toRetrying(ApprovalContent content) {
        return takenBackWhileWaiting(content)
                .or(() -> when(isTouched(content), new AskAgain(CHANGED)))
                .or(() -> expired(content))
                .or(() -> doubtful(content))
                .or(() -> isWantedNow(content)
                        ? Optional.empty()
                        : retryTime(content.outgoing().action()))
                .or(() -> brakes(content));
    }

    /** Nothing has left, so a yes can still be taken back or become a no, by whoever gave it. */
    private Optional<Verdict> takenBackWhileWaiting(ApprovalContent content) {
        Marks marks = content.marks();
        ApprovalStatus status = marks.status().orElse(null);
        if (situation.sighting().file().foreign()) {
            return Optional.empty();
        } else if (status == ApprovalStatus.REJECTED || (marks.reject() && !marks.approve())) {
            return Optional.of(new Verdict.Rejected(marks.reason()));
        } else if (status == ApprovalStatus.REVISE) {
            return Optional.of(Decided.revised(content));
        } else if (marks.reject()) {
            return Optional.of(new NotYet(CONTRADICTION));
        } else if (status == ApprovalStatus.PENDING || status == ApprovalStatus.WITHDRAWN) {
            return Optional.of(new Withdrawn("its status is no longer approved; it was not sent"));
        }
        return when(isUnticked(content), new Withdrawn("the box Approve is no longer ticked; it was not sent"));
    }

    private boolean isTouched(ApprovalContent content) {
        Marks marks = content.marks();
        ApprovalStatus status = marks.status().orElse(null);
        boolean untouched = situation.standing().isThatOf(content.stamp())
                && Digest.of(content.outgoing()).equals(situation.standing().digest())
                && (status == ApprovalStatus.EXECUTING || status == ApprovalStatus.APPROVED);
        return !untouched || isUnticked(content) || marks.reject();
    }

    private Optional<Verdict> takenBack(ApprovalContent content) {
        return toMoving(content).or(() -> switch (situation.sighting().place()) {
            case PENDING_APPROVAL -> Optional.of(new Withdrawn("moved back to Pending_Approval/"));
            case REJECTED -> Optional.of(new Verdict.Rejected(content.marks().reason()));
            case APPROVED -> unmarked(content);
            case IN_PROGRESS, FAILED, ELSEWHERE -> Optional.of(new NotYet("approved, but not in Approved/"));
        });
    }

    /** A word written since the yes says more than where the note lies. So does a box in Pending_Approval/; in Approved/ the place says yes too. */
    Optional<Verdict> toMoving(ApprovalContent content) {
        Marks marks = content.marks();
        ApprovalStatus status = marks.status().orElse(null);
        boolean box = situation.sighting().place() == Place.PENDING_APPROVAL && marks.reject() && !marks.approve();
        if (situation.sighting().file().foreign()) {
            return Optional.empty();
        } else if (status == ApprovalStatus.REVISE) {
            return Optional.of(Decided.revised(content));
        }
        return when(status == ApprovalStatus.REJECTED || box, new Verdict.Rejected(marks.reason()));
    }

    private Optional<Verdict> unmarked(ApprovalContent content) {
        Marks marks = content.marks();
        ApprovalStatus status = marks.status().orElse(null);
        if (status == ApprovalStatus.REVISE) {
            return Optional.of(Decided.revised(content));
        } else if (status == ApprovalStatus.PENDING || status == ApprovalStatus.WITHDRAWN) {
            return Optional.of(new Withdrawn("status is no longer approved"));
        }
        if (isUnticked(content) && !marks.reject()) {
            return Optional.of(new Withdrawn("the box Approve is no longer ticked"));
        }
        boolean left = status == ApprovalStatus.UNKNOWN || status == ApprovalStatus.FAILED;
        return when(left && !marks.reject(), new Verdict.PutBack("its status is still that of the last attempt"))
                .or(() -> when(status != ApprovalStatus.APPROVED || marks.reject(), NotYet.unclear(CONTRADICTION)));
    }

    /** A yes that was given with a tick goes with it. */
    private boolean isUnticked(ApprovalContent content) {
        return situation.standing().history().ticked() && !content.marks().approve();
    }

    /** With what else is to be asked about the new content, so that one more yes is enough. */
    private AskAgain changed(String what, ApprovalContent content) {
        List<Doubt> doubts = new Doubts(situation).open(content);
        String questions = doubts.stream().map(doubt -> "; " + doubt.question()).collect(Collectors.joining());
        return new AskAgain(what + questions + "; look at it, then decide again", doubts);
    }

    /** A text that the operator edits is before their eyes; a file that changes under its path may be anybody's work. */
    private Optional<Verdict> changedFile(ApprovalContent content) {
        List<Attachment> approved = situation
                .standing()
                .history()
                .decidedSnapshot()
                .map(snapshot -> snapshot.letter().attachments())
                .orElse(List.of());
        return content.outgoing().letter().attachments().stream()
                .filter(file ->
                        approved.stream().anyMatch(before -> before.path().equals(file.path()) && !before.equals(file)))
                .findFirst()
                .map(file -> content.lacking().isEmpty()
                        ? changed("the attached " + file + " changed after you approved it", content)
                        : new AskAgain(content.obstacle()));
    }

    private Optional<Verdict> expired(ApprovalContent content) {
        return when(decided().isExpired(content), new AskAgain(Decided.expired(content)));
    }

    /** What was tried out is not let loose by a change of settings. */
    private Optional<Verdict> rehearsed() {
        boolean only = situation.standing().history().rehearsed()
                && !conditions.brakes().dryRun();
        return when(only, new AskAgain("it was approved while DRY_RUN was on; decide again, now it will be sent"));
    }

    /** Another draft of the same source may have left since the yes, or the handbook may say less than it did. */
    private Optional<Verdict> doubtful(ApprovalContent content) {
        List<Doubt> doubts = new Doubts(situation).since(content);
        return when(!doubts.isEmpty(), AskAgain.about(doubts));
    }

    /** The undo window is open, or the time it is scheduled for is still to come. */
    private Optional<Verdict> tooEarly(ApprovalContent content) {
        Instant undo = situation.standing().at().plus(conditions.pace().undo());
        Instant until =
                content.outgoing().outlet().notBefore().filter(undo::isBefore).orElse(undo);
        return when(conditions.now().isBefore(until), new Waiting(until));
    }

    /** The operator said yes once more since the last refusal. */
    private boolean isWantedNow(ApprovalContent content) {
        return content.marks().status().orElse(null) == ApprovalStatus.APPROVED
                && situation
                        .sighting()
                        .file()
                        .stillSince()
                        .isAfter(situation.standing().at());
    }

    private Optional<Verdict> retryTime(ActionType action) {
        Standing standing = situation.standing();
        RefusedAttempts refusals = standing.history().refusals();
        Optional<Instant> next = conditions.pace().retryAt(action, refusals, standing.at(), conditions.now());
        return next.map(at -> when(conditions.now().isBefore(at), new Verdict.Delayed(refusals, at)))
                .orElseGet(() -> Optional.of(new NotYet(ApprovalRules.GIVEN_UP)));
    }

    private Optional<Verdict> brakes(ApprovalContent content) {
        Integer room = conditions.room().get(content.outgoing().action());
        return when(conditions.brakes().paused(), new NotYet("paused: `local-agent resume` lets it go on"))
                .or(() -> when(
                        conditions.brakes().dryRun(),
                        new Verdict.Rehearsed(content.outgoing(), Digest.of(content.outgoing()))))
                .or(() -> when(
                        room == null,
                        new NotYet("nothing here can carry out "
                                + content.outgoing().action().word())))
                .or(() -> when(room != null && room <= 0, new NotYet(ApprovalRules.LIMIT)));
    }

    private Decided decided() {
        return new Decided(situation, conditions.now());
    }

    private static Optional<Verdict> when(boolean stands, Verdict obstacle) {
        return stands ? Optional.of(obstacle) : Optional.empty();
    }
}
