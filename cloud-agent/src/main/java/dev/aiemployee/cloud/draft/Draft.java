package dev.aiemployee.cloud.draft;

import java.util.List;
import java.util.stream.Stream;

/**
 * The words of an answer. They are sent as they stand and lie unquoted in an Obsidian note, so nothing in them may be live or
 * look like a section of that note; {@link DraftText#tame} makes any text fit.
 *
 * @param body plain text, 1 to {@value #MAX_BODY} characters, lines parted by line feeds
 * @param reasons why it says what it says, one line each, for the operator
 */
public record Draft(String body, List<String> reasons) {
    /** The longest body, in characters. */
    public static final int MAX_BODY = 5_000;

    /** @throws IllegalArgumentException when the body is empty, too long or not tame */
    public Draft {
        reasons = List.copyOf(reasons);
        if (body.isEmpty() || body.length() > MAX_BODY || !body.equals(DraftText.tame(body))) {
            throw new IllegalArgumentException("draft body: " + body.length() + " characters (expected: 1 to "
                    + MAX_BODY + " characters, as DraftText.tame leaves them)");
        }
    }

    /** The same words, with one more reason. */
    public Draft because(String reason) {
        return new Draft(
                body, Stream.concat(reasons.stream(), Stream.of(reason)).toList());
    }
}
