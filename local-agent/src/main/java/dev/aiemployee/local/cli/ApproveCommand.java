package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.brake.PauseFile;
import java.time.Clock;
import java.time.Instant;
import picocli.CommandLine.Command;

/** {@code approve ID}. */
@Command(name = "approve", description = "Say yes to a draft exactly as it stands now.")
public final class ApproveCommand extends Decision {
    public ApproveCommand(Agent agent) {
        super(agent);
    }

    @Override
    Answer answer() {
        return new Answer(ApprovalStatus.APPROVED, "");
    }

    @Override
    ExitCode tell(Environment environment, ApprovalContent content, Verdict verdict) {
        String id = content.outgoing().approval().value();
        String what = "\"" + Terminal.plain(content.outgoing().letter().subject()) + "\" to " + recipients(content);
        boolean isAskedAgain = verdict instanceof Verdict.AskAgain;
        boolean isOpen = isAskedAgain || verdict instanceof Verdict.NotYet || verdict instanceof Verdict.Withdrawn;
        if (!isOpen) {
            out().println("Approved: " + what);
            out().println(leaves(environment, content, clock(environment)) + " To take it back: local-agent reject "
                    + id);
        } else {
            out().println("NOT APPROVED YET, nothing is sent: " + what);
            out().println("Why: " + Terminal.plain(verdict.message()) + ".");
            out().println("Look at it: local-agent show " + id + " - then, if all is right, say yes once more:"
                    + " local-agent approve " + id);
        }
        tellWhetherSomebodyWorks(environment);
        if (isAskedAgain) {
            return ExitCode.ASKED_AGAIN;
        }
        return isOpen ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static String leaves(Environment environment, ApprovalContent content, Clock clock) {
        if (environment.flag(EnvVar.DRY_RUN)) {
            return "Nothing is sent while DRY_RUN=true; afterwards you are asked again.";
        } else if (PauseFile.in(environment.path(EnvVar.STATE_PATH)).isThere()) {
            return "Everything is paused: it is sent after `local-agent resume`.";
        }
        Instant undo = clock.instant().plus(environment.seconds(EnvVar.SEND_DELAY));
        return content.outgoing()
                .outlet()
                .notBefore()
                .filter(undo::isBefore)
                .map(at -> "It is sent at " + Terminal.time(at, clock.getZone()) + ", not before.")
                .orElse("It is sent after " + environment.number(EnvVar.SEND_DELAY) + " seconds.");
    }
}
