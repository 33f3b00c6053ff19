package dev.aiemployee.core.reliability;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A process that does what an agent does, for ever: sync, finish what it holds, claim the next task. It expects to be killed. */
final class Worker {
    /** What leaves the processor to the other one when there is nothing to do. */
    private static final int IDLE_MILLIS = 20;

    private Worker() {}

    /** Arguments: folder, url, agent name, kind. */
    public static void main(String[] arguments) throws InterruptedException {
        VaultClone clone = new VaultClone(
                        Path.of(arguments[0]),
                        arguments[1],
                        arguments[2],
                        AgentKind.valueOf(arguments[3]),
                        Clock.systemUTC())
                .seed(System.nanoTime());
        System.out.println("ready");
        while (true) {
            CycleReport report = clone.cycle();
            boolean busy = step(clone, arguments[2])
                    || report.published() != null
                    || !report.applied().isEmpty();
            Thread.sleep(busy ? 0 : IDLE_MILLIS);
        }
    }

    /**
     * A restarted worker finds on the remote what it held, and goes on with it: that is its recovery.
     *
     * @return whether there was anything to do
     */
    static boolean step(VaultClone clone, String name) {
        boolean busy = false;
        for (HeldTask held : clone.desk().claims()) {
            if (held.owner().value().equals(name)) {
                clone.desk().close(List.of(closing(held)));
                busy = true;
            }
        }
        List<TaskId> free = clone.desk().candidates(Set.of(Domain.EMAIL));
        if (!free.isEmpty()) {
            ClaimOutcome outcome = clone.desk().claim(free.get(0));
            if (outcome instanceof ClaimOutcome.Refused) {
                throw new IllegalStateException(outcome.message());
            }
        }
        return busy || !free.isEmpty();
    }

    private static Closing closing(HeldTask held) {
        return new Closing(
                held.task(),
                new Hold.ByClaim(held.owner(), new ClaimId(held.claimId())),
                VaultLayout.done(Domain.EMAIL, held.task(), Instant.parse("2026-11-20T12:00:00Z")),
                Map.of("status", "done"));
    }
}
