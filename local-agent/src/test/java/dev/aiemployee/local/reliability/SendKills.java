package dev.aiemployee.local.reliability;

import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.LivingFile;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.outbox.Snapshots;
import dev.aiemployee.local.outbox.Standings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The local agent's jar sends through a real mail server and is killed by {@code SIGKILL} at every state of the ledger. It is started
 * again, and the operator does no more than to answer what they are asked, after a look into the mailbox.
 */
final class SendKills implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Where a round kills. */
    enum Moment {
        SHOWN(SmtpGate.Point.PASS),
        APPROVED(SmtpGate.Point.PASS),
        CLAIMED(SmtpGate.Point.PASS),
        INTENT(SmtpGate.Point.GREETING),
        SENDING_BEFORE_DATA(SmtpGate.Point.DATA),
        SENDING_BEFORE_THE_DOT(SmtpGate.Point.BEFORE_DOT),
        SENDING_AFTER_THE_DOT(SmtpGate.Point.AFTER_DOT),
        SENT(SmtpGate.Point.PASS),
        REFUSED(SmtpGate.Point.REFUSE),
        FAILED(SmtpGate.Point.REJECT),
        UNKNOWN(SmtpGate.Point.CUT_AFTER_DOT),
        CLOSED(SmtpGate.Point.PASS);

        private final SmtpGate.Point point;

        Moment(SmtpGate.Point point) {
            this.point = point;
        }
    }

    /**
     * @param states what the ledger said when the process was dead, and how often
     * @param asked how often the operator was asked what became of a mail
     * @param wrong what did not hold, for a person
     */
    record Count(int kills, Map<Step, Integer> states, int asked, List<String> wrong) {}

    private final Path folder;
    private final MailHost host;
    private final SmtpGate gate;
    private final Random random;
    private final AgentJar local;
    private final Map<Step, Integer> states = new EnumMap<>(Step.class);
    private final List<String> wrong = new ArrayList<>();
    private final List<String> rounds = new ArrayList<>();
    private RunningJar daemon;
    private int asked;

    SendKills(Path folder, MailHost host, long seed) {
        this.folder = folder;
        this.host = host;
        this.gate = new SmtpGate(host.smtp());
        this.random = new Random(seed);
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        Map<String, String> settings = new HashMap<>();
        settings.put("VAULT_PATH", vault().toString());
        settings.put("STATE_PATH", folder.resolve("state").toString());
        settings.put("GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        settings.put("GIT_SYNC_INTERVAL", "1");
        settings.put("TIP_POLL_INTERVAL", "1");
        settings.put("QUIET_SECONDS", "0");
        settings.put("SEND_DELAY", "1");
        settings.put("MAX_EMAILS_PER_HOUR", "1000");
        settings.put("SMTP_HOST", "127.0.0.1");
        settings.put("SMTP_PORT", Integer.toString(gate.port()));
        settings.put("SMTP_TLS", "none");
        settings.put("SMTP_FROM", "office@example.com");
        local = new AgentJar(folder.resolve("home")).settings(".env.local", settings);
    }

    /** Rounds at these moments, one after the other; seeded is only how long after the moment the process still lives. */
    Count run(List<Moment> moments, String series) {
        AgentJar.Result made = local.run("init");
        require(made.exitCode() == 0, "init: " + made.text());
        write(
                vault().resolve("Company_Handbook.md"),
                "## Contacts\n\n| Name | Address or domain |\n|---|---|\n| Anna | " + MailHost.USER + " |\n");
        daemon = local.start("run");
        for (int round = 0; round < moments.size(); round++) {
            round(moments.get(round), series + "-" + round);
        }
        host.settle();
        rounds.forEach(name -> require(
                host.copies(token(name)) == 1, name + ": " + host.copies(token(name)) + " copies in the mailbox"));
        require(origin().attempt("fsck", "--no-dangling").exitCode() == 0, "fsck of the origin");
        return new Count(moments.size(), states, asked, wrong);
    }

    private void round(Moment moment, String name) {
        TaskId id = new TaskId("DRAFT_" + name);
        gate.set(moment.point);
        propose(id, name);
        eventually(name + " is shown", () -> step(id) == Step.SHOWN);
        if (moment != Moment.SHOWN) {
            approve(id);
            eventually(name + " is " + moment, () -> isThere(moment, id));
        }
        pause();
        daemon.kill();
        states.merge(step(id), 1, Integer::sum);
        gate.set(SmtpGate.Point.PASS);
        daemon = local.start("run");
        if (moment == Moment.SHOWN) {
            approve(id);
        }
        eventually(name + " comes to an end", () -> isSettled(id));
        answer(id, name);
        eventually(name + " is closed", () -> step(id) == Step.CLOSED);
        eventually(name + " is filed", () -> isFiled(id.value()) && isFiled(source(name)));
        rounds.add(name);
    }

    /** Nobody may decide for the operator: an unknown one waits for them, and they hear of it. */
    private void answer(TaskId id, String name) {
        Step step = step(id);
        if (step == Step.FAILED) {
            drag("Failed/", id);
        } else if (step == Step.UNKNOWN) {
            asked++;
            String alert = "Needs_Action/system/unknown_outcome_" + id + ".md";
            eventually(name + " is asked about", () -> published().contains(alert));
            eventually(
                    name + " is marked",
                    () -> LivingFile.text(vault().resolve("In_Progress/local/" + id + ".md"))
                            .contains("status: unknown"));
            require(step(id) == Step.UNKNOWN, name + ": did not wait for the answer");
            host.settle();
            long copies = host.copies(token(name));
            require(copies <= 1, name + ": " + copies + " copies before the answer");
            mark("In_Progress/local/" + id + ".md", copies == 0 ? "approved" : "rejected");
        }
    }

    private boolean isThere(Moment moment, TaskId id) {
        return switch (moment) {
            case INTENT, SENDING_BEFORE_DATA, SENDING_BEFORE_THE_DOT, SENDING_AFTER_THE_DOT -> gate.isReached();
            case CLAIMED -> published().contains("In_Progress/local/" + id + ".md");
            case REFUSED -> step(id) == Step.REFUSED_BEFORE_SENDING;
            case SHOWN, APPROVED, SENT, FAILED, UNKNOWN, CLOSED -> hasPassed(id, Step.valueOf(moment.name()));
        };
    }

    private boolean isSettled(TaskId id) {
        Step step = step(id);
        return step == Step.CLOSED || step == Step.UNKNOWN || step == Step.FAILED;
    }

    private boolean hasPassed(TaskId id, Step step) {
        return ledger().stream()
                .anyMatch(line ->
                        id.value().equals(line.get("approval")) && step.name().equals(line.get("step")));
    }

    private Step step(TaskId id) {
        return new Standings(ledger(), new Snapshots(folder.resolve("state/snapshots")))
                .of(id)
                .step();
    }

    private List<Map<String, String>> ledger() {
        Path file = folder.resolve("state/ledger.jsonl");
        return Files.exists(file) ? Journal.read(file) : List.of();
    }

    private void propose(TaskId id, String name) {
        String source = source(name);
        Note draft = ApprovalNotes.undecided(id.value(), source, token(name) + "\n")
                .withList("to", List.of(MailHost.USER))
                .with("subject", "Round " + name)
                .with("created", Instant.now().minusSeconds(60).toString())
                .with("expires", Instant.now().plus(Duration.ofDays(7)).toString());
        String task = TwoAgents.task(source, "Can you do it?")
                .replace("status: needs_action", "status: awaiting_approval\nclaimed_by: cloud");
        Path clone = folder.resolve("cloud");
        if (!Files.exists(clone)) {
            new NativeGit(folder).run("clone", "--quiet", "origin.git", "cloud");
        }
        NativeGit git = new NativeGit(clone);
        eventually(name + " is proposed", () -> {
            git.run("fetch", "--quiet", "origin");
            git.run("reset", "--quiet", "--hard", "origin/main");
            write(clone.resolve("Pending_Approval/email/" + id + ".md"), draft.source());
            write(clone.resolve("In_Progress/cloud/" + source + ".md"), task);
            git.run("add", "--all");
            git.run("commit", "--quiet", "-m", "Cloud: 1 email draft");
            return git.attempt("push", "--quiet", "origin", "HEAD:main").exitCode() == 0;
        });
    }

    private void approve(TaskId id) {
        drag("Pending_Approval/", id);
    }

    private void drag(String folder, TaskId id) {
        Path from = vault().resolve(folder + "email/" + id + ".md");
        Path to = vault().resolve("Approved/email/" + id + ".md");
        eventually(id + " is dragged from " + folder, () -> LivingFile.move(from, to));
    }

    private void mark(String path, String status) {
        Path file = vault().resolve(path);
        eventually(path + " is on disk", () -> !LivingFile.text(file).isEmpty());
        Note note = new NoteFormat().parse(LivingFile.text(file)).note().orElseThrow();
        Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
        write(beside, note.with("status", status).source());
        require(beside.toFile().renameTo(file.toFile()), path + ": could not be marked");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFiled(String id) {
        return published().stream().anyMatch(path -> path.matches("Done/email/\\d{4}-\\d{2}/" + id + "\\.md"));
    }

    private List<String> published() {
        return origin().tree("main");
    }

    private NativeGit origin() {
        return new NativeGit(folder.resolve("origin.git"));
    }

    private Path vault() {
        return folder.resolve("vault");
    }

    private static String source(String name) {
        return "EMAIL_" + name;
    }

    /** A line that stands in this round's mail and in no other. */
    private static String token(String name) {
        return "This is round " + name + ".";
    }

    /** The moment is over at different places of what follows it. */
    private void pause() {
        sleep(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(4)));
    }

    private void eventually(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            boolean ended = daemon != null && !daemon.isAlive();
            if (ended || Instant.now().isAfter(end)) {
                String ledger = ledger().stream().map(Map::toString).collect(Collectors.joining("\n"));
                throw new AssertionError(
                        "not so: " + what + "\n" + ledger + "\n" + (daemon == null ? "" : daemon.log()));
            }
            sleep(Duration.ofMillis(2));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    @Override
    public void close() {
        if (daemon != null) {
            daemon.kill();
        }
        gate.close();
    }
}
