package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.task.Word;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a mail's task says of the mail beside its text; to be shown, not to be acted on.
 *
 * @param received when the mailbox got it, as the note says it; may be empty
 * @param from all who are named as its writers
 * @param answersTo all who want the answer, where that is not the sender alone
 * @param noAnswerTo what its Reply-To names that is no usable address, as the note shows it; mostly empty
 * @param to whom it was addressed to
 * @param cc who got a copy
 * @param unlisted how many more people it names than the note lists
 * @param attachments name and size of each file, such as {@code plan.pdf (182.0 kB)}; what a sender called it
 */
public record MailFacts(
        String received,
        Priority priority,
        List<MailAddress> from,
        List<MailAddress> answersTo,
        String noAnswerTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        int unlisted,
        List<String> attachments) {
    private static final Pattern FILE = Pattern.compile("- (.*) \\([^()]*, ([0-9.]+ (?:bytes?|kB|MB))\\)");
    private static final Pattern MORE = Pattern.compile(" and ([0-9]{1,6}) more$");

    public MailFacts {
        from = List.copyOf(from);
        answersTo = List.copyOf(answersTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
    }

    /** What the note says above the mail's text. */
    static MailFacts of(Note note) {
        int message = note.body().indexOf("\n" + TaskNote.MESSAGE_HEADING + "\n");
        List<String> head = note.body()
                .substring(0, message < 0 ? 0 : message)
                .lines()
                .map(QuotedText::unquote)
                .toList();
        return new MailFacts(
                note.text("received").orElse(""),
                note.text("priority")
                        .flatMap(word -> Word.find(Priority.class, word))
                        .orElse(Priority.MEDIUM),
                people(head, TaskNote.FROM),
                people(head, TaskNote.ANSWERS_TO),
                line(head, TaskNote.NO_ANSWER_TO),
                people(head, TaskNote.TO),
                people(head, TaskNote.COPY_TO),
                Stream.of(TaskNote.FROM, TaskNote.ANSWERS_TO, TaskNote.TO, TaskNote.COPY_TO)
                        .mapToInt(label -> unlisted(head, label))
                        .sum(),
                head.stream()
                        .map(FILE::matcher)
                        .filter(Matcher::matches)
                        .map(MailFacts::file)
                        .toList());
    }

    private static String file(Matcher file) {
        return file.group(1) + " (" + file.group(2) + ")";
    }

    private static List<MailAddress> people(List<String> head, String label) {
        return MailAddress.parse(MORE.matcher(line(head, label)).replaceFirst(""));
    }

    private static int unlisted(List<String> head, String label) {
        Matcher more = MORE.matcher(line(head, label));
        return more.find() ? Integer.parseInt(more.group(1)) : 0;
    }

    private static String line(List<String> head, String label) {
        return head.stream()
                .filter(one -> one.startsWith("- " + label + ": "))
                .map(one -> one.substring(label.length() + 4))
                .findFirst()
                .orElse("");
    }
}
