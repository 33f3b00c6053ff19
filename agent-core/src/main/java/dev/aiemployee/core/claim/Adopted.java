package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.TaskId;
import java.util.List;

/**
 * What lies in our own folder on the remote's tip as last seen.
 *
 * @param ours to be worked on: claimed by a commit that this agent's journal planned, and not finished
 * @param released given back, because no plan of ours knows the claim: the journal was lost, or somebody forged it
 * @param executing claims of executions that no plan of ours knows: whether they were carried out is for the local ledger to
 *     say, so they are never given back from here
 */
public record Adopted(List<HeldTask> ours, List<TaskId> released, List<HeldTask> executing) {
    public Adopted {
        ours = List.copyOf(ours);
        released = List.copyOf(released);
        executing = List.copyOf(executing);
    }
}
