package dev.aiemployee.local.desk;

import dev.aiemployee.core.queue.QueueState;
import dev.aiemployee.core.queue.QueueState.Kind;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;

/** Where an approval stands, from what the rules make of it and what the ledger knows. Pure. */
final class QueuedState {
    private QueuedState() {}

    /** @param asked why the operator was asked again, as the note says it; may be empty */
    static QueueState of(Verdict verdict, Step step, String failure, String asked) {
        if (verdict instanceof Verdict.Waiting waiting) {
            return new QueueState(Kind.LEAVES, waiting.until(), null, "");
        } else if (verdict instanceof Verdict.Delayed delayed) {
            return new QueueState(
                    Kind.WAITS_FOR_SERVER,
                    delayed.refusals().since(),
                    delayed.next(),
                    delayed.refusals().reason());
        } else if (verdict instanceof Verdict.NotYet notYet) {
            return notYet.unclear()
                    ? QueueState.of(Kind.WAITS, notYet.message())
                    : standing(notYet, step, failure, asked);
        } else if (verdict instanceof Verdict.AskAgain || verdict instanceof Verdict.Refused) {
            return QueueState.of(Kind.WAITS, verdict.message());
        }
        if (verdict instanceof Verdict.Expired expired) {
            return new QueueState(Kind.EXPIRED, expired.until(), null, "set a later `expires` to decide, or reject it");
        } else if (verdict instanceof Verdict.DraftAgain again) {
            return waits(again.message(), asked);
        }
        return QueueState.of(kind(verdict), verdict instanceof Verdict.Rehearsed ? "dry run" : "");
    }

    /** What the agent is about to do. */
    private static Kind kind(Verdict verdict) {
        if (verdict instanceof Cleared) {
            return Kind.BEING_SENT;
        } else if (verdict instanceof Verdict.Rehearsed) {
            return Kind.HELD_UP;
        } else if (verdict instanceof Verdict.OutcomeLost) {
            return Kind.MAY_HAVE_BEEN_SENT;
        } else if (verdict instanceof Verdict.Rejected || verdict instanceof Verdict.LeftUnknown) {
            return Kind.REJECTED;
        } else if (verdict instanceof Verdict.Revised) {
            return Kind.ANOTHER_DRAFT;
        } else if (verdict instanceof Verdict.Withdrawn) {
            return Kind.TAKEN_BACK;
        }
        return verdict instanceof Verdict.Archived ? Kind.TOO_OLD : Kind.TAKEN_UP;
    }

    private static QueueState standing(Verdict.NotYet notYet, Step step, String failure, String asked) {
        return switch (step) {
            case UNSEEN, SHOWN, REFUSED, WITHDRAWN, CLOSED -> waits(notYet.message(), asked);
            case APPROVED -> QueueState.of(Kind.HELD_UP, notYet.message());
            case REFUSED_BEFORE_SENDING ->
                notYet.message().equals(ApprovalRules.GIVEN_UP)
                        ? QueueState.of(Kind.NOT_SENT, failure)
                        : QueueState.of(Kind.HELD_UP, notYet.message());
            case REJECTED, LEFT -> QueueState.of(Kind.REJECTED, "");
            case REVISED -> QueueState.of(Kind.ANOTHER_DRAFT, "");
            case EXPIRED -> QueueState.of(Kind.TOO_OLD, "");
            case INTENT, SENDING -> QueueState.of(Kind.BEING_SENT, "");
            case SENT -> QueueState.of(Kind.SENT, "");
            case FAILED -> QueueState.of(Kind.NOT_SENT, failure);
            case UNKNOWN -> QueueState.of(Kind.MAY_HAVE_BEEN_SENT, "");
        };
    }

    private static QueueState waits(String message, String asked) {
        String why = message.startsWith(ApprovalRules.WAITS)
                ? message.substring(ApprovalRules.WAITS.length())
                        .replaceFirst("^; (?:it (cannot be sent) as it is)?", "$1")
                : message;
        boolean passing = message.equals(ApprovalRules.EDITED) || message.equals(ApprovalRules.JUST_CAME);
        return QueueState.of(
                Kind.WAITS, !asked.isEmpty() && why.isEmpty() ? "asked again: " + asked : passing ? "" : why);
    }
}
