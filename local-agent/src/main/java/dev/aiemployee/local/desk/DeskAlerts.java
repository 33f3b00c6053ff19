package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.handbook.HandbookProblem;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of the alerts that the desk raises. No text of a mail, a draft or a note stands in them. */
final class DeskAlerts {
    private static final int MOST_PROBLEMS = 10;
    private static final int MOST_NAMED = 20;

    private DeskAlerts() {}

    static final String REFUSED_DECISION = "refused_decision";
    static final String TWO_DRAFTS = "two_drafts";
    static final String HELD = "held_approval";
    static final String ARCHIVED = "archived_drafts";

    private static final Pattern COUNTED = Pattern.compile("([0-9]+) in all");

    static String refusedDecision(VaultPath path, String reason) {
        return "`" + path + "` was not acted on: " + reason + ".";
    }

    static Alert refusedDecisions(String happened) {
        return new Alert(
                REFUSED_DECISION,
                "A decision was not acted on",
                happened,
                "Somebody else may have written the decision. Nothing was sent.",
                List.of(
                        "If you did not put it there, delete it, and look at the Git host who can push",
                        "If you did, move it to `Pending_Approval/`, set `status: pending`, clear the boxes, and decide"
                                + " once it is listed by `local-agent pending`"));
    }

    static Alert handbook(List<HandbookProblem> problems) {
        return new Alert(
                "handbook",
                "Part of the handbook cannot be read",
                "`Company_Handbook.md`: "
                        + problems.stream()
                                .limit(MOST_PROBLEMS)
                                .map(problem -> "line " + problem.line())
                                .collect(Collectors.joining(", "))
                        + (problems.size() > MOST_PROBLEMS ? " and more" : "") + ".",
                "Who stands in such a row is treated as a stranger, and an amount without its limit is asked about"
                        + " twice.",
                List.of(
                        "Mend these lines; a row of a table has as many cells as its head, a limit is a plain number",
                        "No agent keeps a rule in words: move it out of `## Limits` and look after it yourself"));
    }

    static Alert claimRefused(TaskId id) {
        return new Alert(
                "claim_refused",
                "An approved draft cannot be carried out",
                "The remote refused the claim of [[" + id
                        + "]] by a rule of its own; its words are in the agent's log.",
                "Without that claim two machines could both send it, so nothing was sent. It is tried again in each round.",
                List.of(
                        "Look at the rules of the remote: a hook or a protected branch refuses this machine's pushes",
                        "Or take the yes back: `local-agent reject " + id + "`"));
    }

    static Alert twoDrafts(TaskId older, TaskId newer) {
        return new Alert(
                TWO_DRAFTS,
                "Two drafts where one should replace the other",
                "[[" + newer + "]] says that it replaces [[" + older + "]], an answer to a mail before. [[" + older
                        + "]] stays as it is: it was changed or decided, it is another conversation or goes to somebody else, or another agent wrote it.",
                "Both count by themselves: what you approve is sent, also if it is both.",
                List.of(
                        "Look at the newer one first: `local-agent pending` lists it.",
                        "What is not needed any more: `local-agent reject ID`"));
    }

    static Alert broughtBack(TaskId id, String why) {
        return new Alert(
                "removed_approvals",
                "Removed drafts are back",
                "[[" + id + "]] and perhaps others were removed from `Pending_Approval/`: " + why + ".",
                "Nothing was sent and nothing was closed.",
                List.of("Look at them: `local-agent pending`", "What needs no answer: `local-agent reject ID`"));
    }

    static String archived(TaskId id) {
        return "[[" + id + "]]";
    }

    static Alert archivedDrafts(String happened) {
        Matcher count = COUNTED.matcher(happened);
        return new Alert(
                ARCHIVED,
                (count.lookingAt() ? count.group(1) + " drafts" : "A draft") + " nobody decided went to Archive",
                happened,
                "Nobody decided within a week after its day was over. Nothing was sent, and the mail it answers is filed.",
                List.of(
                        "To have a mail answered after all: `local-agent closed ID --answer` with the draft's name from"
                                + " above as ID; a new draft comes",
                        "If all of that is past, put this note away"));
    }

    private static String held(VaultPath path, String reason) {
        return "`" + path + "` is held: " + reason + ".";
    }

    /** @param held the notes, each with the reason; at least one */
    static Alert heldApprovals(Map<VaultPath, String> held) {
        String named = held.entrySet().stream()
                .limit(MOST_NAMED)
                .map(one -> held(one.getKey(), one.getValue()))
                .collect(Collectors.joining("\n- "));
        int more = held.size() - MOST_NAMED;
        return new Alert(
                HELD,
                held.size() == 1 ? "An approval is held" : held.size() + " approvals are held",
                held.size() == 1 ? named : "- " + named + (more > 0 ? "\n- and " + more + " more" : ""),
                "No decision in it counts until that is settled; everything else goes on.",
                List.of("Settle it in Obsidian, or look at the file: `local-agent pending` lists what is held"));
    }
}
