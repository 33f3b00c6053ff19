package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.task.CommitId;
import org.jspecify.annotations.Nullable;

/** What became of a pushed commit, read from the remote's tip wherever the reply alone does not prove it. */
public sealed interface PushOutcome {
    /** The commit is on the remote's branch. */
    record Landed() implements PushOutcome {}

    /**
     * Somebody else's push came first; ours is not on the branch.
     *
     * @param tip the branch's tip as advertised; null when the branch is gone
     */
    record LostRace(@Nullable CommitId tip) implements PushOutcome {}

    /** The remote refused, by a rule of its own or because it cannot store it, while its tip stood still; its words, for a person. */
    record Refused(String reason) implements PushOutcome {}

    /** Sent, without a definite report: it may land seconds from now. */
    record Unknown(String reason) implements PushOutcome {}

    /** Nothing landed: the remote is away, or answers that it takes nothing now. */
    record Unreachable(String reason) implements PushOutcome {}
}
