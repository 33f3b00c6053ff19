package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.git.remote.RefusedTip;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.merge.DeletionFiles;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.VaultPath;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sync}: what a daemon does with the vault, once: as many cycles as it takes until what was found on disk has rested. */
@Command(name = "sync", description = "Bring the vault and the remote in step, once.")
final class SyncCommand extends SessionCommand {
    /** A removal is proven by two looks; somebody who goes on writing is not waited for. */
    private static final int LOOKS = 4;

    @Option(names = "--accept-deletions", description = "Say yes to the deletions that wait for your word; lists them.")
    private boolean acceptDeletions;

    @Option(
            names = "--accept-additions",
            description = "Say yes to the many new notes that wait for your word; lists them.")
    private boolean acceptAdditions;

    @Option(
            names = "--accept-size",
            description = "Let the next fetch bring as much as a first one, 2 GB, and take half an hour.")
    private boolean acceptSize;

    private List<VaultPath> accepted = List.of();

    SyncCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run(Workplace workplace) throws InterruptedException {
        CycleReport report = workplace.engine().flush();
        for (int look = 1; look < LOOKS && workplace.engine().looksAgain(); look++) {
            workplace.timing().sleeper().sleep(workplace.environment().seconds(EnvVar.QUIET_SECONDS));
            report = workplace.engine().flush();
        }
        print(report, out());
        if (!report.problem().isEmpty()) {
            err().println(report.problem());
        }
        return code(report);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        if (acceptSize) {
            new RefusedTip(environment().path(EnvVar.VAULT_PATH).resolve(".git/agent")).acceptLarge();
            out().println("the next fetch may bring 2 GB; a running daemon does it in its next cycle");
        }
        if (acceptAdditions) {
            DeletionFiles additions = DeletionFiles.ofAdditions(environment().path(EnvVar.VAULT_PATH));
            List<VaultPath> waiting = additions.withheld();
            if (!waiting.isEmpty()) {
                additions.accept(agent().machine().timing().clock().instant());
            }
            waiting.forEach(path -> out().println("may come: " + path));
            out().println(waiting.size() + " in all; a running daemon does it in its next cycle");
        }
        if (acceptDeletions) {
            DeletionFiles deletions = new DeletionFiles(environment().path(EnvVar.VAULT_PATH));
            accepted = deletions.withheld();
            if (!accepted.isEmpty()) {
                deletions.accept(agent().machine().timing().clock().instant());
            }
            accepted.forEach(path -> out().println("may go: " + path));
            out().println(accepted.size() + " in all; a running daemon does it in its next cycle");
        }
        return super.run();
    }

    private static ExitCode code(CycleReport report) {
        return switch (report.trouble()) {
            case NONE -> report.withheld().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
            case MAY_PASS, AWAY -> ExitCode.TRY_AGAIN;
            case IN_THE_WAY, REFUSED -> ExitCode.REFUSED;
        };
    }

    private static void print(CycleReport report, PrintWriter out) {
        out.println("status: " + report.status().word());
        if (report.published() != null) {
            out.println("published: " + report.published().brief());
        }
        for (VaultPath path : report.applied()) {
            out.println("applied: " + path);
        }
        for (VaultPath path : report.pending()) {
            String why = report.stuck().get(path);
            out.println("waits: " + path + (why == null ? "" : " (" + Terminal.plain(why) + ")"));
        }
        for (HeldPath held : report.held()) {
            out.println("held back: " + Terminal.plain(held.path()) + " (" + held.rule() + ")");
        }
        for (VaultPath path : report.conflicts()) {
            out.println("conflict, keep what you want and delete the copy: " + path);
        }
        for (VaultPath path : report.withheld()) {
            out.println("would go, if you say so with --accept-deletions: " + path);
        }
        for (Violation violation : report.violations()) {
            out.println("refused: " + Terminal.plain(violation.path()) + " (" + violation.rule() + ")");
        }
    }
}
