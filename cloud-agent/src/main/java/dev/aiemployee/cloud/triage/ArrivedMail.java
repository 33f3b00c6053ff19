package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.PassedOn;
import dev.aiemployee.core.note.Note;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One arrival of a mail, by its task's note. The same mail may arrive directly and once more through a list or a group of the house, which
 * changes it on the way, so that the keys differ.
 *
 * @param lists what passed it on; empty when it came directly
 */
public record ArrivedMail(MailTask mail, List<MailAddress> lists) {
    private static final Pattern TAG = Pattern.compile("(?i)^(?:\\s|\\[[^\\[\\]]{0,60}\\]|(?:re|aw|fw|fwd|wg) ?:)+");
    private static final String CUT = "[cut here: ";

    /** What came directly is what the person wrote; else the earlier one counts. */
    private static final Comparator<ArrivedMail> FIRST = Comparator.comparing(ArrivedMail::byList)
            .thenComparing(arrived -> arrived.mail.facts().received())
            .thenComparing(arrived -> arrived.mail.id().value());

    public ArrivedMail {
        lists = List.copyOf(lists);
    }

    /** Absent when the note is no mail that can be answered. */
    public static Optional<ArrivedMail> of(Note task) {
        return MailTask.of(task).map(mail -> new ArrivedMail(mail, TaskNote.passedOnBy(task)));
    }

    /** Whether a list passed it on. */
    public boolean byList() {
        return !lists.isEmpty();
    }

    /** Whether this is the one to answer, of two that are the same. */
    public boolean comesBefore(ArrivedMail other) {
        return FIRST.compare(this, other) < 0;
    }

    /**
     * Whether both are what one person wrote once. A Message-ID is no proof, as anybody can use one again to hide a mail: sender, address to
     * answer, subject and every word have to be the same, but for what a list adds. A mail with files or one that was cut is never a copy,
     * because its note does not hold all of it.
     */
    public boolean isCopyOf(ArrivedMail other) {
        return !mail.threading().messageId().isEmpty()
                && mail.threading().messageId().equals(other.mail.threading().messageId())
                && mail.sender().sameMailbox(other.mail.sender())
                && mail.answerTo().sameMailbox(other.mail.answerTo())
                && subject().equals(other.subject())
                && words().equals(other.words())
                && isWhole()
                && other.isWhole();
    }

    private String subject() {
        return TAG.matcher(mail.subject()).replaceFirst("").strip();
    }

    private String words() {
        String written =
                PassedOn.withoutFooter(mail.text(), address -> lists.stream().anyMatch(address::sameMailbox));
        return written.replaceAll("\\s+", " ").strip();
    }

    private boolean isWhole() {
        return mail.facts().attachments().isEmpty() && !mail.text().contains(CUT);
    }
}
