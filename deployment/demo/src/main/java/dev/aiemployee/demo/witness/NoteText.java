package dev.aiemployee.demo.witness;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note as a person reads it in an editor: line by line, without a YAML parser. Reads only what the demo asks for:
 * one-line values and addresses.
 *
 * @param text the whole file
 */
public record NoteText(String text) {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:U([0-9A-Fa-f]{8})|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))");
    private static final String DRAFT = "\n## Draft\n";
    private static final String ORIGINAL = "\n## Original message\n";

    /** The value of a front matter key, without its quotes; absent when there is none on the key's own line. */
    public Optional<String> value(String key) {
        return Optional.of(entry(key))
                .map(entry -> entry.lines().findFirst().orElse(""))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(NoteText::unquote);
    }

    /** Every mail address that a front matter key holds, whether it is one value or a list. */
    public List<String> addresses(String key) {
        return ADDRESS.matcher(entry(key)).results().map(MatchResult::group).toList();
    }

    /** Everything after the front matter. */
    public String body() {
        int end = text.indexOf("\n---\n", 3);
        return text.startsWith("---\n") && end >= 0 ? text.substring(end + 5) : text;
    }

    /** What is to be sent, without the blank lines around it. @throws IllegalStateException without both headings */
    public String draft() {
        return text.substring(draftStart(), draftEnd()).strip();
    }

    /** This note with another text to be sent; the blank lines around it stay. */
    public NoteText withDraft(String draft) {
        String old = text.substring(draftStart(), draftEnd());
        String kept = old.strip();
        int start = draftStart() + old.indexOf(kept);
        return new NoteText(text.substring(0, start) + draft + text.substring(start + kept.length()));
    }

    /** This note with a check box ticked. @throws IllegalStateException when it has no such empty box, or several */
    public NoteText ticked(String box) {
        String empty = "\n- [ ] " + box + "\n";
        int at = text.indexOf(empty);
        if (at < 0 || text.indexOf(empty, at + 1) >= 0) {
            throw new IllegalStateException("the note has not exactly one line: - [ ] " + box);
        }
        return new NoteText(text.replace(empty, "\n- [x] " + box + "\n"));
    }

    private int draftStart() {
        int at = text.indexOf(DRAFT);
        if (at < 0) {
            throw new IllegalStateException("the note has no line ## Draft");
        }
        return at + DRAFT.length();
    }

    private int draftEnd() {
        int at = text.indexOf(ORIGINAL, draftStart() - 1);
        if (at < 0) {
            throw new IllegalStateException("the note has no line ## Original message after its draft");
        }
        return at;
    }

    private String entry(String key) {
        Matcher matcher = Pattern.compile("^" + Pattern.quote(key) + ":((?:.*\n)(?:[ -].*\n)*)", Pattern.MULTILINE)
                .matcher(frontMatter());
        return matcher.find() ? matcher.group(1) : "";
    }

    private String frontMatter() {
        return text.substring(0, text.length() - body().length()).replaceFirst("\\n---\\n$", "\n");
    }

    private static String unquote(String value) {
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1).replace("''", "'");
        }
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            return ESCAPE.matcher(value.substring(1, value.length() - 1))
                    .replaceAll(escape -> Matcher.quoteReplacement(unescape(escape)));
        }
        return value;
    }

    private static String unescape(MatchResult escape) {
        for (int group = 1; group <= 3; group++) {
            if (escape.group(group) != null) {
                return Character.toString(Integer.parseInt(escape.group(group), 16));
            }
        }
        return switch (escape.group(4)) {
            case "n" -> "\n";
            case "t" -> "\t";
            default -> escape.group(4);
        };
    }
}
