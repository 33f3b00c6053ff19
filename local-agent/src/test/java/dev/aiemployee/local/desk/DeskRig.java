package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.audit.AuditLog;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.sync.SyncSchedule;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Background;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Pace;
import dev.aiemployee.local.approve.Situation;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.execute.Departure;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.Trace;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A local desk over a real bare origin, with a cloud clone that proposes; its mail leaves into a list. */
final class DeskRig implements AutoCloseable {
    static final TaskId ID = new TaskId(ApprovalNotes.ID);
    static final String PENDING = "Pending_Approval/email/EMAIL_DRAFT_0001.md";
    static final String APPROVED = "Approved/email/EMAIL_DRAFT_0001.md";
    static final String REJECTED = "Rejected/email/EMAIL_DRAFT_0001.md";
    static final String IN_PROGRESS = "In_Progress/local/EMAIL_DRAFT_0001.md";
    static final String DONE = "Done/email/2026-11/EMAIL_DRAFT_0001.md";
    static final String FAILED = "Failed/email/EMAIL_DRAFT_0001.md";
    static final String SOURCE_HELD = "In_Progress/cloud/EMAIL_0001.md";
    static final String MESSAGE_ID = "<id@example.com>";
    static final Trace TRACE = Trace.messageId(MESSAGE_ID);
    static final String SOURCE_DONE = "Done/email/2026-11/EMAIL_0001.md";

    final TwoAgents agents;
    final List<Cleared> sent = new ArrayList<>();
    Function<Cleared, SendOutcome> server = cleared -> new SendOutcome.Sent(TRACE, "250 ok");
    final Set<Trace> inSentFolder = new HashSet<>();
    String copyTrouble = "";
    int copies;
    boolean repeatable;
    Conditions.Brakes brakes = new Conditions.Brakes(false, false);
    Map<ActionType, Integer> perHour = Map.of();
    List<ActionType> actions = List.of(ActionType.SEND_EMAIL);
    Runnable beforeExecution = () -> {};
    Runnable beforeDeparture = () -> {};
    List<Waiting> waiting = List.of();

    private final Path folder;
    private final List<Journal> others = new ArrayList<>();
    private Journal journal;
    Ledger ledger;
    DeskParts parts;
    LocalDesk desk;

    DeskRig(Path folder) {
        this.folder = folder;
        this.agents = new TwoAgents(folder);
        agents.local()
                .write(
                        "Company_Handbook.md",
                        "## Contacts\n\n| Name | Address or domain |\n|---|---|\n| Anna | anna@example.org |\n");
        start();
    }

    /** The process starts, or starts again after it was destroyed. */
    void start() {
        if (journal != null) {
            journal.close();
        }
        VaultClone local = agents.local().start();
        journal = Journal.open(folder.resolve("state/ledger.jsonl"));
        ledger = new Ledger(journal, new Snapshots(folder.resolve("state/snapshots")));
        parts = parts(local, "local", ledger);
        desk = new LocalDesk(parts);
    }

    /** The desk of another machine, with a ledger of its own; both send through the same server. */
    LocalDesk deskOf(VaultClone machine, String name) {
        Journal own = Journal.open(folder.resolve("state-" + name + "/ledger.jsonl"));
        others.add(own);
        return new LocalDesk(
                parts(machine, name, new Ledger(own, new Snapshots(folder.resolve("state-" + name + "/snapshots")))));
    }

    private DeskParts parts(VaultClone clone, String name, Ledger own) {
        AgentName self = new AgentName(name);
        String url = agents.originFolder().toUri().toString();
        SyncSchedule schedule = new SyncSchedule(Duration.ZERO, RetryPolicy.ofSeconds(0), new Random(1));
        SyncRhythm rhythm = new SyncRhythm(
                clone.engine(), clone.repository().remote(RemoteAccess.local(url)), schedule, agents.clock());
        Pace pace = new Pace(
                Duration.ZERO,
                Duration.ofSeconds(10),
                new Pace.Retries(RetryPolicy.SENDING.delays(), Duration.ofHours(24)));
        return new DeskParts(
                new DeskParts.Vault(
                        new VaultReader(clone.vault(), new NoteFormat()),
                        new VaultWriter(clone.vault()),
                        new CommitGuard()),
                new DeskParts.Remote(
                        clone.engine(),
                        rhythm,
                        clone.desk(),
                        clone.repository().historyInEachBelow("In_Progress"),
                        self),
                new DeskParts.Records(
                        own,
                        new AuditLog(clone.vault(), self),
                        new Outages(
                                folder.resolve("state-" + name + "-troubles"),
                                clone.vault(),
                                clone.writer(),
                                agents.clock()),
                        agents.clock()),
                actions.stream().<Executor>map(ListedAct::new).toList(),
                new DeskParts.Manners(pace, perHour, this::askedBrakes));
    }

    /** The bytes that this machine keeps of what was shown and approved. */
    Snapshots snapshots() {
        return new Snapshots(folder.resolve("state/snapshots"));
    }

    /** Copies what a backup of this machine would hold; {@code state} and the vault's clone lie below its folder. */
    void backup(String... names) {
        for (String name : names) {
            copy(folder.resolve(name), folder.resolve("backup").resolve(name));
        }
    }

    /** The machine is destroyed, and comes back as it was backed up. */
    void restore(String... names) {
        kill();
        agents.local().close();
        for (String name : names) {
            delete(folder.resolve(name));
            copy(folder.resolve("backup").resolve(name), folder.resolve(name));
        }
        start();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process is destroyed: from now on nothing it does reaches its ledger. */
    void kill() {
        journal.close();
    }

    /** The brakes are looked at after the round's sync and before anything leaves. */
    private Conditions.Brakes askedBrakes() {
        Runnable once = beforeExecution;
        beforeExecution = () -> {};
        once.run();
        return brakes;
    }

    private final class ListedAct implements Executor {
        private final ActionType action;

        ListedAct(ActionType action) {
            this.action = action;
        }

        @Override
        public ActionType action() {
            return action;
        }

        @Override
        public boolean isRepeatable() {
            return repeatable;
        }

        @Override
        public boolean isThere(Trace trace) {
            return inSentFolder.contains(trace);
        }

        @Override
        public String keepCopy(Outgoing outgoing, Trace trace, Instant at) {
            copies++;
            return copyTrouble;
        }

        @Override
        public SendOutcome execute(Cleared cleared, Departure departure) {
            beforeDeparture.run();
            departure.leaving(TRACE);
            sent.add(cleared);
            return server.apply(cleared);
        }
    }

    /** What the rules say now of a note that may be sent. */
    Cleared cleared(Found found) {
        Situation situation =
                new Situation(found.id(), ledger.standings().of(found.id()), found.sighting(), Background.NONE);
        Conditions conditions = new Conditions(
                agents.clock().instant(), parts.manners().pace(), brakes, Map.of(ActionType.SEND_EMAIL, 1));
        return (Cleared) ApprovalRules.judge(situation, conditions);
    }

    /** The cloud has drafted an answer, and local has seen it. */
    void propose() {
        propose(ApprovalNotes.undecided());
    }

    void propose(Note draft) {
        String id = draft.text("id").orElseThrow();
        String source = draft.text("source_task").orElseThrow();
        agents.cloud().write("Needs_Action/email/" + source + ".md", TwoAgents.task(source, "Can you do it?"));
        agents.cloud().cycle();
        agents.cloud().desk().claim(new TaskId(source));
        agents.cloud().cycle();
        String held = "In_Progress/cloud/" + source + ".md";
        agents.cloud()
                .write(held, agents.cloud().read(held).replace("status: in_progress", "status: awaiting_approval"))
                .write("Pending_Approval/email/" + id + ".md", draft.source());
        agents.cloud().cycle();
        tick();
    }

    void tick() {
        waiting = desk.tick();
    }

    /** Lets time pass and rounds run until everything that may happen has happened. */
    void run() {
        for (int i = 0; i < 6; i++) {
            agents.clock().advance(Duration.ofSeconds(11));
            tick();
        }
    }

    VaultClone vault() {
        return agents.local();
    }

    Note note(String path) {
        return parsed(vault().read(path));
    }

    Note parsed(String source) {
        return new NoteFormat().parse(source).note().orElseThrow();
    }

    void edit(String path, Function<Note, Note> change) {
        vault().write(path, change.apply(note(path)).source());
    }

    void answer(String path, String status) {
        edit(path, note -> note.with("status", status));
    }

    Step step() {
        return ledger.standings().of(ID).step();
    }

    /** The published paths, seen by native git on the bare origin. */
    List<String> published() {
        return agents.origin().tree("main");
    }

    /** An alert that may not be published yet. */
    String alertOnDisk(String name) {
        return parts.vault().reader().notesUnder(AlertBox.FOLDER).stream()
                .map(VaultPath::value)
                .filter(path -> path.contains("/" + name))
                .findFirst()
                .orElseThrow();
    }

    List<String> alerts() {
        return published().stream()
                .filter(path -> path.startsWith("Needs_Action/system/"))
                .map(path -> path.substring("Needs_Action/system/".length()))
                .toList();
    }

    @Override
    public void close() {
        others.forEach(Journal::close);
        journal.close();
        agents.close();
    }
}
