package dev.aiemployee.cloud;

import dev.aiemployee.cloud.triage.ArrivedMail;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the other arrivals of a mail among the tasks of the days around it. Reads each of their notes once and remembers its Message-ID,
 * which never changes; a note is read again only when the ids agree. For one thread.
 */
final class MailCopies {
    private static final Pattern DAY = Pattern.compile("EMAIL_([0-9]{4}-[0-9]{2}-[0-9]{2})_.*");
    /** Lists deliver within minutes; one that waits for a moderator may take the weekend. */
    private static final int DAYS = 3;

    private final VaultReader vault;
    private final Map<TaskId, String> messageIds = new HashMap<>();

    MailCopies(VaultReader vault) {
        this.vault = vault;
    }

    /** The tasks that came of the same mail, wherever they are by now. */
    List<ArrivedMail> of(ArrivedMail mail) {
        TaskId task = mail.mail().id();
        String messageId = mail.mail().threading().messageId();
        Optional<LocalDate> day = day(task);
        if (day.isEmpty() || messageId.isEmpty()) {
            return List.of();
        }
        return folders(day.get())
                .flatMap(folder -> vault.notesUnder(folder).stream())
                .filter(path -> isNear(path, task, day.get()))
                .filter(path -> messageId(path).equals(messageId))
                .flatMap(path -> note(path).flatMap(ArrivedMail::of).stream())
                .filter(mail::isCopyOf)
                .toList();
    }

    private static Stream<VaultPath> folders(LocalDate day) {
        VaultPath done = VaultLayout.DONE.child(Domain.EMAIL.value());
        Stream<VaultPath> months = Stream.of(day.minusDays(DAYS), day, day.plusDays(DAYS))
                .map(YearMonth::from)
                .distinct()
                .map(month -> done.child(month.toString()));
        return Stream.concat(
                Stream.of(VaultLayout.NEEDS_ACTION.child(Domain.EMAIL.value()), VaultLayout.IN_PROGRESS), months);
    }

    private static boolean isNear(VaultPath path, TaskId task, LocalDate day) {
        return VaultLayout.taskAt(path)
                .filter(id -> !id.equals(task))
                .flatMap(MailCopies::day)
                .filter(other -> Math.abs(ChronoUnit.DAYS.between(day, other)) <= DAYS)
                .isPresent();
    }

    private static Optional<LocalDate> day(TaskId task) {
        Matcher day = DAY.matcher(task.value());
        try {
            return day.matches() ? Optional.of(LocalDate.parse(day.group(1))) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private String messageId(VaultPath path) {
        TaskId task = VaultLayout.taskAt(path).orElseThrow();
        return messageIds.computeIfAbsent(
                task, id -> note(path).flatMap(note -> note.text("message_id")).orElse(""));
    }

    private Optional<Note> note(VaultPath path) {
        return vault.read(path).flatMap(ParsedNote::note);
    }
}
