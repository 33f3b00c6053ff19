package dev.aiemployee.core.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of an approval note in which the operator decides: two boxes, a reason and who gets it; afterwards what happened. It stands
 * above the draft, or, in notes of version 0.1.0, at the end. Lines of ours are told by their form; all others in it are the operator's
 * and stay. Pure.
 *
 * @param before the note's text up to and with the heading's line
 * @param text what stands below the heading
 * @param after the rest of the note
 */
public record DecisionSection(String before, String text, String after) {
    /** The line that begins it. */
    public static final String HEADING = "## Decision";

    /** The line that begins what is sent. */
    public static final String DRAFT = "## Draft";

    /** The line that ends what is sent. */
    public static final String ORIGINAL = "## Original message";

    /** How the line begins that says who gets it and who does not. */
    public static final String SENT_TO = "What stands under Draft is sent to ";

    private static final String BOXES = "- [ ] Approve\n- [ ] Reject\n\nReason:\n";
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+\\z");
    /** What Obsidian's task plugins write behind a box when it is ticked: the day. */
    public static final String DONE_ON =
            "(?:\\u2705[ \\t]*\\d{4}-\\d\\d-\\d\\d|[\\[(]completion::[ \\t]*\\d{4}-\\d\\d-\\d\\d[\\])])?[ \\t]*";

    private static final Pattern BOX =
            Pattern.compile("(?i)[ \\t]*[-*+][ \\t]+\\[[ x]\\][ \\t]+(?:Approve|Reject)[ \\t]*" + DONE_ON);
    /** Emptied with the others, though a box that says more than the one word is no answer. */
    private static final Pattern TICK =
            Pattern.compile("(?i)^([ \\t]*[-*+][ \\t]+\\[)x(\\][ \\t]+(?:Approve|Reject)\\b)");

    private static final Pattern NO_REASON = Pattern.compile("(?i)[ \\t*_-]*Reason:[*_]*[ \\t]*");
    private static final Pattern SAID = Pattern.compile(
            "> \\[!(?:info|warning|question|success|failure)\\] "
                    + "(?:You are asked again|Approved|Sent|Rejected|Another draft|Replaced|Too old|Not sent|May have been sent)\\b.*");
    private static final Pattern LISTING = Pattern.compile("> \\[!(?:info|warning)\\] What your yes sends.*");
    private static final Pattern OURS = Pattern.compile(SAID + "|" + LISTING);

    /** The section of a note about which nobody has decided. */
    public static String fresh(String whoGetsIt) {
        return HEADING + "\n\n" + BOXES + (whoGetsIt.isEmpty() ? "" : "\n" + whoGetsIt + "\n");
    }

    /** Of a note's body; absent when it has none. */
    public static Optional<DecisionSection> in(String body) {
        List<String> lines = lines(body);
        int draft = indexOf(lines, DRAFT, 0);
        int above = indexOf(lines.subList(0, Math.max(draft, 0)), HEADING, 0);
        if (above >= 0) {
            return Optional.of(parted(lines, above, end(lines, above + 1)));
        }
        int original = draft < 0 ? -1 : indexOf(lines, ORIGINAL, draft + 1);
        int below = original < 0 ? -1 : indexOf(lines, HEADING, original + 1);
        return below < 0 ? Optional.empty() : Optional.of(parted(lines, below, lines.size()));
    }

    /** How many lines of a body begin one, the draft aside; more than one, and nobody can tell which counts. */
    public static int count(String body) {
        List<String> lines = lines(body);
        int draft = Math.max(indexOf(lines, DRAFT, 0), 0);
        int original = Math.max(indexOf(lines, ORIGINAL, draft + 1), draft);
        return (int) Stream.concat(lines.subList(0, draft).stream(), lines.subList(original, lines.size()).stream())
                .filter(line -> bare(line).stripTrailing().equals(HEADING))
                .count();
    }

    /** The lines that {@link #fresh} does not write; what is said of who gets it is told by its beginning alone. */
    public List<String> foreign() {
        return lines(text).stream()
                .map(DecisionSection::bare)
                .filter(line -> !line.isBlank() && !isForm(line) && !ToAllBox.isLine(line))
                .toList();
    }

    /** The lines that say who gets it. */
    public List<String> recipients() {
        return lines(text).stream()
                .map(DecisionSection::bare)
                .filter(line -> line.startsWith(SENT_TO))
                .toList();
    }

    /** The whole body again. */
    public String body() {
        return before + text + after;
    }

    /** With both boxes empty, put back where they were taken away, and without what was said of an earlier decision. */
    public DecisionSection asked() {
        String empty = String.join(
                "",
                without(lines(text), line -> false, OURS).stream()
                        .map(line -> TICK.matcher(line).replaceFirst("$1 $2"))
                        .toList());
        boolean hasBoxes =
                lines(empty).stream().anyMatch(line -> BOX.matcher(bare(line)).matches());
        return hasBoxes ? with(empty) : spaced(BOXES + (empty.isBlank() ? "" : "\n" + empty.strip()));
    }

    /** With what happened in place of the boxes. A reason that was given stays, and what else the operator wrote. */
    public DecisionSection told(String callout) {
        String kept = String.join("", without(lines(text), line -> isForm(line) || ToAllBox.isEmpty(line), OURS))
                .strip();
        return spaced(kept.isEmpty() ? callout : callout.strip() + "\n\n" + kept);
    }

    /** With something said above the boxes, which stay. */
    public DecisionSection noted(String callout) {
        return spaced(callout.strip() + "\n\n"
                + String.join("", without(lines(text), line -> false, SAID)).strip());
    }

    /** With a list of who gets what below the boxes, instead of the line that says who gets it. */
    public DecisionSection listing(String callout) {
        List<String> kept = without(lines(text), line -> line.startsWith(SENT_TO), LISTING);
        return spaced(String.join("", kept).strip() + "\n\n" + callout);
    }

    /** With the box {@link ToAllBox} ticked. */
    public DecisionSection toAll() {
        return with(ToAllBox.ticked(text));
    }

    private DecisionSection with(String changed) {
        return new DecisionSection(before, changed, after);
    }

    private DecisionSection spaced(String changed) {
        return with("\n" + changed.strip() + "\n" + (after.isEmpty() ? "" : "\n"));
    }

    private static boolean isForm(String line) {
        return BOX.matcher(line).matches() || NO_REASON.matcher(line).matches() || line.startsWith(SENT_TO);
    }

    /** Without these lines and these callouts, each with the blank line after it. */
    private static List<String> without(List<String> lines, Predicate<String> gone, Pattern callouts) {
        List<String> kept = new ArrayList<>();
        boolean callout = false;
        boolean dropped = false;
        for (String line : lines) {
            String bare = bare(line);
            callout = callouts.matcher(bare).matches() || (callout && bare.startsWith(">"));
            if (callout || gone.test(bare)) {
                dropped = true;
            } else if (!(dropped && bare.isBlank())) {
                kept.add(line);
                dropped = false;
            }
        }
        return kept;
    }

    private static DecisionSection parted(List<String> lines, int heading, int end) {
        return new DecisionSection(
                String.join("", lines.subList(0, heading + 1)),
                String.join("", lines.subList(heading + 1, end)),
                String.join("", lines.subList(end, lines.size())));
    }

    /** Above the draft it ends where the next section begins. */
    private static int end(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && !lines.get(end).startsWith("## ")) {
            end++;
        }
        return end;
    }

    private static int indexOf(List<String> lines, String heading, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (bare(lines.get(i)).stripTrailing().equals(heading)) {
                return i;
            }
        }
        return -1;
    }

    /** With their ends; joined, they are the text. */
    private static List<String> lines(String text) {
        return LINE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String bare(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }
}
