package dev.aiemployee.cloud;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.triage.ArrivedMail;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the tasks of the days around a mail tell of it: whether it arrived another time, and how many mails its sender wrote just before.
 * Lists their folders once for all tasks that are worked on together, and reads each note's head once. For one thread.
 */
final class MailsAround {
    private static final Pattern DAY = Pattern.compile("EMAIL_([0-9]{4}-[0-9]{2}-[0-9]{2})_.*");
    /** Lists deliver within minutes; one that waits for a moderator may take the weekend. */
    private static final int DAYS = 3;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_HEADS = 20_000;

    private final VaultReader vault;
    /** The folders that were asked for since the last look, and what lay in them. */
    private final Set<VaultPath> listed = new HashSet<>();

    private final Set<VaultPath> there = new HashSet<>();

    private final Map<TaskId, Head> heads = new HashMap<>();
    private final Map<String, Map<TaskId, VaultPath>> byMessageId = new HashMap<>();
    private final Map<String, Map<TaskId, VaultPath>> bySender = new HashMap<>();

    MailsAround(VaultReader vault) {
        this.vault = vault;
    }

    /**
     * The tasks that came of the same mail, wherever they are by now.
     *
     * @param held where its task lies; when that was not so at the last look, it is time for another
     * @param places where a task is that has moved since the look
     */
    List<ArrivedMail> copiesOf(ArrivedMail mail, VaultPath held, Function<TaskId, Optional<VaultPath>> places) {
        if (!there.contains(held)) {
            look();
        }
        String messageId = mail.mail().threading().messageId();
        return messageId.isEmpty()
                ? List.of()
                : around(mail.mail().id(), byMessageId, messageId)
                        .flatMap(one -> note(one.getValue())
                                .or(() -> places.apply(one.getKey()).flatMap(this::note))
                                .flatMap(ArrivedMail::of)
                                .stream())
                        .filter(mail::isCopyOf)
                        .toList();
    }

    /** How many mails its sender wrote in the hour up to this one, this one included; copies of one count once. */
    int withinAnHour(MailTask mail) {
        Optional<Instant> now = time(mail.facts().received());
        return now.isEmpty()
                ? 1
                : 1
                        + (int) around(mail.id(), bySender, key(mail.sender()))
                                .flatMap(one -> Optional.ofNullable(heads.get(one.getKey())).stream())
                                .filter(head -> head.isInHourBefore(now.get()))
                                .map(Head::messageId)
                                .filter(id -> !id.equals(mail.threading().messageId()))
                                .distinct()
                                .count();
    }

    private void look() {
        listed.clear();
        there.clear();
        byMessageId.clear();
        bySender.clear();
        if (heads.size() > MOST_HEADS) {
            heads.clear();
        }
    }

    /** The other tasks of the days around this one that an index has under a name. */
    private Stream<Map.Entry<TaskId, VaultPath>> around(
            TaskId task, Map<String, Map<TaskId, VaultPath>> index, String name) {
        Optional<LocalDate> day = day(task);
        day.ifPresent(date -> folders(date).filter(listed::add).forEach(this::list));
        return day.stream()
                .flatMap(date -> index.getOrDefault(name, Map.of()).entrySet().stream()
                        .filter(one -> !one.getKey().equals(task) && isNear(one.getKey(), date)));
    }

    private void list(VaultPath folder) {
        for (VaultPath path : vault.notesUnder(folder)) {
            there.add(path);
            VaultLayout.taskAt(path)
                    .filter(task -> day(task).isPresent())
                    .ifPresent(task -> head(task, path).ifPresent(head -> {
                        byMessageId
                                .computeIfAbsent(head.messageId(), id -> new HashMap<>())
                                .put(task, path);
                        bySender.computeIfAbsent(head.sender(), sender -> new HashMap<>())
                                .put(task, path);
                    }));
        }
    }

    private Optional<Head> head(TaskId task, VaultPath path) {
        Optional<Head> head =
                Optional.ofNullable(heads.get(task)).or(() -> note(path).map(Head::of));
        head.ifPresent(read -> heads.put(task, read));
        return head;
    }

    /** @param messageId empty when it has none; such mails count as one */
    private record Head(String messageId, String sender, String received) {
        boolean isInHourBefore(Instant now) {
            return time(received)
                    .filter(then -> !then.isAfter(now) && then.isAfter(now.minus(HOUR)))
                    .isPresent();
        }

        static Head of(Note note) {
            return new Head(
                    note.text("message_id").orElse(""),
                    MailAddress.parse(note.text("from").orElse("")).stream()
                            .findFirst()
                            .map(MailsAround::key)
                            .orElse(""),
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

    private static boolean isNear(TaskId task, LocalDate day) {
        return day(task)
                .filter(other -> Math.abs(ChronoUnit.DAYS.between(day, other)) <= DAYS)
                .isPresent();
    }

    private static String key(MailAddress sender) {
        return sender.address().toLowerCase(Locale.ROOT);
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

    private Optional<Note> note(VaultPath path) {
        return vault.read(path).flatMap(ParsedNote::note);
    }
}
