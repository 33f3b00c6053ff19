package dev.aiemployee.local.cli;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueOrder;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.brake.PauseFile;
import dev.aiemployee.local.desk.QueuedNote;
import dev.aiemployee.local.desk.Standstill;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is open now, ranked; as of one moment. */
final class OpenItems {
    private final Approvals approvals;
    private final String brake;
    private final String standstill;

    OpenItems(Environment environment, Approvals approvals) {
        this.approvals = approvals;
        boolean paused = PauseFile.in(environment.path(EnvVar.STATE_PATH)).isThere();
        VaultReader vault = new VaultReader(environment.path(EnvVar.VAULT_PATH), new NoteFormat());
        this.brake = paused ? "paused" : environment.flag(EnvVar.DRY_RUN) ? "dry run" : "";
        this.standstill = Standstill.in(vault).orElse("");
    }

    List<Listed> at(Instant now, List<Approvals.Found> open) {
        return open.stream()
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
        Optional<Verdict.Told> underWay = approvals
                .delayed(found)
                .<Verdict.Told>map(delayed -> delayed)
                .or(() -> approvals.leavesAt(found).map(Verdict.Waiting::new));
        return underWay.<Verdict>map(told -> braked(told, now)).orElse(verdict);
    }

    /** A time at which nothing will leave is not told. */
    private Verdict braked(Verdict.Told told, Instant now) {
        if (!brake.isEmpty()) {
            return new Verdict.NotYet(brake);
        }
        Instant due = told instanceof Verdict.Delayed delayed ? delayed.next() : ((Verdict.Waiting) told).until();
        return standstill.isEmpty() || now.isBefore(due) ? told : new Verdict.NotYet(standstill);
    }
}
