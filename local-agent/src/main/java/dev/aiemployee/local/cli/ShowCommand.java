package dev.aiemployee.local.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code show ITEM}: exactly what would be sent, and how it differs from what the drafter wrote. */
@Command(name = "show", description = "Show exactly what would be sent, and what you changed in the draft.")
public final class ShowCommand extends ChoosingCommand {
    private static final int CONTEXT = 2;

    public ShowCommand(Agent agent) {
        super(agent);
    }

    @Override
    ExitCode run(Environment environment, Approvals approvals, Chosen.One chosen, ShownList shown) {
        Listed item = chosen.item();
        if (!(item.found().read() instanceof ReadApproval.Whole whole)) {
            err().println(item.found().path() + " cannot be read:");
            ((ReadApproval.Broken) item.found().read())
                    .problems()
                    .forEach(problem -> err().println("  " + Terminal.plain(problem)));
            return ExitCode.FAILED;
        }
        describe(item, whole.content(), clock(environment));
        approvals.draft(item.found().id()).ifPresent(draft -> compare(draft, whole.content(), zone(environment)));
        remember(item, shown);
        String typed = typed(item, shown);
        out().println();
        out().println((item.item().needsYou() ? "approve " + typed + " · " : "") + "reject " + typed
                + " --reason \"...\"");
        return ExitCode.DONE;
    }

    private void describe(Listed listed, ApprovalContent content, Clock clock) {
        QueueItem item = listed.item();
        out().println(item.who() + ": " + item.wants());
        out().println(standing(item, content.terms().expires(), clock));
        item.flags().forEach(flag -> out().println("LOOK FIRST: " + flag.sentence()));
        listed.found().askedAgain().ifPresent(why -> out().println("ASKED AGAIN: " + Terminal.plain(why)));
        content.lacking().forEach(why -> out().println("CANNOT BE SENT: " + Terminal.plain(why)));
        out().println("Note: " + listed.found().path());
        out().println();
        SpelledOut.lines(content.outgoing(), clock.getZone()).forEach(line -> out().println(Terminal.plain(line)));
        String leftOut = leftOut(listed.found().note(), content);
        if (!leftOut.isEmpty()) {
            out().println();
            out().println("Left out: " + Terminal.plain(leftOut)
                    + " - a copy goes to them when you tick `To all` in the note.");
        }
    }

    private static String leftOut(Note note, ApprovalContent content) {
        Set<String> reached = content.outgoing().recipients().addresses();
        return DecisionSection.in(note.body()).stream()
                .flatMap(decision -> ToAllBox.in(decision.text()).stream())
                .flatMap(box -> box.addresses().stream())
                .filter(address -> !reached.contains(address.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** Where it stands, how long it waits, and by when it is wanted. */
    private static String standing(QueueItem item, Instant expires, Clock clock) {
        QueueTime time = new QueueTime(clock.getZone());
        Instant since = item.urgency().since();
        List<String> parts = new ArrayList<>();
        parts.add(item.state().words(time, clock.instant()));
        if (!since.equals(Instant.EPOCH)) {
            parts.add(time.ageInWords(since, clock.instant()));
        }
        item.urgency().dueDay().ifPresent(day -> parts.add("due " + QueueTime.day(day)));
        if (item.needsYou() && expires.isAfter(clock.instant()) && !expires.equals(Instant.MAX)) {
            parts.add("decide before " + time.exact(expires));
        }
        if (item.urgency().priority() == Priority.URGENT) {
            parts.add("urgent");
        }
        return String.join(" · ", parts);
    }

    private void compare(ApprovalContent draft, ApprovalContent now, ZoneId zone) {
        List<String> old = SpelledOut.lines(draft.outgoing(), zone);
        List<String> changed = SpelledOut.lines(now.outgoing(), zone);
        if (!old.equals(changed)) {
            out().println();
            out().println("You changed the draft:");
            UnifiedDiffUtils.generateUnifiedDiff("draft", "yours", old, DiffUtils.diff(old, changed), CONTEXT)
                    .forEach(line -> out().println(Terminal.plain(line)));
        }
    }
}
