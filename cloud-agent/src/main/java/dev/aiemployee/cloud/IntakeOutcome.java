package dev.aiemployee.cloud;

import dev.aiemployee.core.task.TaskId;
import java.util.List;

/** What a look into the mailbox brought. */
public sealed interface IntakeOutcome {
    /**
     * The mailbox answered, and a note of every new mail is on disk.
     *
     * @param tasks new tasks, oldest first
     * @param quarantined new notes of mails that were not read
     * @param known how many mails had been taken before
     * @param more whether further mails wait, so that another look is worth while at once
     * @param olderLeftAlone at a first look into a mailbox: how many mails are too old to be looked at; else 0
     * @param withheld how many mails the mailbox listed, when it gave out none of them; else 0
     */
    record Took(List<TaskId> tasks, List<TaskId> quarantined, int known, boolean more, int olderLeftAlone, int withheld)
            implements IntakeOutcome {
        public Took {
            tasks = List.copyOf(tasks);
            quarantined = List.copyOf(quarantined);
        }

        public Took(List<TaskId> tasks, List<TaskId> quarantined, int known, boolean more) {
            this(tasks, quarantined, known, more, 0, 0);
        }
    }

    /** It did not; the next look starts where this one did. */
    record Unreachable(String reason) implements IntakeOutcome {}
}
