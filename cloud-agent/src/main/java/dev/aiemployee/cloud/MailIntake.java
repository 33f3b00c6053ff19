package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.MailBytes;
import dev.aiemployee.cloud.mail.MailReader;
import dev.aiemployee.cloud.mail.ReadMail;
import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.OwnAddresses;
import dev.aiemployee.cloud.triage.QuarantinedMail;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.cloud.triage.TriageVerdict;
import dev.aiemployee.cloud.watch.CatchUpFile;
import dev.aiemployee.cloud.watch.MailCursor;
import dev.aiemployee.cloud.watch.MailCursorFile;
import dev.aiemployee.cloud.watch.MailboxFlag;
import dev.aiemployee.cloud.watch.PollOutcome;
import dev.aiemployee.cloud.watch.RawMail;
import dev.aiemployee.cloud.watch.ReadingMark;
import dev.aiemployee.cloud.watch.SeenMail;
import dev.aiemployee.cloud.watch.UndeliveredMail;
import dev.aiemployee.cloud.watch.WatchedMailbox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.handbook.HandbookFile;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.TaskPlaces;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New mail becomes notes, each mail once: the note is written, then its key is remembered, then the cursor moves. A crash
 * in between makes the same mail come again, and it is known by its note or its key. One thread.
 */
public final class MailIntake {
    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);

    /** What stands in the name of a note where the subject would. */
    private static final String UNREAD = "unread";

    private final WatchedMailbox mailbox;
    private final Function<MailBytes, ReadMail> mails;
    private final MailCursorFile cursors;
    private final SeenMail seen;
    private final ReadingMark mark;
    private final CatchUpFile catchUp;
    private final OwnAddresses own;
    private final Duration since;
    private final HandbookFile handbook;
    private final VaultReader vault;
    private final VaultWriter writer;
    private final UndeliveredNotes undelivered;
    private final Clock clock;

    /**
     * Everything is read when it is needed.
     *
     * @param mails makes of a mail's bytes what a person can read; {@link MailReader#read}
     * @param own addresses of the operator
     * @param since how far back the first look into a mailbox goes; older mail is the operator's past, not the agent's work
     * @param troubles where it is kept which notes tell of messages that were not given out
     */
    public MailIntake(
            WatchedMailbox mailbox,
            Function<MailBytes, ReadMail> mails,
            MailCursorFile cursors,
            SeenMail seen,
            ReadingMark mark,
            CatchUpFile catchUp,
            OwnAddresses own,
            Duration since,
            HandbookFile handbook,
            VaultReader vault,
            VaultWriter writer,
            Outages troubles,
            Clock clock) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.cursors = cursors;
        this.seen = seen;
        this.mark = mark;
        this.catchUp = catchUp;
        this.own = own;
        this.since = since;
        this.handbook = handbook;
        this.vault = vault;
        this.writer = writer;
        this.undelivered = new UndeliveredNotes(troubles);
        this.clock = clock;
    }

    /** Looks once. */
    public IntakeOutcome look() {
        catchUp.wanted().ifPresent(this::beginAnew);
        MailCursor cursor = cursors.load(mailbox.account()).orElseGet(this::firstCursor);
        PollOutcome outcome = mailbox.poll(cursor);
        if (outcome instanceof PollOutcome.Unreachable unreachable) {
            return new IntakeOutcome.Unreachable(unreachable.reason());
        }
        PollOutcome.Fetched fetched = (PollOutcome.Fetched) outcome;
        IntakeOutcome.Took took =
                fetched.mails().isEmpty() && fetched.undelivered().isEmpty()
                        ? new IntakeOutcome.Took(
                                List.of(), List.of(), 0, fetched.more(), fetched.olderLeftAlone(), fetched.withheld())
                        : take(fetched);
        undelivered.leaveWhatIsGone(fetched.next());
        if (!fetched.next().equals(cursor)) {
            cursors.save(fetched.next());
        }
        return took;
    }

    /** Nothing is passed over, and what was read already is known by its key: only what was left alone becomes a task. */
    private void beginAnew(Instant from) {
        Instant kept =
                cursors.load(mailbox.account()).orElseGet(this::firstCursor).since();
        cursors.save(MailCursor.start(mailbox.account(), kept.isBefore(from) ? kept : from));
        catchUp.begun();
        LOG.info("mail since {} is read, as it was asked for", from);
    }

    /** A cursor of another mailbox is kept, as after a move to another server: nothing that came since it was kept is passed over. */
    private MailCursor firstCursor() {
        Instant earliest = clock.instant().minus(since);
        Instant from =
                cursors.lastKept().filter(kept -> kept.isBefore(earliest)).orElse(earliest);
        return MailCursor.start(mailbox.account(), from);
    }

    private IntakeOutcome.Took take(PollOutcome.Fetched fetched) {
        Handbook now = handbook.read();
        MailIds ids = idsInVault();
        List<TaskId> tasks = new ArrayList<>();
        List<TaskId> quarantined = new ArrayList<>();
        int known = 0;
        for (UndeliveredMail mail : fetched.undelivered()) {
            quarantine(mail, ids).ifPresent(quarantined::add);
        }
        for (RawMail raw : fetched.mails()) {
            Entry entry = read(raw, now, ids);
            boolean fresh = !entry.known() && writer.create(entry.path(), entry.note());
            undelivered.came(message(fetched.next().uidValidity(), raw.uid()), cameAs(entry, fresh));
            seen.add(entry.key());
            if (fresh) {
                (entry.readable() ? tasks : quarantined).add(entry.id());
                LOG.info(
                        "task={} mail uid={} bytes={} readable={}",
                        entry.id(),
                        raw.uid(),
                        raw.size(),
                        entry.readable());
            } else {
                known++;
            }
        }
        return new IntakeOutcome.Took(
                tasks, quarantined, known, fetched.more(), fetched.olderLeftAlone(), fetched.withheld());
    }

    private String message(long validity, long uid) {
        return UndeliveredNotes.message(mailbox.account(), validity, uid);
    }

    private static String cameAs(Entry entry, boolean fresh) {
        String tells = entry.readable() ? "its task is " : "what became of it says ";
        return "The mailbox gave this mail out after all; " + (fresh ? tells + entry.id() : "it is known already")
                + ".";
    }

    /**
     * The operator is told of it once; should the mailbox give it out after all, it becomes a task like any other and this note is
     * over.
     */
    private Optional<TaskId> quarantine(UndeliveredMail mail, MailIds ids) {
        String name = message(mail.validity(), mail.uid());
        String key = MailReader.unreadable(MailBytes.of(name.getBytes(UTF_8)), mail.reason())
                .key();
        if (seen.contains(key) || ids.has(key)) {
            return Optional.empty();
        }
        TaskId id = ids.take("", UNREAD, mail.received(), key);
        Note note = new QuarantinedMail(
                        id, key, "", "", mail.uid(), mail.size(), mail.reason() + " (it is asked for again for a week)")
                .note(mail.received(), clock.instant());
        VaultPath path = VaultLayout.needsAction(Domain.SYSTEM, id);
        LOG.warn("mail uid={} bytes={} is not given out: {}", mail.uid(), mail.size(), mail.reason());
        undelivered.begin(name, path, note);
        boolean fresh = writer.create(path, note);
        seen.add(key);
        return fresh ? Optional.of(id) : Optional.empty();
    }

    /** A mail on which this process ended twice is not read a third time. */
    private Entry read(RawMail raw, Handbook now, MailIds ids) {
        try (raw) {
            int ends = mark.begin(raw.uid());
            Entry entry = ends < ReadingMark.MOST
                    ? entry(raw, now, ids)
                    : entry(
                            raw,
                            MailReader.unreadable(raw.bytes(), "reading it ended the agent twice"),
                            now,
                            clock.instant(),
                            ids);
            mark.end();
            return entry;
        } catch (IOException e) {
            throw new VaultException("cannot take away the file of a mail that was read", e);
        }
    }

    /** @param known whether the mail became a note before */
    private record Entry(String key, TaskId id, VaultPath path, Note note, boolean readable, boolean known) {}

    /** A mail that nobody foresaw is quarantined like one that cannot be read: it must not keep those behind it out for ever. */
    private Entry entry(RawMail raw, Handbook handbookNow, MailIds ids) {
        Instant now = clock.instant();
        try {
            return entry(raw, mails.apply(raw.bytes()), handbookNow, now, ids);
        } catch (RuntimeException | StackOverflowError unforeseen) { // its message might hold words of the mail
            LOG.error(
                    "mail uid={} bytes={} is quarantined: {} at {}",
                    raw.uid(),
                    raw.size(),
                    unforeseen.getClass().getName(),
                    List.of(unforeseen.getStackTrace()).stream()
                            .findFirst()
                            .map(Object::toString)
                            .orElse("?"));
            return entry(
                    raw, MailReader.unreadable(raw.bytes(), "this version could not read it"), handbookNow, now, ids);
        }
    }

    private Entry entry(RawMail raw, ReadMail read, Handbook handbookNow, Instant now, MailIds ids) {
        boolean known = seen.contains(read.key()) || ids.has(read.key());
        if (raw.isWhole() && read instanceof Mail written) {
            Mail mail = own.asWritten(written);
            TriageVerdict verdict = dealtWith(raw, Triage.of(mail, handbookNow, own));
            TaskId id = ids.take(mail, raw.received());
            Note note = TaskNote.of(id, mail, verdict, raw.received(), now);
            return new Entry(mail.key(), id, VaultLayout.needsAction(Domain.EMAIL, id), note, true, known);
        }
        QuarantinedMail quarantined = quarantined(raw, read, ids);
        VaultPath path = VaultLayout.needsAction(Domain.SYSTEM, quarantined.id());
        Note note = quarantined.note(raw.received(), now);
        return new Entry(quarantined.key(), quarantined.id(), path, note, false, known);
    }

    /** What the mailbox says goes before what the mail says. */
    private static TriageVerdict dealtWith(RawMail raw, TriageVerdict verdict) {
        if (raw.has(MailboxFlag.ANSWERED)) {
            return verdict.dealtWith("you have answered it already");
        }
        if (raw.has(MailboxFlag.DRAFT)) {
            return verdict.dealtWith("it is a draft of your own");
        }
        return raw.has(MailboxFlag.DELETED) ? verdict.dealtWith("you have deleted it") : verdict;
    }

    private static QuarantinedMail quarantined(RawMail raw, ReadMail read, MailIds ids) {
        if (read instanceof ReadMail.Unreadable unreadable && raw.isWhole()) {
            TaskId id = ids.take("", UNREAD, raw.received(), read.key());
            return new QuarantinedMail(id, read.key(), "", "", raw.uid(), raw.size(), unreadable.reason());
        }
        String reason = "it is too large to be read here";
        if (read instanceof Mail mail) {
            String from = mail.sender().map(MailAddress::toString).orElse("");
            TaskId id = ids.take(mail, raw.received());
            return new QuarantinedMail(id, read.key(), from, mail.subject(), raw.uid(), raw.size(), reason);
        }
        TaskId id = ids.take("", UNREAD, raw.received(), read.key());
        return new QuarantinedMail(id, read.key(), "", "", raw.uid(), raw.size(), reason);
    }

    private MailIds idsInVault() {
        TaskPlaces places = new TaskPlaces(vault::notesUnder);
        return new MailIds(
                places.tasks(),
                id -> places.of(id)
                        .flatMap(vault::read)
                        .flatMap(ParsedNote::note)
                        .flatMap(note -> note.text("key")));
    }
}
