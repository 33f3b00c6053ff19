package dev.aiemployee.local.approve;

import dev.aiemployee.local.approve.Verdict.AskAgain;
import dev.aiemployee.local.approve.Verdict.NotYet;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import java.time.Instant;
import java.util.List;

/** Whether a yes to this content counts at once, or asks for a second look. */
record Decided(Situation situation, Instant now) {
    Verdict approved(ApprovalContent content) {
        Digest digest = Digest.of(content.outgoing());
        if (isExpired(content)) {
            return new AskAgain(expired(content));
        }
        if (!content.lacking().isEmpty()) {
            return new AskAgain(content.obstacle());
        }
        List<Doubt> doubts = new Doubts(situation).open(content);
        return doubts.isEmpty() ? new Verdict.Approved(content.outgoing(), digest) : AskAgain.about(doubts);
    }

    /** After a failure or an unknown outcome a yes holds for the very content it was given to before. */
    Verdict sameAgain(ApprovalContent content) {
        Digest digest = Digest.of(content.outgoing());
        return digest.equals(situation.standing().digest())
                ? new Verdict.Approved(content.outgoing(), digest)
                : new NotYet("its content changed since it was approved (expected: the same; reject it and write a new"
                        + " draft, or put the text back)");
    }

    /** A draft that answers no task has nobody who would write it again. */
    static Verdict revised(ApprovalContent content) {
        return content.terms().sourceTask().isPresent()
                ? new Verdict.Revised(content.marks().reason())
                : new NotYet("answers no task that could be drafted again; edit it yourself, or reject it");
    }

    boolean isExpired(ApprovalContent content) {
        return !now.isBefore(content.terms().expires());
    }

    /** Why a yes would never make it leave; empty when it can. */
    static String neverLeaves(ApprovalContent content) {
        Instant expires = content.terms().expires();
        return content.outgoing()
                .outlet()
                .notBefore()
                .filter(at -> !at.isBefore(expires))
                .map(at -> "scheduled_for: " + at + " comes when it has expired, at " + expires
                        + " (expected: an earlier time, or a later `expires`)")
                .orElse("");
    }

    static String expired(ApprovalContent content) {
        return "it expired at " + content.terms().expires() + "; set a later `expires`, then decide again";
    }
}
