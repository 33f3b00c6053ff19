package dev.aiemployee.core.alert;

import dev.aiemployee.core.note.Note;
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
    public VaultPath raise(String name, Alert alert) {
        return put(name, alert).path();
    }

    /** A note as it was put into the vault, and where. */
    record Raised(VaultPath path, Note note) {}

    /** The same, with what was written. */
    synchronized Raised put(String name, Alert alert) {
        while (true) {
            TaskId id = next(name);
            Note note = alert.note(id, clock.instant());
            if (create(id, alert.kind(), note)) {
                return new Raised(VaultLayout.needsAction(Domain.SYSTEM, id), note);
            }
        }
    }

    /** Raises the alert under exactly this id; false when its note is still there, which then stays as it is. */
    public boolean create(TaskId id, Alert alert) {
        return create(id, alert.kind(), alert.note(id, clock.instant()));
    }

    private boolean create(TaskId id, String kind, Note note) {
        boolean created = writer.create(VaultLayout.needsAction(Domain.SYSTEM, id), note);
        if (created) {
            LOG.error("alert={} see {}/{}", kind, FOLDER, id.fileName());
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
