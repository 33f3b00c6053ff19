package dev.aiemployee.cloud;

import dev.aiemployee.cloud.draft.Drafter;
import dev.aiemployee.cloud.draft.NoteSettings;
import dev.aiemployee.cloud.draft.RulesDrafter;
import dev.aiemployee.cloud.mail.MailBytes;
import dev.aiemployee.cloud.mail.MailReader;
import dev.aiemployee.cloud.mail.ReadMail;
import dev.aiemployee.cloud.triage.OwnAddresses;
import dev.aiemployee.cloud.watch.CatchUpFile;
import dev.aiemployee.cloud.watch.MailCursorFile;
import dev.aiemployee.cloud.watch.ReadingMark;
import dev.aiemployee.cloud.watch.SeenMail;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.handbook.HandbookFile;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.TaskPlaces;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** A cloud desk over a folder; made anew for every step, as after a restart. */
final class Desk {
    static final AgentName CLOUD = new AgentName("cloud");

    final FakeMailbox mailbox = new FakeMailbox();
    final VaultReader vault;
    final VaultWriter writer;
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T08:20:00Z"), ZoneOffset.UTC);
    Drafter drafter = new RulesDrafter();
    Function<MailBytes, ReadMail> reader = new MailReader()::read;

    private final Path root;
    private final Path state;

    Desk(Path folder) {
        root = folder.resolve("vault");
        vault = new VaultReader(root, new NoteFormat());
        writer = new VaultWriter(root);
        state = folder.resolve("state");
    }

    CloudDesk open() {
        HandbookFile handbook = new HandbookFile(vault);
        MailIntake intake = new MailIntake(
                mailbox,
                reader,
                new MailCursorFile(state.resolve("mail-cursor")),
                new SeenMail(state.resolve("mail-seen")),
                new ReadingMark(state.resolve("mail-reading")),
                CatchUpFile.in(state),
                OwnAddresses.of("", "mara@workshop.example"),
                Duration.ofDays(2),
                handbook,
                vault,
                writer,
                new Outages(state.resolve("mail-troubles"), root, writer, clock),
                clock);
        return new CloudDesk(
                CLOUD, intake, drafter, NoteSettings.plain("cloud (" + drafter.name() + ")"), handbook, vault, clock);
    }

    /** What {@code catch-up} leaves for the agent. */
    void catchUp(Instant since) {
        CatchUpFile.in(state).want(since);
    }

    IntakeOutcome.Took take() {
        return (IntakeOutcome.Took) open().intake();
    }

    WorkOutcome work(TaskId task) {
        return open().work(task, new TaskPlaces(vault::notesUnder)::of);
    }

    /** What a claim and the sync after it leave on disk. */
    TaskId claim(TaskId task) {
        VaultPath free = VaultLayout.needsAction(Domain.EMAIL, task);
        writer.move(free, held(task), note(free).with("status", "in_progress").with("claim_id", "f".repeat(32)));
        return task;
    }

    /** What the publication of a draft and the sync after it leave on disk. */
    WorkOutcome.Drafted publish(WorkOutcome outcome) {
        WorkOutcome.Drafted drafted = (WorkOutcome.Drafted) outcome;
        drafted.files().forEach(writer::create);
        VaultPath held = held(drafted.task());
        writer.write(held, note(held).with("status", "awaiting_approval"));
        return drafted;
    }

    static VaultPath held(TaskId task) {
        return VaultLayout.inProgress(CLOUD, task);
    }

    Note note(VaultPath path) {
        return vault.read(path).orElseThrow().note().orElseThrow();
    }

    List<VaultPath> notes(VaultPath folder) {
        return vault.notesUnder(folder);
    }
}
