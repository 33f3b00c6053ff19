package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.text.WallTime;
import dev.aiemployee.local.approve.content.HeaderText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a note says of its decision, with the time, where its boxes are or were. What is sent is never touched. Pure.
 *
 * @param zone the operator's
 */
public record DecisionWords(ZoneId zone) {
    private static final String LIVE = "<>`%$[]=#";
    private static final String STILL = "‹›ˋ％＄()＝＃";

    /** A yes was taken up; it can still be taken back. */
    public Note approved(Note note, Instant at) {
        return approved(note, at, "");
    }

    /** The same, for what is not to leave before a time: it is said as it was understood. */
    public Note scheduled(Note note, Instant at, Instant leaves) {
        return approved(note, at, "It leaves on " + new QueueTime(zone).exact(leaves) + ", not before.");
    }

    private Note approved(Note note, Instant at, String leaves) {
        return changed(
                note,
                decision -> decision.noted(callout(
                        "info",
                        "Approved " + WallTime.of(at, zone),
                        leaves,
                        "Until it is sent you can take it back: take the tick away, or move the note back.")));
    }

    /** The operator is asked again. */
    Note asked(Note note, Instant at, String why) {
        return changed(
                note,
                decision -> decision.noted(callout(
                        "question", "You are asked again " + WallTime.of(at, zone), WallTime.inText(why, zone))));
    }

    public Note rejected(Note note, Instant at, String reason) {
        String known = note.body().contains(reason) ? "" : "Reason: " + reason;
        return told(note, "info", "Rejected " + WallTime.of(at, zone), known);
    }

    public Note revised(Note note, Instant at) {
        return told(note, "info", "Another draft is being written, asked for " + WallTime.of(at, zone), "");
    }

    public Note archived(Note note, Instant at) {
        return told(note, "info", "Too old, kept in Archive since " + WallTime.of(at, zone), "");
    }

    /** A newer draft of the same conversation is to be decided instead. */
    public Note superseded(Note note, Instant at, String newer) {
        return told(note, "info", "Replaced by a newer draft " + WallTime.of(at, zone), "It is " + newer);
    }

    public Note sent(Note note, Instant at) {
        String to = note.list("to").stream().map(DecisionWords::still).collect(Collectors.joining(", "));
        String cc = note.list("cc").stream().map(DecisionWords::still).collect(Collectors.joining(", "));
        String copies = cc.isEmpty() ? "" : ", copy (cc) to " + cc;
        return told(note, "success", "Sent " + WallTime.of(at, zone), to.isEmpty() ? "" : "To " + to + copies);
    }

    /**
     * It was not sent.
     *
     * @param words why, such as what the mail server said
     * @param advice what helps against that, without a full stop
     */
    public Note failed(Note note, Instant at, String words, String advice) {
        return told(
                note,
                "failure",
                "Not sent " + WallTime.of(at, zone),
                WallTime.inText(words, zone),
                advice.isEmpty() ? "" : advice + ".",
                "To try again set `status` to approved; to give it up set it to rejected.");
    }

    /** Nobody can tell whether it was sent. */
    public Note unknown(Note note, Instant at) {
        return told(
                note,
                "warning",
                "May have been sent " + WallTime.of(at, zone),
                "Look into your Sent folder. If it is there, set `status` to rejected; if not, set it to approved and it"
                        + " is sent again.");
    }

    /** The same, and the operator leaves it so. */
    public Note left(Note note, Instant at) {
        return told(note, "warning", "May have been sent " + WallTime.of(at, zone), "You left it so.");
    }

    private static Note told(Note note, String kind, String... lines) {
        return changed(note, decision -> decision.told(callout(kind, lines)));
    }

    private static Note changed(Note note, UnaryOperator<DecisionSection> change) {
        return DecisionSection.in(note.body())
                .map(decision -> note.withBody(change.apply(decision).body()))
                .orElse(note);
    }

    private static String callout(String kind, String... lines) {
        String said = List.of(lines).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> "> " + harmless(line) + "\n")
                .collect(Collectors.joining());
        return "> [!" + kind + "] " + lines[0] + "\n" + said;
    }

    /** Words of a server or of a note: one line in which Obsidian obeys nothing but our own code marks around a word. */
    private static String harmless(String line) {
        StringBuilder parts = new StringBuilder();
        String[] pieces = SecretMask.masked(HeaderText.printable(line)).split("(?<=`)|(?=`)", -1);
        for (String piece : pieces) {
            parts.append(piece.equals("`") ? piece : still(piece));
        }
        return parts.toString();
    }

    private static String still(String text) {
        StringBuilder still = new StringBuilder();
        SecretMask.masked(text).codePoints().forEach(point -> {
            int at = LIVE.indexOf(point);
            still.appendCodePoint(at < 0 ? point : STILL.charAt(at));
        });
        return still.toString();
    }
}
