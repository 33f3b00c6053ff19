package dev.aiemployee.core.alert;

import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts alerts where tasks are: {@code Needs_Action/system/}. Safe for several threads. */
public final class AlertBox {
    /** Where alerts lie. */
    public static final VaultPath FOLDER = VaultLayout.NEEDS_ACTION.child(Domain.SYSTEM.value());

    private static final Logger LOG = LoggerFactory.getLogger(AlertBox.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final VaultWriter writer;
    private final Clock clock;
    private String lastStamp = "";
    private int sameStamp;

    public AlertBox(VaultWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Raises the alert under {@code name} and the time to the millisecond; what falls into one millisecond is numbered, so that an
     * id is never used twice.
     */
    public synchronized VaultPath raise(String name, Alert alert) {
        TaskId id = next(name);
        while (!create(id, alert)) {
            id = next(name);
        }
        return VaultLayout.needsAction(Domain.SYSTEM, id);
    }

    /** Raises the alert under exactly this id; false when its note is still there, which then stays as it is. */
    public boolean create(TaskId id, Alert alert) {
        boolean created = writer.create(VaultLayout.needsAction(Domain.SYSTEM, id), alert.note(id, clock.instant()));
        if (created) {
            LOG.error("alert={} see {}/{}", alert.kind(), FOLDER, id.fileName());
        }
        return created;
    }

    private TaskId next(String name) {
        String stamp = STAMP.format(clock.instant());
        sameStamp = stamp.equals(lastStamp) ? sameStamp + 1 : 1;
        lastStamp = stamp;
        return new TaskId(name + "_" + stamp + (sameStamp == 1 ? "" : "_" + sameStamp));
    }
}
