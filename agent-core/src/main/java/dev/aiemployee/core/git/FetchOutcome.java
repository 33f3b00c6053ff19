package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;

/** What the remote's branch looks like. */
public sealed interface FetchOutcome {
    /** Its tip; after a fetch, with all its objects here. */
    record Tip(CommitId commit) implements FetchOutcome {}

    /** The remote answers, but has no such branch yet. */
    record NoBranch() implements FetchOutcome {}

    /** The remote could not be asked; why, for a person. */
    record Unreachable(String reason) implements FetchOutcome {}
}
