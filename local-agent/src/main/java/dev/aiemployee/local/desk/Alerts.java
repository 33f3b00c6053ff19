package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/** The desk's alerts. Each matter is raised once while the daemon runs. */
final class Alerts {
    private final AlertBox box;
    private final Set<String> raised = new HashSet<>();

    Alerts(VaultWriter writer, Clock clock) {
        this.box = new AlertBox(writer, clock);
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
