package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.ToAllBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an approval note's text (SPEC 3.1): what would be sent, and what was ticked. A text whose parts cannot be told
 * apart has problems, and then nothing of it counts.
 *
 * @param draft the lines after {@code ## Draft} up to {@code ## Original message}, with {@code \n} ends, without the
 *     blank lines before and after it
 * @param head what stands above the draft; the decision too, but in notes of version 0.1.0
 * @param rest what follows it, with its headings
 * @param toAll the box that adds the mail's other readers; none ticked where there is none
 */
public record ApprovalBody(
        String head,
        String draft,
        String rest,
        boolean approve,
        boolean reject,
        String reason,
        ToAllBox toAll,
        List<String> problems) {
    private static final String DRAFT = DecisionSection.DRAFT;
    private static final String ORIGINAL = DecisionSection.ORIGINAL;
    private static final String DECISION = DecisionSection.HEADING;

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern TICK = Pattern.compile(
            "(?im)^([ \\t]*[-*+][ \\t]+\\[)x(\\][ \\t]+(Approve|Reject)[ \\t]*" + DecisionSection.DONE_ON + ")$");
    private static final Pattern SAYS_MORE = Pattern.compile(
            "(?im)^[ \\t]*[-*+][ \\t]+\\[x\\][ \\t]+(?:Approve|Reject)\\b(?![ \\t]*" + DecisionSection.DONE_ON + "$)");
    private static final Pattern REASON = Pattern.compile("(?im)^[ \\t*_-]*Reason:[*_]*[ \\t]*(\\S.*)$");

    private static final ToAllBox NO_BOX = new ToAllBox(false, List.of());

    public ApprovalBody {
        problems = List.copyOf(problems);
    }

    public static ApprovalBody parse(String body) {
        List<String> lines = List.of(LINE_END.split(body, -1));
        int draft = indexOf(lines, DRAFT, 0);
        int original = indexOf(lines, ORIGINAL, draft + 1);
        String decided = DecisionSection.in(body).map(DecisionSection::text).orElse("");
        List<ToAllBox> boxes = ToAllBox.in(decided);
        List<String> problems = problems(lines, draft, original, DecisionSection.count(body));
        if (boxes.size() > 1) {
            problems.add("two boxes To all (expected: one, or it is not clear who gets a copy)");
        }
        if (SAYS_MORE.matcher(decided).find()) {
            problems.add(
                    "a ticked box says more than Approve or Reject (expected: the one word; write what you think of it"
                            + " behind Reason:)");
        }
        if (!problems.isEmpty()) {
            return new ApprovalBody("", "", "", false, false, "", NO_BOX, problems);
        }
        return new ApprovalBody(
                String.join("\n", lines.subList(0, draft)),
                text(lines.subList(draft + 1, original)),
                String.join("\n", lines.subList(original, lines.size())),
                ticked(decided, "approve"),
                ticked(decided, "reject"),
                reason(decided),
                boxes.isEmpty() ? NO_BOX : boxes.get(0),
                List.of());
    }

    private static List<String> problems(List<String> lines, int draft, int original, int decisions) {
        List<String> problems = new ArrayList<>();
        if (draft < 0) {
            problems.add("no line " + DRAFT + " (expected: the text to send below it)");
        } else if (original < 0) {
            problems.add("no line " + ORIGINAL + " below " + DRAFT + " (expected: it ends the text to send)");
        } else if (indexOf(lines, ORIGINAL, original + 1) >= 0) {
            problems.add("two lines " + ORIGINAL + " (expected: one, or it is not clear where the text to send ends)");
        } else if (decisions > 1) {
            problems.add("two lines " + DECISION + " (expected: one, or it is not clear what was decided)");
        }
        return problems;
    }

    private static int indexOf(List<String> lines, String heading, int from) {
        for (int i = Math.max(from, 0); i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(heading)) {
                return i;
            }
        }
        return -1;
    }

    /** Without the blank lines around it: the first one belongs to the heading, as Markdown is written. */
    private static String text(List<String> lines) {
        int start = 0;
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        while (start < end && lines.get(start).isBlank()) {
            start++;
        }
        return String.join("\n", lines.subList(start, end));
    }

    private static boolean ticked(String decision, String box) {
        return TICK.matcher(decision).results().anyMatch(tick -> tick.group(3).equalsIgnoreCase(box));
    }

    private static String reason(String decision) {
        Matcher matcher = REASON.matcher(decision);
        return matcher.find() ? matcher.group(1).strip() : "";
    }
}
