package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.alert.Tally;
import dev.aiemployee.core.task.TaskId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The desk's alerts. Each matter is raised once while the daemon runs; what others can cause is one note of a kind that counts. */
final class Alerts {
    private final AlertBox box;
    private final Outages outages;
    private final Tally tally;
    private final Set<String> raised = new HashSet<>();

    Alerts(DeskParts parts) {
        this.box = new AlertBox(parts.vault().writer(), parts.records().clock());
        this.outages = parts.records().outages();
        this.tally = new Tally(outages);
    }

    /** Counts one event of a kind, once for each text of it; what the note names already, over a restart too, is no news. */
    void count(String kind, String event, Function<String, Alert> alert) {
        boolean isNamed =
                outages.untouchedBody(kind).filter(body -> body.contains(event)).isPresent();
        if (raised.add(kind + " " + event) && !isNamed) {
            tally.add(kind, kind, List.of(event), alert);
        }
    }

    /** Raises the alert under the current time, once for each matter. */
    void raise(String matter, Alert alert) {
        if (raised.add(alert.kind() + " " + matter)) {
            box.raise(alert.kind(), alert);
        }
    }

    /** Raises the alert under the approval's own name; an alert that is still there is not written again. */
    void raiseFor(TaskId approval, Alert alert) {
        String name = alert.kind() + "_" + approval;
        if (raised.add(name)) {
            box.create(new TaskId(name.substring(0, Math.min(name.length(), 120))), alert);
        }
    }
}
