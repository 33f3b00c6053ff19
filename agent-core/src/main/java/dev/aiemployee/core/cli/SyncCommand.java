package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.sync.CycleReport;
import dev.aiemployee.core.sync.HeldPath;
import dev.aiemployee.core.sync.Violation;
import dev.aiemployee.core.vault.VaultPath;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code sync}: one cycle. */
@Command(name = "sync", description = "Bring the vault and the remote in step, once.")
final class SyncCommand extends SessionCommand {
    SyncCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run(Workplace workplace) {
        CycleReport report = workplace.engine().cycle();
        print(report, out());
        if (report.problem().isEmpty()) {
            return ExitCode.DONE;
        }
        err().println(report.problem());
        return ExitCode.TRY_AGAIN;
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
            out.println("waiting, because somebody writes there: " + path);
        }
        for (HeldPath held : report.held()) {
            out.println("held back: " + Terminal.plain(held.path()) + " (" + held.rule() + ")");
        }
        for (VaultPath path : report.conflicts()) {
            out.println("conflict, keep what you want and delete the copy: " + path);
        }
        for (Violation violation : report.violations()) {
            out.println("refused: " + Terminal.plain(violation.path()) + " (" + violation.rule() + ")");
        }
    }
}
