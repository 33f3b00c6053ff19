package dev.aiemployee.local.desk;

import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts alerts where tasks are: {@code Needs_Action/system/}. Each matter is raised once while the daemon runs. */
final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final VaultWriter writer;
    private final Clock clock;
    private final Set<String> raised = new HashSet<>();

    Alerts(VaultWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** Raises the alert under the current time, once for each matter. */
    void raise(String matter, Alert alert) {
        if (raised.add(alert.kind() + " " + matter)) {
            String name = alert.kind() + "_" + TIME.format(clock.instant());
            for (int i = 2; !create(new TaskId(name), alert); i++) {
                name = alert.kind() + "_" + TIME.format(clock.instant()) + "_" + i;
            }
        }
    }

    /** Raises the alert under the approval's own name; an alert that is still there is not written again. */
    void raiseFor(TaskId approval, Alert alert) {
        String name = alert.kind() + "_" + approval;
        if (raised.add(name)) {
            create(new TaskId(name.substring(0, Math.min(name.length(), 120))), alert);
        }
    }

    private boolean create(TaskId id, Alert alert) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("id", id.value());
        keys.put("type", "alert");
        keys.put("domain", Domain.SYSTEM.value());
        keys.put("priority", Priority.HIGH.word());
        keys.put("category", Category.WORK.word());
        keys.put("status", TaskStatus.NEEDS_ACTION.word());
        keys.put("created", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        boolean created = writer.create(VaultLayout.needsAction(Domain.SYSTEM, id), Note.of(keys, alert.body()));
        if (created) {
            LOG.error("alert={} see Needs_Action/system/{}", alert.kind(), id.fileName());
        }
        return created;
    }
}
