package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;

/** Alerts of one kind, one for each approval it is about, each open as long as its cause; over restarts too. For one thread. */
final class AlertEach {
    private final String kind;
    private final DeskParts parts;
    private final Outages outages;

    AlertEach(String kind, DeskParts parts) {
        this.kind = kind;
        this.parts = parts;
        this.outages = parts.records().outages();
    }

    /**
     * Raises what is new and takes back what is over.
     *
     * @param outcome said in the alert of each approval that is not among them any more
     * @return whether something on disk changed
     */
    boolean now(Map<TaskId, Alert> alerts, String outcome) {
        boolean changed = false;
        for (Map.Entry<TaskId, Alert> one : alerts.entrySet()) {
            changed |= outages.begin(kind + " " + one.getKey(), kind, one.getValue())
                    .isPresent();
        }
        for (String matter : outages.open()) {
            String id = matter.startsWith(kind + " ") ? matter.substring(kind.length() + 1) : "";
            if (TaskId.isTaskId(id) && !alerts.containsKey(new TaskId(id))) {
                List<VaultPath> published = parts.remote().sync().publishedUnder(AlertBox.FOLDER);
                changed |= !outages.over(matter, outcome, published::contains).isEmpty();
            }
        }
        return changed;
    }
}
