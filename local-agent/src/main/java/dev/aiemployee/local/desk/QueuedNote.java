package dev.aiemployee.local.desk;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueState;
import dev.aiemployee.core.queue.RiskFlag;
import dev.aiemployee.core.queue.Urgency;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.RiskFlags;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An approval note as an item of the queue. Its words are from outside; whom it is about is never said otherwise than by an address
 * that a yes reaches. Pure.
 *
 * @param note null when the file is no whole note
 */
public record QueuedNote(TaskId id, @Nullable Note note, ReadApproval read, Handbook handbook) {
    private static final Pattern ANSWER = Pattern.compile("(?i)^\\s*(?:(?:re|aw|sv)\\s*:\\s*)+");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** A file that is no approval by its name or its number. */
    static QueueItem held(VaultPath path, String reason) {
        return new QueueItem(
                path.fileName(),
                path.fileName(),
                "",
                new Urgency(Priority.MEDIUM, null, 1, Instant.EPOCH),
                QueueState.of(QueueState.Kind.HELD, reason),
                List.of());
    }

    /**
     * The item.
     *
     * @param failure why one that was given up was not sent; empty for any other
     */
    public QueueItem item(Verdict verdict, Step step, String failure) {
        Optional<ApprovalContent> content = content();
        String asked = text(ApprovalStamps.ASKED_AGAIN_KEY);
        QueueState state = read instanceof ReadApproval.Broken broken
                ? QueueState.of(QueueState.Kind.CANNOT_BE_READ, broken.message())
                : QueuedState.of(verdict, step, failure, asked);
        return new QueueItem(
                id.value(),
                content.map(this::who).orElse(id.value()),
                content.map(this::wants).orElse(""),
                urgency(),
                state,
                content.map(this::flags).orElse(List.of()));
    }

    private Optional<ApprovalContent> content() {
        return read instanceof ReadApproval.Whole whole ? Optional.of(whole.content()) : Optional.empty();
    }

    private String who(ApprovalContent content) {
        List<Mailbox> to = content.outgoing().recipients().to();
        Optional<Mailbox> writer = writer().filter(from -> isReached(from, content));
        return writer.or(() -> to.stream().findFirst())
                .map(this::name)
                .or(() -> content.outgoing().goesTo().stream().findFirst())
                .orElse(id.value());
    }

    /** The handbook's name for the address; a name of the handbook's beside another address stands for nobody. */
    private String name(Mailbox mailbox) {
        Optional<String> known = handbook.find(mailbox.address())
                .filter(contact ->
                        contact.address().indexOf('@') > 0 && !contact.name().isBlank())
                .map(contact -> contact.name());
        boolean borrowed = handbook.contacts().stream()
                .anyMatch(contact ->
                        contact.name().strip().equalsIgnoreCase(mailbox.name().strip()));
        return known.orElse(mailbox.name().isBlank() || borrowed ? mailbox.address() : mailbox.name());
    }

    private Optional<Mailbox> writer() {
        try {
            return text("from").isBlank() ? Optional.empty() : Optional.of(Mailbox.parse(text("from")));
        } catch (IllegalArgumentException noMailbox) {
            return Optional.empty();
        }
    }

    private static boolean isReached(Mailbox mailbox, ApprovalContent content) {
        return content.outgoing().recipients().addresses().contains(mailbox.key());
    }

    private String wants(ApprovalContent content) {
        String subject = ANSWER.matcher(content.outgoing().letter().subject()).replaceFirst("");
        String wants = text("wants");
        return !wants.isBlank() ? wants : subject.isBlank() ? "(no subject)" : subject;
    }

    private List<RiskFlag> flags(ApprovalContent content) {
        List<RiskFlag> flags = new ArrayList<>();
        RiskFlags.of(content, handbook).forEach(flag -> flags.add(new RiskFlag(flag)));
        if (writer().filter(from -> !isReached(from, content)).isPresent()) {
            flags.add(new RiskFlag("reply_to_differs"));
        }
        return flags;
    }

    private Urgency urgency() {
        String received = text("received");
        return new Urgency(
                Word.find(Priority.class, text("priority").toLowerCase(Locale.ROOT))
                        .orElse(Priority.MEDIUM),
                day(text("due")),
                confidence(text("confidence")),
                time(received.isEmpty() ? text("created") : received));
    }

    private static double confidence(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            return time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? Instant.EPOCH : time;
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    private String text(String key) {
        return note == null ? "" : note.text(key).orElse("");
    }
}
