package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.audit.AuditEvent;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.task.TaskId;
import java.time.ZoneId;

/** An audit event as one line of the Dashboard. Pure. */
public final class ActionLine {
    private ActionLine() {}

    /** For example {@code - Fri 20 Nov 12:00 · send email to a@example.org · [[EMAIL_DRAFT_1|done]]}. */
    public static String of(AuditEvent event, ZoneId zone) {
        StringBuilder line = new StringBuilder("- ").append(new QueueTime(zone).absolute(event.timestamp()));
        line.append(" · ").append(Inert.line(event.act().type().replace('_', ' '), 40));
        String target = event.act().target();
        if (TaskId.isTaskId(target)) {
            line.append(" · ").append(NoteLink.of(target, "task"));
        } else if (!target.isBlank()) {
            line.append(" to ").append(Inert.line(target, 120));
        }
        String result = event.outcome().result().word().replace('_', ' ');
        String approval = event.act().parameters().getOrDefault("approval", "");
        return line.append(" · ")
                .append(TaskId.isTaskId(approval) ? NoteLink.of(approval, result) : result)
                .toString();
    }

    /** Text from a note, inert on one line. */
    public static String plain(String text) {
        return Inert.line(text, 200);
    }
}
