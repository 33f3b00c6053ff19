package dev.aiemployee.local.desk;

import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * An approval that has come to its end and is to be filed.
 *
 * @param step where it stands in the ledger once it is
 * @param closings the notes that are moved for that; none when nothing is held of it
 */
record Finished(TaskId id, Step step, List<Closing> closings) {
    Finished {
        closings = List.copyOf(closings);
    }

    /** The approval and what it answers. */
    Stream<TaskId> tasks() {
        return Stream.concat(Stream.of(id), closings.stream().map(Closing::task));
    }
}
