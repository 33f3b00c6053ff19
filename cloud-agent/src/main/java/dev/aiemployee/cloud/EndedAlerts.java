package dev.aiemployee.cloud;

import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closes published alerts of this agent whose trouble is over. The cloud moves a note out of {@code Needs_Action/} by a claim alone,
 * so that is what it does; a note that the operator has taken away stays with them. For one thread.
 */
final class EndedAlerts {
    private final AgentName agent;
    private final ClaimDesk desk;
    private final Clock clock;
    private final List<Outages> all;

    EndedAlerts(AgentName agent, ClaimDesk desk, Clock clock, List<Outages> all) {
        this.agent = agent;
        this.desk = desk;
        this.clock = clock;
        this.all = all;
    }

    /** Asks the remote only when there is something to close. @return whether something was closed there */
    boolean close() {
        boolean closed = false;
        for (Outages outages : all) {
            for (Map.Entry<VaultPath, String> ended : outages.ended().entrySet()) {
                Optional<TaskId> task = VaultLayout.taskAt(ended.getKey());
                boolean over = task.isEmpty() || close(task.get(), ended.getValue());
                if (over) {
                    outages.closed(ended.getKey());
                }
                closed |= over;
            }
        }
        return closed;
    }

    /** Whether it is closed, or not ours to close. */
    private boolean close(TaskId task, String outcome) {
        ClaimOutcome claim = desk.claim(task);
        if (!(claim instanceof ClaimOutcome.Won won)) {
            return claim instanceof ClaimOutcome.Gone || claim instanceof ClaimOutcome.TakenBy;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> keys = Map.of(
                "status", TaskStatus.DONE.word(),
                "outcome", outcome,
                "processed_by", agent.value(),
                "completed_at", now.toString());
        VaultPath done = VaultLayout.done(Domain.SYSTEM, task, now);
        CloseOutcome end = desk.close(List.of(new Closing(task, new Hold.ByClaim(agent, won.claim()), done, keys)));
        return end instanceof CloseOutcome.Closed || end instanceof CloseOutcome.NotHeld;
    }
}
