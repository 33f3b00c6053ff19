package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.Revision;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.MessageId;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The note that asks the operator whether a mail may be sent. What is sent is exactly the text between the lines
 * {@code ## Draft} and {@code ## Original message}, to the recipients in the front matter.
 */
public final class ApprovalNote {
    /** How long a decision may take before the draft expires. */
    public static final Duration VALID = Duration.ofDays(7);

    /** An older local agent shows a note of a newer format and decides nothing about it. */
    private static final int FORMAT = 2;

    private static final String TASK = "EMAIL_";
    private static final String DRAFT = "EMAIL_DRAFT_";
    /** So that the number of a later draft fits into an id as well. */
    private static final int LONGEST_TASK = 105;

    private static final int KEY_DIGITS = 20;

    private static final Pattern NUMBER = Pattern.compile("(.*)_([0-9]{1,4})");

    private ApprovalNote() {}

    /** The id of a task's first draft: {@code EMAIL_DRAFT_} and what follows {@code EMAIL_} in the task's own, or digits of its key. */
    public static TaskId first(MailTask mail) {
        String task = mail.id().value();
        boolean ours = task.startsWith(TASK) && task.length() <= LONGEST_TASK;
        return new TaskId(
                DRAFT + (ours ? task.substring(TASK.length()) : mail.key().substring(0, KEY_DIGITS)));
    }

    /** The id of the draft that this task wants now: for another draft the old one's with a number, from 2. */
    public static TaskId id(MailTask mail) {
        TaskId first = first(mail);
        return mail.wanted()
                .map(Revision::draft)
                .map(old -> new TaskId(first + "_" + (numberOf(old, first) + 1)))
                .orElse(first);
    }

    private static int numberOf(TaskId draft, TaskId first) {
        Matcher number = NUMBER.matcher(draft.value());
        return number.matches() && number.group(1).equals(first.value()) ? Integer.parseInt(number.group(2)) : 1;
    }

    /** The note for the first draft of a conversation. */
    public static Note of(MailTask mail, Draft draft, Handbook handbook, NoteSettings settings, Instant created) {
        return of(mail, draft, handbook, settings, created, List.of());
    }

    /**
     * The note for one draft, not yet decided; what a person decides by stands first.
     *
     * @param unanswered what earlier mails of the conversation want, whose drafts it replaces
     */
    public static Note of(
            MailTask mail,
            Draft draft,
            Handbook handbook,
            NoteSettings settings,
            Instant created,
            List<Unanswered> unanswered) {
        Map<Risk, String> risks = RiskRules.of(mail, draft, handbook);
        NoteHead head = new NoteHead(mail, handbook, settings, risks, unanswered);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("status", ApprovalStatus.PENDING.word());
        keys.put("to", List.of(mail.answerTo().address()));
        List<MailAddress> kept = head.readers().kept();
        if (!kept.isEmpty()) {
            keys.put("cc", kept.stream().map(MailAddress::address).toList());
        }
        keys.put("subject", QuotedText.property(ReplySubject.to(mail.subject())));
        keys.put("priority", mail.facts().priority().word());
        keys.put("risk", risks.keySet().stream().map(Word::word).toList());
        if (!mail.facts().received().isEmpty()) {
            keys.put("received", mail.facts().received());
        }
        keys.put("expires", TaskNote.time(created.plus(VALID)));
        keys.put("from", from(mail.sender()));
        keys.put("wants", Wants.of(mail));
        if (!unanswered.isEmpty()) {
            keys.put(
                    Unanswered.KEY,
                    unanswered.stream().map(Unanswered::property).toList());
        }
        technical(mail, settings, created, keys);
        thread(mail, keys);
        return Note.of(keys, body(mail, draft, head));
    }

    private static void technical(MailTask mail, NoteSettings settings, Instant created, Map<String, Object> keys) {
        keys.put("id", id(mail).value());
        keys.put("type", "approval_request");
        keys.put("format", FORMAT);
        keys.put("action", ActionType.SEND_EMAIL.word());
        keys.put("domain", Domain.EMAIL.value());
        keys.put("created", TaskNote.time(created));
        keys.put("source_task", mail.id().value());
        mail.wanted().ifPresent(revision -> keys.put("revises", revision.draft().value()));
        keys.put("drafted_by", settings.draftedBy());
    }

    /** A name and an address; both are bounded where the mail is read. */
    private static String from(MailAddress sender) {
        return QuotedText.property(SecretMask.masked(sender.toString()));
    }

    /** RFC 5322 section 3.6.4: the answer refers to the mail, after what the mail refers to, which may be what it answers alone. */
    private static void thread(MailTask mail, Map<String, Object> keys) {
        String answered = mail.threading().messageId();
        List<String> references = new ArrayList<>(mail.threading().references());
        if (references.isEmpty()) {
            references.add(mail.threading().inReplyTo());
        }
        references.remove(answered);
        references.add(answered);
        references.removeIf(String::isEmpty);
        if (!answered.isEmpty()) {
            keys.put("in_reply_to", answered);
        }
        if (!references.isEmpty()) {
            keys.put("references", references);
        }
    }

    /** Said when the answer cannot name the mail. */
    private static List<String> unnamed(MailTask mail) {
        return MessageId.isWritable(mail.threading().messageId())
                ? List.of()
                : List.of(
                        "The mail has no Message-ID that an answer can name; in the mail program of who gets it the answer may begin a"
                                + " conversation of its own.");
    }

    /** Said when the mail asks for answers where none can go. */
    private static List<String> unanswerable(MailTask mail) {
        String wanted = mail.facts().noAnswerTo();
        return wanted.isEmpty()
                ? List.of()
                : List.of("The mail's Reply-To has what is no usable address, and nothing goes there: " + wanted);
    }

    private static String body(MailTask mail, Draft draft, NoteHead head) {
        String original = mail.text().isEmpty() ? "The mail has no readable text." : QuotedText.quote(mail.text());
        return "\n" + head.text()
                + "\n\n" + DecisionSection.fresh(head.whoGetsIt())
                + "\n" + DecisionSection.DRAFT + "\n\n" + draft.body()
                + "\n\n" + DecisionSection.ORIGINAL + "\n\n" + original
                + "\n\n## Why this draft\n\n"
                + Stream.of(draft.reasons(), unnamed(mail), unanswerable(mail))
                        .flatMap(List::stream)
                        .map(reason -> "- " + QuotedText.inline(reason))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
