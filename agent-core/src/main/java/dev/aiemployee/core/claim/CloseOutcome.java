package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;

/** How closing or releasing tasks ended. All of them moved in one commit, or none did. */
public sealed interface CloseOutcome {
    /** What to tell a person, one line. */
    String message();

    /** Every note moved, in this commit. */
    record Closed(CommitId commit) implements CloseOutcome {
        @Override
        public String message() {
            return "closed in " + commit.brief();
        }
    }

    /** A note is no longer held as expected; nothing moved. */
    record NotHeld(TaskId task, String reason) implements CloseOutcome {
        @Override
        public String message() {
            return "Task " + task + " is not held: " + reason;
        }
    }

    /** A text may not leave this machine; nothing moved. */
    record HeldBack(VaultPath path, String rule) implements CloseOutcome {
        @Override
        public String message() {
            return path + " is held back: " + rule;
        }
    }

    /** The remote refused by a rule of its own; nothing moved. */
    record Refused(String reason) implements CloseOutcome {
        @Override
        public String message() {
            return "the remote refused: " + reason;
        }
    }

    /** Not known, or the remote could not be asked; asking again is safe. */
    record TryAgain(String reason) implements CloseOutcome {
        @Override
        public String message() {
            return "try again: " + reason;
        }
    }
}
