package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.TaskArgument;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.desk.FiledMail;
import dev.aiemployee.local.desk.LeftToYou;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code closed}: what was filed without a draft, and why; {@code closed ID --answer} wants one all the same, also in place of a draft that
 * was rejected, removed or archived; {@code closed ID --done} files one that was left to the operator.
 */
@Command(
        name = "closed",
        description =
                "Show mails that were filed without a draft, and why; want an answer to one, or file one that was left to you.")
public final class ClosedCommand extends AgentCommand {
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            converter = TaskArgument.class,
            description = "One mail's task, or the draft that was to answer it.")
    private @Nullable TaskId id;

    @Option(names = "--answer", description = "This one wants an answer: it is drafted like any other mail.")
    private boolean answer;

    @Option(names = "--done", description = "This one was left to you and is dealt with: it is filed.")
    private boolean done;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "7",
            description = "How far back to look. Default: ${DEFAULT-VALUE}.")
    private int days = 7;

    public ClosedCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        if (days < 1 || days > 3660 || (answer && done) || (answer || done) != (id != null)) {
            err().println(
                            days < 1 || days > 3660
                                    ? "--days is " + days + " (expected: 1 to 3660)."
                                    : "Type `local-agent closed` for the list, `local-agent closed ID --answer`, or"
                                            + " `local-agent closed ID --done`.");
            return ExitCode.CONFIGURATION;
        }
        Environment environment = environment();
        VaultReader reader = new VaultReader(environment.path(EnvVar.VAULT_PATH), new NoteFormat());
        if (id == null) {
            return list(reader, zone(environment));
        }
        return done ? file(environment, reader, id) : wantAnswer(environment, reader, id);
    }

    private ExitCode list(VaultReader reader, ZoneId zone) {
        Instant now = agent().machine().timing().clock().instant();
        List<FiledMail> filed = FiledMail.since(reader, now, Duration.ofDays(days));
        if (filed.isEmpty()) {
            out().println("No mail was filed without a draft in the last " + days + " days.");
            return ExitCode.DONE;
        }
        filed.forEach(mail -> {
            out().println(Terminal.plain(mail.path().fileName().replaceFirst("\\.md$", "")));
            line("from", mail.from());
            line("subject", mail.subject());
            line("because", mail.reason());
            line("filed", Terminal.time(mail.filed(), zone));
        });
        out().println();
        out().println("Want an answer to one:  local-agent closed ID --answer");
        return ExitCode.DONE;
    }

    /** As if it were dragged to {@code Done/} and said so. */
    private ExitCode file(Environment environment, VaultReader reader, TaskId wanted) {
        VaultPath from = VaultLayout.needsAction(Domain.EMAIL, wanted);
        Optional<Note> note = reader.read(from).flatMap(ParsedNote::note);
        if (note.isEmpty() || note.get().text("left_to_you").isEmpty()) {
            err().println("No mail that is left to you is called " + wanted + ". `local-agent pending` lists them.");
            return ExitCode.FAILED;
        }
        Instant now = agent().machine().timing().clock().instant();
        boolean filed = new VaultWriter(environment.path(EnvVar.VAULT_PATH))
                .move(
                        from,
                        note.get().bytes(),
                        VaultLayout.done(Domain.EMAIL, wanted, now),
                        FiledMail.dealtWith(note.get(), now));
        if (!filed) {
            err().println(from + " was saved by somebody else just now. Type it again.");
            return ExitCode.TRY_AGAIN;
        }
        out().println("Filed: \"" + subject(note.get()) + "\".");
        return ExitCode.DONE;
    }

    private static String subject(Note task) {
        return Terminal.plain(task.text("subject").orElse("(no subject)"));
    }

    private ExitCode wantAnswer(Environment environment, VaultReader reader, TaskId wanted) {
        GivenUpDraft drafts = new GivenUpDraft(reader);
        TaskId task = drafts.taskOf(wanted).orElse(wanted);
        Optional<VaultPath> there = Stream.of(VaultLayout.DONE.child(Domain.EMAIL.value()), LeftToYou.FOLDER)
                .flatMap(folder -> reader.notesUnder(folder).stream())
                .filter(path -> VaultLayout.taskAt(path).filter(task::equals).isPresent())
                .findFirst();
        Optional<byte[]> bytes = there.flatMap(reader::bytes);
        Optional<Note> note = there.flatMap(reader::read).flatMap(ParsedNote::note);
        if (there.isEmpty() || bytes.isEmpty() || note.isEmpty()) {
            err().println("No filed mail is called " + wanted + ". `local-agent closed` lists them.");
            return ExitCode.FAILED;
        }
        boolean isGivenUp = GivenUpDraft.isSource(note.get());
        if (!isGivenUp
                && note.get()
                        .text("no_draft")
                        .or(() -> note.get().text("left_to_you"))
                        .isEmpty()) {
            err().println(wanted + " has been answered or needed no draft for another reason; nothing was changed.");
            return ExitCode.REFUSED;
        }
        VaultWriter writer = new VaultWriter(environment.path(EnvVar.VAULT_PATH));
        VaultPath to = VaultLayout.needsAction(Domain.EMAIL, task);
        Note plain = FiledMail.wantingAnswer(note.get());
        Note free = isGivenUp
                ? drafts.lastFor(task)
                        .map(draft -> plain.with("revises", draft.value()))
                        .orElse(plain)
                : plain;
        boolean moved = there.get().equals(to)
                ? writer.replace(to, bytes.get(), free)
                : writer.move(there.get(), bytes.get(), to, free);
        if (!moved) {
            err().println(there.get() + " was saved by somebody else just now. Type it again.");
            return ExitCode.TRY_AGAIN;
        }
        out().println("An answer to \"" + subject(note.get())
                + "\" will be drafted; it waits for your yes like any other.");
        return ExitCode.DONE;
    }

    private void line(String name, String value) {
        out().println(String.format("    %-9s%s", name, Terminal.plain(value)));
    }
}
