package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.OsLock;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.Marks;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operator's yes or no, written into the note. */
abstract class Decision extends ChoosingCommand {
    Decision(Agent agent) {
        super(agent);
    }

    /** Writes the answer and says what happens next. */
    ExitCode answer(Environment environment, Approvals approvals, Chosen.One chosen, Answer answer) {
        Approvals.Found found = chosen.item().found();
        if (!(found.read() instanceof ReadApproval.Whole whole)) {
            err().println(found.path() + " cannot be read; `local-agent show " + found.id() + "` says why.");
            return ExitCode.REFUSED;
        }
        if (approvals.shown(found.id()).isEmpty()) {
            err().println(found.id() + " has not been shown here yet: start `local-agent run`, it is shown at once.");
            return ExitCode.TRY_AGAIN;
        }
        boolean isDelayed = approvals.delayed(found).isPresent();
        if (answer.status() == ApprovalStatus.APPROVED && isDelayed) {
            return tryNow(approvals, found);
        }
        if (isBeingExecuted(found) && !isDelayed) {
            err().println(found.id() + " is being carried out right now; look again in a moment.");
            return ExitCode.REFUSED;
        }
        Note answered = ApprovalStamps.answered(found.note(), answer.status(), answer.reason());
        Verdict verdict = approvals.judge(found, answered, clock(environment).instant());
        if (!approvals.write(found, answered)) {
            err().println(found.path() + " was saved by somebody else just now. Look at it and decide again.");
            return ExitCode.TRY_AGAIN;
        }
        return tell(environment, whole.content(), verdict);
    }

    /** What is written into the note. */
    record Answer(ApprovalStatus status, String reason) {}

    /** The answer, once it is known to be within its limits. */
    abstract Answer answer();

    @Override
    final ExitCode run(Environment environment, Approvals approvals, Chosen.One chosen, ShownList shown) {
        Answer answer = answer();
        if (answer.reason().codePointCount(0, answer.reason().length()) > Marks.REASON_LIMIT) {
            err().println("--reason has "
                    + answer.reason().codePointCount(0, answer.reason().length()) + " characters (at most "
                    + Marks.REASON_LIMIT + ").");
            return ExitCode.CONFIGURATION;
        }
        Optional<String> change = change(chosen, shown, answer.status());
        if (change.isPresent()) {
            Listed item = chosen.item();
            err().println("NOTHING IS DECIDED: " + change.get());
            err().println(new QueueLines(List.of(item), clock(environment)).line(typed(item, shown), item.item()));
            err().println("Look at it: local-agent show " + typed(item, shown) + " - then decide again.");
            return ExitCode.REFUSED;
        }
        return answer(environment, approvals, chosen, answer);
    }

    /**
     * What happened since the operator was shown what a number or a name stands for. Taking back needs to be quick, and sends nothing: for
     * it the same content is enough.
     */
    private static Optional<String> change(Chosen.One chosen, ShownList shown, ApprovalStatus answer) {
        if (chosen.exact()) {
            return Optional.empty();
        }
        Optional<ShownList.Line> line = shown.of(chosen.item());
        if (line.isEmpty()) {
            return Optional.of("it is not in the list that you were shown last.");
        } else if (!line.get().isSameContent(chosen.item())) {
            return Optional.of("what would be sent was changed since you were shown the list.");
        }
        boolean isSame = answer != ApprovalStatus.APPROVED || line.get().isSame(chosen.item());
        return isSame ? Optional.empty() : Optional.of("it stands otherwise than when you were shown the list.");
    }

    /** It is approved already and is tried again by itself; whoever says so once more does not want to wait for that. */
    private ExitCode tryNow(Approvals approvals, Approvals.Found found) {
        if (!approvals.write(found, ApprovalStamps.answered(found.note(), ApprovalStatus.APPROVED, ""))) {
            err().println(found.path() + " was saved by somebody else just now. Look at it and decide again.");
            return ExitCode.TRY_AGAIN;
        }
        out().println("It is approved already and is tried once more now, before its time.");
        return ExitCode.DONE;
    }

    /**
     * What happens next, for a person.
     *
     * @param verdict what the agent makes of the answer
     * @return whether it counts
     */
    abstract ExitCode tell(Environment environment, ApprovalContent content, Verdict verdict);

    /** What is said of an answer that does not count. */
    ExitCode tellWhyNot(String what, Verdict verdict) {
        out().println(what + ". Why: " + Terminal.plain(verdict.message()) + ".");
        return verdict instanceof Verdict.AskAgain ? ExitCode.ASKED_AGAIN : ExitCode.REFUSED;
    }

    void tellWhetherSomebodyWorks(Environment environment) {
        Path lock = environment.path(EnvVar.VAULT_PATH).resolve(".git/agent/lock");
        Optional<OsLock> free = OsLock.tryLock(lock, typed());
        if (free.isPresent()) {
            free.get().close();
            out().println("No agent is running: it happens when you start `local-agent run`.");
        }
    }

    static String recipients(ApprovalContent content) {
        return Terminal.plain(content.outgoing().recipients().all().stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ")));
    }

    private static boolean isBeingExecuted(Approvals.Found found) {
        return found.status().equals(ApprovalStatus.EXECUTING.word());
    }
}
