package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.ListedPart;
import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.PassedOn;
import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The note of a task that came by mail. What the mail says stands in it quoted, so that none of it is live. */
public final class TaskNote {
    /** The heading under which the mail's text stands, quoted. */
    public static final String MESSAGE_HEADING = "## Message";

    static final String FROM = "From";
    static final String ANSWERS_TO = "Answers go to";
    static final String NO_ANSWER_TO = "No answer can go to this Reply-To";
    static final String TO = "To";
    static final String COPY_TO = "Copy to";

    /** The addresses of a list of the operator's own that passed the mail on. */
    private static final String PASSED_ON_BY = "passed_on_by";

    private static final int LISTED_ATTACHMENTS = 50;
    private static final int LISTED_PEOPLE = 20;
    /** A sound mail has one; with many of the longest the front matter would be longer than a note's may be. */
    private static final int NAMED_SENDERS = 5;

    private TaskNote() {}

    /**
     * The task, free for an agent to claim.
     *
     * @param id from {@link MailIds}
     * @param received when the mailbox got it
     * @param created when the note is written
     */
    public static Note of(TaskId id, Mail mail, TriageVerdict verdict, Instant received, Instant created) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", id.value());
        keys.put("type", "email");
        keys.put("domain", Domain.EMAIL.value());
        keys.put("priority", verdict.priority().word());
        keys.put("category", verdict.category().word());
        keys.put("status", TaskStatus.NEEDS_ACTION.word());
        keys.put("created", time(created));
        keys.put("from", from(mail));
        answerTo(mail).ifPresent(answer -> keys.put("reply_to", QuotedText.property(answer.toString())));
        keys.put("subject", subject(mail));
        put(keys, "message_id", mail.threading().messageId());
        put(keys, "in_reply_to", mail.threading().inReplyTo());
        if (!mail.threading().references().isEmpty()) {
            keys.put("references", mail.threading().references());
        }
        if (!passedOnBy(mail).isEmpty()) {
            keys.put(PASSED_ON_BY, passedOnBy(mail));
        }
        keys.put("received", time(received));
        keys.put("has_attachments", !mail.attachments().isEmpty());
        keys.put("key", mail.key());
        put(keys, "no_draft", verdict.noDraft());
        put(keys, "left_to_you", verdict.leftToYou());
        return Note.of(keys, body(mail, verdict));
    }

    /** A time as notes hold it: ISO-8601, UTC, whole seconds. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The lists that passed a mail on, by its note; empty for one that came directly. */
    public static List<MailAddress> passedOnBy(Note task) {
        return task.list(PASSED_ON_BY).stream()
                .flatMap(address -> MailAddress.parse(address).stream())
                .toList();
    }

    private static List<String> passedOnBy(Mail mail) {
        return mail.origin().isBulk()
                ? List.of() // not the operator's own
                : mail.origin().passedOn().map(PassedOn::addresses).orElse(List.of()).stream()
                        .map(MailAddress::address)
                        .toList();
    }

    private static String from(Mail mail) {
        String from = mail.people().from().stream()
                .limit(NAMED_SENDERS)
                .map(MailAddress::toString)
                .collect(Collectors.joining(", "));
        return from.isEmpty() ? "(unknown sender)" : QuotedText.property(from);
    }

    private static String subject(Mail mail) {
        return mail.subject().isEmpty() ? "(no subject)" : QuotedText.property(mail.subject());
    }

    /** Where an answer goes, when that is not the sender. */
    private static Optional<MailAddress> answerTo(Mail mail) {
        return mail.answerTo()
                .filter(answer -> mail.sender().filter(answer::sameMailbox).isEmpty());
    }

    /** All who want the answer, when that is not the sender alone. */
    private static List<MailAddress> answersTo(Mail mail) {
        List<MailAddress> wanted =
                mail.people().replyTo().stream().filter(MailAddress::isUsable).toList();
        boolean sender = wanted.stream()
                .allMatch(one -> mail.sender().filter(one::sameMailbox).isPresent());
        return sender ? answerTo(mail).stream().toList() : wanted;
    }

    private static void put(Map<String, Object> keys, String key, String value) {
        if (!value.isEmpty()) {
            keys.put(key, value);
        }
    }

    private static String addresses(List<MailAddress> addresses) {
        String first = addresses.stream()
                .limit(LISTED_PEOPLE)
                .map(MailAddress::toString)
                .collect(Collectors.joining(", "));
        int more = addresses.size() - LISTED_PEOPLE;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String body(Mail mail, TriageVerdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("# " + QuotedText.inline(subject(mail)));
        lines.add("");
        add(
                lines,
                FROM,
                mail.people().from().isEmpty()
                        ? from(mail)
                        : addresses(mail.people().from()));
        add(lines, ANSWERS_TO, addresses(answersTo(mail)));
        add(
                lines,
                NO_ANSWER_TO,
                addresses(mail.people().replyTo().stream()
                        .filter(one -> !one.isUsable())
                        .toList()));
        add(lines, TO, addresses(mail.people().to()));
        add(lines, COPY_TO, addresses(mail.people().cc()));
        add(lines, "Urgent", verdict.urgency());
        add(lines, "No answer is drafted", verdict.noDraft());
        add(lines, "Left to you, without a draft", verdict.leftToYou());
        if (mail.body().hidden() > 0) {
            lines.add("- Characters that nobody can see, taken out: "
                    + mail.body().hidden());
        }
        if (mail.body().masked() > 0) {
            lines.add("- Masked here, because it looks like a password or a key: "
                    + mail.body().masked() + ". The mail in your mailbox has it.");
        }
        attachments(mail.attachments(), lines);
        lines.add("");
        lines.add(MESSAGE_HEADING);
        lines.add("");
        lines.add(
                mail.body().text().isEmpty()
                        ? "The mail has no readable text."
                        : QuotedText.quote(mail.body().text()));
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String label, String value) {
        if (!value.isEmpty()) {
            lines.add("- " + label + ": " + QuotedText.inline(value));
        }
    }

    private static void attachments(List<ListedPart> attachments, List<String> lines) {
        if (attachments.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("## Attachments");
        lines.add("");
        attachments.stream()
                .limit(LISTED_ATTACHMENTS)
                .map(file -> "- " + QuotedText.inline(file.name()) + " (" + QuotedText.inline(file.type()) + ", "
                        + Sizes.text(file.size()) + ")")
                .forEach(lines::add);
        if (attachments.size() > LISTED_ATTACHMENTS) {
            lines.add("- and " + (attachments.size() - LISTED_ATTACHMENTS) + " more");
        }
    }
}
