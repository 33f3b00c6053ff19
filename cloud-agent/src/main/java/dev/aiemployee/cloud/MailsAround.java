package dev.aiemployee.cloud;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.triage.ArrivedMail;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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
 * What the tasks of the days around a mail tell of it: whether it arrived another time, and how many mails its sender wrote just before.
 * Reads each of their notes once and remembers what never changes in it. For one thread.
 */
final class MailsAround {
    private static final Pattern DAY = Pattern.compile("EMAIL_([0-9]{4}-[0-9]{2}-[0-9]{2})_.*");
    /** Lists deliver within minutes; one that waits for a moderator may take the weekend. */
    private static final int DAYS = 3;

    private static final Duration HOUR = Duration.ofHours(1);

    private final VaultReader vault;
    private final Map<TaskId, Head> heads = new HashMap<>();

    MailsAround(VaultReader vault) {
        this.vault = vault;
    }

    /** The tasks that came of the same mail, wherever they are by now. */
    List<ArrivedMail> copiesOf(ArrivedMail mail) {
        String messageId = mail.mail().threading().messageId();
        return messageId.isEmpty()
                ? List.of()
                : around(mail.mail().id())
                        .filter(path -> head(path).messageId().equals(messageId))
                        .flatMap(path -> note(path).flatMap(ArrivedMail::of).stream())
                        .filter(mail::isCopyOf)
                        .toList();
    }

    /** How many mails its sender wrote in the hour up to this one, this one included; copies of one count once. */
    int withinAnHour(MailTask mail) {
        Optional<Instant> now = time(mail.facts().received());
        return now.isEmpty()
                ? 1
                : 1
                        + (int) around(mail.id())
                                .map(this::head)
                                .filter(head -> head.isFrom(mail.sender()) && head.isInHourBefore(now.get()))
                                .map(Head::messageId)
                                .filter(id -> !id.equals(mail.threading().messageId()))
                                .distinct()
                                .count();
    }

    private Stream<VaultPath> around(TaskId task) {
        return day(task).stream()
                .flatMap(day -> folders(day)
                        .flatMap(folder -> vault.notesUnder(folder).stream())
                        .filter(path -> isNear(path, task, day)));
    }

    /** @param messageId empty when it has none; such mails count as one */
    private record Head(String messageId, List<MailAddress> from, String received) {
        boolean isFrom(MailAddress sender) {
            return from.stream().limit(1).anyMatch(sender::sameMailbox);
        }

        boolean isInHourBefore(Instant now) {
            return time(received)
                    .filter(then -> !then.isAfter(now) && then.isAfter(now.minus(HOUR)))
                    .isPresent();
        }

        static Head of(Note note) {
            return new Head(
                    note.text("message_id").orElse(""),
                    MailAddress.parse(note.text("from").orElse("")),
                    note.text("received").orElse(""));
        }
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
                .flatMap(MailsAround::day)
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

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private Head head(VaultPath path) {
        TaskId task = VaultLayout.taskAt(path).orElseThrow();
        return heads.computeIfAbsent(task, id -> note(path).map(Head::of).orElseGet(() -> new Head("", List.of(), "")));
    }

    private Optional<Note> note(VaultPath path) {
        return vault.read(path).flatMap(ParsedNote::note);
    }
}
