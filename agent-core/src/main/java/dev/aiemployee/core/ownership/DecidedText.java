package dev.aiemployee.core.ownership;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the text of an approval note already holds a decision. A decision counts only where the operator made it, so a
 * note that arrives must be undecided. Takes more for a decision than any reader of decisions does. Stateless.
 */
public final class DecidedText {
    private static final String STATUS = "status";
    private static final String PENDING = "pending";

    /** A list item whose box holds anything but a blank, before a word that decides; what is quoted is no list item. */
    private static final Pattern TICKED = Pattern.compile(
            "\\s*(?:[-*+]|[0-9]+[.)])\\s*\\[\\s*[^\\s\\]]+\\s*\\]\\W*(?:approve|reject|to\\W+all\\W*:).*");

    /** Front matter that only a decision or an execution writes. */
    private static final Pattern DECIDING_KEY =
            Pattern.compile("(?:decision|decided|approve|approval|reject|claim|execut|sent|digest|ledger|to_all).*");

    private DecidedText() {}

    /**
     * Whether the note is decided, or cannot be read well enough to know: broken, without {@code status: pending} in exactly
     * these words, with a second key that only differs in case, with a filled key that a decision leaves behind, or with
     * a ticked box before Approve, Reject or To all.
     */
    public static boolean isDecided(String noteText) {
        Optional<Note> note = new NoteFormat().parse(noteText).note();
        return note.isEmpty() || isDecided(note.get());
    }

    private static boolean isDecided(Note note) {
        return !note.text(STATUS).equals(Optional.of(PENDING))
                || note.keys().stream().anyMatch(key -> isDeciding(note, key))
                || Lines.of(note.body()).stream().anyMatch(DecidedText::isTicked);
    }

    private static boolean isDeciding(Note note, String key) {
        String folded = Paths.fold(key).strip();
        boolean otherStatus = folded.equals(STATUS) && !key.equals(STATUS);
        return otherStatus || (DECIDING_KEY.matcher(folded).matches() && isFilled(note, key));
    }

    private static boolean isFilled(Note note, String key) {
        return note.text(key).isPresent()
                || !note.list(key).isEmpty()
                || !note.maps(key).isEmpty();
    }

    private static boolean isTicked(String line) {
        return TICKED.matcher(Paths.fold(Lines.bare(line))).matches();
    }
}
