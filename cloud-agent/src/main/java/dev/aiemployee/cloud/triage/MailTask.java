package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.MailThread;
import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.task.TaskId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that came by mail, read back from its note, which the operator may have edited.
 *
 * @param sender whom the mail says it is from
 * @param answerTo where an answer goes
 * @param otherAddress whether answers go elsewhere than to the only sender
 * @param facts what else the task says of the mail
 * @param text the mail's text, no longer quoted
 * @param revision what the operator wants of another draft; null for the first
 */
public record MailTask(
        TaskId id,
        String key,
        MailAddress sender,
        MailAddress answerTo,
        boolean otherAddress,
        String subject,
        MailThread threading,
        MailFacts facts,
        String text,
        @Nullable Revision revision) {
    /** Whether the task's priority says so, set by triage or by the operator. */
    public boolean urgent() {
        return facts.priority() == Priority.URGENT;
    }

    /** Another draft that the operator asked for; absent when this is the first. */
    public Optional<Revision> wanted() {
        return Optional.ofNullable(revision);
    }

    /** The task; absent when the note lacks its id, its key, a subject or an address that can be answered. */
    public static Optional<MailTask> of(Note note) {
        List<MailAddress> senders = MailAddress.parse(note.text("from").orElse(""));
        List<MailAddress> wanted = MailAddress.parse(note.text("reply_to").orElse(""));
        Optional<MailAddress> answerTo = wanted.stream()
                .filter(MailAddress::isUsable)
                .findFirst()
                .or(() -> senders.stream().filter(MailAddress::isUsable).findFirst());
        String key = note.text("key").orElse("");
        Optional<TaskId> id = note.text("id").filter(TaskId::isTaskId).map(TaskId::new);
        if (id.isEmpty() || answerTo.isEmpty() || !key.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        MailAddress to = answerTo.get();
        return Optional.of(new MailTask(
                id.get(),
                key,
                senders.stream().findFirst().orElse(to),
                to,
                !senders.stream().allMatch(to::sameMailbox),
                note.text("subject").orElse(""),
                new MailThread(
                        note.text("message_id").orElse(""),
                        note.text("in_reply_to").orElse(""),
                        note.list("references")),
                MailFacts.of(note),
                text(note),
                Revision.of(note).orElse(null)));
    }

    /** The quote after the heading; a mail without text has a sentence of ours there instead. */
    private static String text(Note note) {
        String heading = "\n" + TaskNote.MESSAGE_HEADING + "\n";
        int start = note.body().indexOf(heading);
        String section =
                start < 0 ? "" : note.body().substring(start + heading.length()).strip();
        return section.startsWith(">") ? QuotedText.unquote(section) : "";
    }
}
