package dev.aiemployee.core.guard.live;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown once from front to back and stops at the first thing that is live. Judges marks where they stand and does not
 * follow blocks and spans: which of two backticks opens is a matter of what stands around, and a stranger chooses that.
 */
final class LiveMarkdown {
    /** What a code block may be called; any other name may be that of a plugin. */
    private static final Set<String> INERT_LANGUAGES = Set.of(
            "",
            "text",
            "txt",
            "plain",
            "plaintext",
            "log",
            "json",
            "yaml",
            "yml",
            "toml",
            "ini",
            "properties",
            "csv",
            "xml",
            "html",
            "css",
            "diff",
            "patch",
            "http",
            "sql",
            "java",
            "go",
            "rust",
            "console");

    /** Beginnings of inline code that a plugin evaluates: Dataview, Meta Bind, Buttons. Dataview runs whole blocks as well. */
    private static final String[] INLINE = {"=", "$=", "INPUT[", "VIEW[", "BUTTON[", "button-"};

    private static final Set<String> HARMLESS_SCHEMES =
            Set.of("http", "https", "ssh", "git", "ftp", "ftps", "sftp", "imap", "imaps", "smtp", "smtps");
    private static final String[] TARGETS = {"http://", "https://", "mailto:", "mid:", "tel:"};
    private static final String[] COMMANDS = {"href", "style", "require", "includegraphics"};
    private static final int LONGEST = 300;

    /** Elements that load or run something by themselves, or on a click; for values that are shown in a line of their own. */
    private static final Set<String> ELEMENTS = Set.of(
            "a",
            "area",
            "audio",
            "base",
            "body",
            "button",
            "embed",
            "form",
            "frame",
            "frameset",
            "iframe",
            "image",
            "img",
            "input",
            "link",
            "math",
            "meta",
            "object",
            "picture",
            "portal",
            "script",
            "source",
            "style",
            "svg",
            "table",
            "td",
            "template",
            "th",
            "track",
            "video",
            "webview");

    private final String text;
    private final boolean property;
    private int lineStart;
    private boolean blank = true;
    private boolean openBracket;
    private boolean definition;
    private boolean fenceOnThisLine;
    private boolean fenceBefore;

    private LiveMarkdown(String text, boolean property) {
        this.text = text;
        this.property = property;
    }

    /** What is live in the body of a note, or in any text that is shown as one. */
    static Optional<String> refusal(String text) {
        return of(new LiveMarkdown(text, false));
    }

    /** What is live in a value of the front matter, which queries show as Markdown, but never as a block of HTML. */
    static Optional<String> propertyRefusal(String text) {
        return of(new LiveMarkdown(text, true));
    }

    private static Optional<String> of(LiveMarkdown markdown) {
        String what = markdown.text.contains("<%") ? "a template" : markdown.first();
        return what == null ? Optional.empty() : LiveContent.live(what);
    }

    private @Nullable String first() {
        int i = 0;
        while (i < text.length()) {
            char at = text.charAt(i);
            boolean escape = at == '\\' && i + 1 < text.length() && !isEnd(text.charAt(i + 1));
            String found = escape ? escaped(i + 1) : at(i, at);
            if (found != null) {
                return found;
            }
            int next = escape ? i + 2 : at == '`' || at == '~' ? i + runLength(i) : i + 1;
            follow(at, next);
            i = next;
        }
        return null;
    }

    /** Escapes hold in text, not in formulas and not inside HTML, where a value might stand. */
    private @Nullable String escaped(int i) {
        if (startsWithAny(i, COMMANDS)) {
            return "a formula with a link or a style";
        }
        return property && text.charAt(i) == '<' && isHtml(i) ? "HTML" : null;
    }

    /** Keeps what the judgement of a later mark needs. */
    private void follow(char at, int next) {
        if (isEnd(at)) {
            openBracket &= !blank;
            fenceBefore |= fenceOnThisLine;
            fenceOnThisLine = false;
            definition = false;
            blank = true;
            lineStart = next;
        } else if (!isMargin(at)) {
            openBracket |= at == '[';
            definition |= at == '[' && blank;
            fenceBefore = false;
            blank = false;
        }
    }

    private @Nullable String at(int i, char at) {
        return switch (at) {
            case '`', '~' -> code(i, at);
            case '<' -> isHtml(i) ? "HTML" : null;
            case '=' -> startsBlock(i) ? "an inline query in a code block" : null;
            case '$' -> startsWith(i, "$=") && startsBlock(i) ? "an inline query in a code block" : null;
            case '!' -> startsWith(i, "![") ? embed(i) : null;
            case ']' -> openBracket ? link(i) : null;
            case ':' -> scheme(i);
            default -> null;
        };
    }

    private @Nullable String code(int i, char mark) {
        int length = runLength(i);
        int end = i + length;
        if (length >= 3) {
            fenceOnThisLine = true;
            return INERT_LANGUAGES.contains(word(end)) ? null : "a code block that a plugin may run";
        }
        return mark == '`' && startsWithAny(skipMargin(end), INLINE) ? "an inline query or button" : null;
    }

    /** Whether a code block could begin here: right after a fence, or four blanks in from what marks quotes and lists. */
    private boolean startsBlock(int i) {
        if (fenceBefore) {
            return true;
        }
        boolean indented = (i > lineStart && text.charAt(i - 1) == '\t') || (i - lineStart >= 4 && isBlank(i - 4, i));
        return indented && i - lineStart < LONGEST && isMarkers(lineStart, i);
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean isMarkers(int from, int to) {
        for (int i = from; i < to; i++) {
            char at = text.charAt(i);
            if (!isMargin(at) && "-*+.)".indexOf(at) < 0 && !(at >= '0' && at <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** Web and mail addresses in angle brackets aside, what begins like a tag is one. */
    private boolean isHtml(int i) {
        if (i + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(i + 1);
        if (property) {
            return isElement(i + 1);
        }
        return next == '!' || next == '?' || next == '/' || (isLetter(next) && (isElement(i + 1) || !isAddress(i + 1)));
    }

    /** As HTML reads a name: up to a blank, a slash or the end of the tag. */
    private boolean isElement(int start) {
        int end = start;
        while (end < text.length() && end - start < 40 && isLetter(text.charAt(end))) {
            end++;
        }
        boolean ended =
                end == text.length() || Character.isWhitespace(text.charAt(end)) || "/>".indexOf(text.charAt(end)) >= 0;
        return ended && ELEMENTS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private boolean isAddress(int start) {
        boolean mail = false;
        for (int i = start; i < text.length() && i - start < LONGEST; i++) {
            char at = text.charAt(i);
            if (at == '>') {
                return mail || startsWithAny(start, TARGETS);
            }
            if (Character.isWhitespace(at) || at == '<' || at == '`' || at == '"' || at == '\'') {
                return false;
            }
            mail |= at == '@';
        }
        return false;
    }

    /** A note or a picture of the vault may be shown inside another one; what lies elsewhere may not. */
    private @Nullable String embed(int i) {
        int close = text.indexOf(']', i);
        if (close < 0 || close - i > LONGEST) {
            return "an embed";
        }
        if (startsWith(i, "![[")) {
            return text.substring(i, close).contains(":") ? "an embed from elsewhere" : null;
        }
        boolean here = startsWith(close, "](") && isPlain(skipMargin(close + 2));
        return here ? null : "an embed from elsewhere";
    }

    /** Where a link or its definition leads; the brackets before it are only known to be there. */
    private @Nullable String link(int i) {
        if (!startsWith(i, "](") && !(definition && !property && startsWith(i, "]:"))) {
            return null;
        }
        int target = skipMargin(i + 2);
        boolean bracketed = startsWith(target, "<");
        int start = bracketed ? target + 1 : target;
        return startsWithAny(start, TARGETS) || isPlain(start) ? null : "a link that may start a program";
    }

    /** Whether the target is a path: without a scheme, and without what could spell one. */
    private boolean isPlain(int start) {
        for (int i = start; i < text.length(); i++) {
            char at = text.charAt(i);
            if (Character.isWhitespace(at) || at == ')' || at == '>') {
                return true;
            }
            boolean elsewhere = i == start + 1 && at == '/' && text.charAt(start) == '/';
            if (elsewhere || at == ':' || at == '&' || at == '\\' || i - start > LONGEST) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String scheme(int colon) {
        if (!startsWith(colon, "://")) {
            return null;
        }
        int start = colon;
        while (start > 0 && colon - start < 40 && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        String scheme = text.substring(start, colon).toLowerCase(Locale.ROOT);
        return scheme.isEmpty() || HARMLESS_SCHEMES.contains(scheme) ? null : "an address that may start a program";
    }

    private String word(int start) {
        int end = start;
        while (end < text.length() && end - start < 40 && !isEnd(text.charAt(end))) {
            end++;
        }
        String rest = text.substring(start, end).strip();
        int cut = 0;
        while (cut < rest.length() && !Character.isWhitespace(rest.charAt(cut))) {
            cut++;
        }
        return rest.substring(0, cut).toLowerCase(Locale.ROOT);
    }

    private int runLength(int i) {
        int end = i;
        while (end < text.length() && text.charAt(end) == text.charAt(i)) {
            end++;
        }
        return end - i;
    }

    private int skipMargin(int start) {
        int i = start;
        while (i < text.length() && (isEnd(text.charAt(i)) || isMargin(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    private boolean startsWithAny(int at, String[] beginnings) {
        for (String beginning : beginnings) {
            if (text.regionMatches(true, at, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(int at, String beginning) {
        return text.startsWith(beginning, at);
    }

    private static boolean isEnd(char at) {
        return at == '\n' || at == '\r';
    }

    private static boolean isMargin(char at) {
        return at == ' ' || at == '\t' || at == '>';
    }

    /** What follows the last dot or dash is enough: the schemes that are let through are none of another's ending. */
    private static boolean isNamePart(char at) {
        return isLetter(at) || (at >= '0' && at <= '9');
    }

    private static boolean isLetter(char at) {
        return (at >= 'a' && at <= 'z') || (at >= 'A' && at <= 'Z');
    }
}
