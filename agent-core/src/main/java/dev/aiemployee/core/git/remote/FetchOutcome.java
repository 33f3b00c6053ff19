package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.git.objects.FetchLimits;
import dev.aiemployee.core.task.CommitId;

/** What the remote's branch looks like. */
public sealed interface FetchOutcome {
    /** Why nothing can be built on this answer, for a person; empty when the remote answered and its branch is usable. */
    default String trouble() {
        return "";
    }

    /** Its tip; after a fetch, with all its objects here. */
    record Tip(CommitId commit) implements FetchOutcome {}

    /** The remote answers, but has no such branch yet. */
    record NoBranch() implements FetchOutcome {}

    /**
     * The remote could not be asked; why, for a person.
     *
     * @param fix what to do; empty where nothing is known that helps
     */
    record Unreachable(String reason, String fix) implements FetchOutcome {
        /** Where nothing is known that helps. */
        public Unreachable(String reason) {
            this(reason, "");
        }

        @Override
        public String trouble() {
            return reason;
        }
    }

    /**
     * The remote's tip is larger than {@link FetchLimits} allow. It is not counted as fetched, and never fetched again.
     */
    record TooMuch(CommitId commit, String reason) implements FetchOutcome {
        static final String LARGE = "to fetch it takes more than ";

        /** Whether it is its bytes that are too many: a commit on top that removes them makes it no smaller. */
        public boolean isLarge() {
            return reason.startsWith(LARGE);
        }

        @Override
        public String trouble() {
            return "the remote's tip " + commit.brief() + " is refused: " + reason;
        }
    }
}
