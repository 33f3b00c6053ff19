package dev.aiemployee.local.cli;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueOrder;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.brake.PauseFile;
import dev.aiemployee.local.desk.QueuedNote;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What is open now, ranked; as of one moment. */
final class OpenItems {
    private final Approvals approvals;
    private final String brake;

    OpenItems(Environment environment, Approvals approvals) {
        this.approvals = approvals;
        boolean paused = PauseFile.in(environment.path(EnvVar.STATE_PATH)).isThere();
        this.brake = paused ? "paused" : environment.flag(EnvVar.DRY_RUN) ? "dry run" : "";
    }

    List<Listed> at(Instant now) {
        return approvals.open().stream()
                .map(found -> new Listed(found, item(found, now)))
                .sorted(Comparator.comparing(Listed::item, new QueueOrder()))
                .toList();
    }

    private QueueItem item(Approvals.Found found, Instant now) {
        Step step = approvals.step(found.id());
        return new QueuedNote(found.id(), found.note(), found.read(), approvals.handbook())
                .item(verdict(found, now), step, approvals.failure(found));
    }

    /** As the daemon's, which alone knows how much room there is under the hour's limit. */
    private Verdict verdict(Approvals.Found found, Instant now) {
        Verdict verdict = approvals.verdict(found, now);
        if (verdict instanceof Verdict.NotYet told && told.unclear()) {
            return verdict;
        }
        Verdict.Told undo = approvals
                .leavesAt(found)
                .<Verdict.Told>map(time -> brake.isEmpty() ? new Verdict.Waiting(time) : new Verdict.NotYet(brake))
                .orElse(null);
        return approvals.delayed(found).<Verdict>map(delayed -> delayed).orElse(undo == null ? verdict : undo);
    }
}
