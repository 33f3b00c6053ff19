package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mail that is too large or makes no sense. It stays in the mailbox; its note, in domain {@code system} beside the other
 * alerts, keeps it from being lost.
 *
 * @param id from {@link MailIds}
 * @param key of the bytes that were looked at
 * @param from as far as it could be read; may be empty
 * @param subject as far as it could be read; may be empty
 * @param uid its number in the mailbox
 * @param size bytes
 * @param reason why it was not read, one line
 */
public record QuarantinedMail(TaskId id, String key, String from, String subject, long uid, long size, String reason) {
    /** The reason may quote the mail server. */
    public QuarantinedMail {
        reason = SecretMask.masked(reason);
    }

    /**
     * The note that tells the operator.
     *
     * @param received when the mailbox got it
     * @param created when the note is written
     */
    public Note note(Instant received, Instant created) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", id.value());
        keys.put("type", "email");
        keys.put("domain", Domain.SYSTEM.value());
        keys.put("priority", Priority.MEDIUM.word());
        keys.put("category", Category.UNCATEGORIZED.word());
        keys.put("status", TaskStatus.QUARANTINED.word());
        keys.put("created", TaskNote.time(created));
        keys.put("from", from.isEmpty() ? "(unknown sender)" : QuotedText.property(from));
        keys.put("subject", subject.isEmpty() ? "(no subject)" : QuotedText.property(subject));
        keys.put("received", TaskNote.time(received));
        keys.put("key", key);
        keys.put("uid", uid);
        keys.put("size", size);
        keys.put("reason", reason);
        return Note.of(keys, body(received));
    }

    private String body(Instant received) {
        return """

                # A mail was not read

                ## What happened

                A mail of %s from %s, subject %s, received %s, was left in the mailbox: %s.

                ## What it means

                No task and no draft was made of it. Nothing is lost: it is still in the mailbox (UID %d).

                ## What to do

                1. Open the mailbox and look for it by its time and sender.
                2. Answer or delete it there.
                3. Delete this note.
                """.formatted(
                        Sizes.text(size),
                        from.isEmpty() ? "an unknown sender" : QuotedText.inline(from),
                        subject.isEmpty() ? "unknown" : "\"" + QuotedText.inline(subject) + "\"",
                        TaskNote.time(received),
                        QuotedText.inline(reason),
                        uid);
    }
}
