package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.ActionType;
import java.time.Instant;
import java.util.Map;

/**
 * What holds for every approval at one moment.
 *
 * @param room how many acts of each kind may still happen now; a kind that is missing has no executor here
 */
public record Conditions(Instant now, Pace pace, Brakes brakes, Map<ActionType, Integer> room) {
    public Conditions {
        room = Map.copyOf(room);
    }

    /**
     * What keeps everything from leaving.
     *
     * @param paused the operator's kill switch is on
     * @param dryRun nothing may leave
     */
    public record Brakes(boolean paused, boolean dryRun) {}
}
