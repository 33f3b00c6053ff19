package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A mail that was filed without a draft, for example because a machine wrote it.
 *
 * @param path where its task lies
 * @param from who sent it, as the task says it: from a stranger
 * @param subject likewise
 * @param reason why nothing was drafted
 * @param filed when
 */
public record FiledMail(VaultPath path, String from, String subject, String reason, Instant filed) {
    private static final List<String> ENDED =
            List.of("processed_by", "completed_at", "outcome", "claimed_by", "claim_id", "claimed_at", "retry_count");

    /** Those of the last days, the newest first. Reads every note of the months they lie in. */
    public static List<FiledMail> since(VaultReader reader, Instant now, Duration days) {
        Instant first = now.minus(days);
        List<FiledMail> filed = new ArrayList<>();
        YearMonth last = YearMonth.from(now.atZone(ZoneOffset.UTC));
        for (YearMonth month = YearMonth.from(first.atZone(ZoneOffset.UTC));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            VaultPath folder = VaultLayout.DONE.child(Domain.EMAIL.value()).child(month.toString());
            for (VaultPath path : reader.notesUnder(folder)) {
                reader.read(path)
                        .flatMap(ParsedNote::note)
                        .flatMap(note -> of(path, note))
                        .filter(mail -> !mail.filed.isBefore(first))
                        .ifPresent(filed::add);
            }
        }
        filed.sort(Comparator.comparing(FiledMail::filed).reversed());
        return List.copyOf(filed);
    }

    /** The task as it waits once the operator wants an answer to it. */
    public static Note wantingAnswer(Note task) {
        Note free = task.with("status", TaskStatus.NEEDS_ACTION.word()).with("answer", "wanted");
        for (String key : ENDED) {
            free = free.without(key);
        }
        return free;
    }

    /** A task that was left to the operator, once they have dealt with it. */
    public static Note dealtWith(Note task, Instant now) {
        return task.with("status", TaskStatus.DONE.word())
                .with("outcome", "dealt with by you")
                .with("completed_at", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Optional<FiledMail> of(VaultPath path, Note note) {
        return note.text("no_draft")
                .filter(reason -> !reason.isBlank())
                .map(reason -> new FiledMail(
                        path,
                        note.text("from").orElse("(unknown sender)"),
                        note.text("subject").orElse("(no subject)"),
                        reason,
                        note.text("completed_at")
                                .or(() -> note.text("created"))
                                .map(FiledMail::time)
                                .orElse(Instant.EPOCH)));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException other) {
            return Instant.EPOCH;
        }
    }
}
