package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.audit.AuditEvent;
import dev.aiemployee.core.task.TaskId;

/** An audit event as one line of the Dashboard. Pure. */
public final class ActionLine {
    private ActionLine() {}

    /** For example {@code - 2026-11-20 12:00 send email to a@example.org · EMAIL_DRAFT_1 · done}. */
    public static String of(AuditEvent event) {
        String time = event.timestamp().toString().substring(0, 16).replace('T', ' ');
        StringBuilder line = new StringBuilder("- ").append(time).append(' ');
        line.append(Inert.line(event.act().type().replace('_', ' '), 40));
        if (!event.act().target().isBlank()) {
            line.append(" · ").append(target(event.act().target()));
        }
        String approval = event.act().parameters().getOrDefault("approval", "");
        if (approval.matches("[A-Za-z0-9_-]{1,120}")) {
            line.append(" · `").append(approval).append('`');
        }
        line.append(" · ").append(event.outcome().result().word());
        return line.toString();
    }

    private static String target(String target) {
        return TaskId.isTaskId(target) ? "`" + target + "`" : Inert.line(target, 120);
    }

    /** Text from a note, inert on one line. */
    public static String plain(String text) {
        return Inert.line(text, 200);
    }
}
