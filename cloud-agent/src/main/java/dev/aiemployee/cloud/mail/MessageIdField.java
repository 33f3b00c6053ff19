package dev.aiemployee.cloud.mail;

import dev.aiemployee.core.approval.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The ids that a header field names (RFC 5322 section 3.6.4 and the older forms of 4.5.4): in angle brackets, with blanks around their parts
 * or in a quoted one, amid words and comments that may hold addresses; of some programs without brackets. One way through the text.
 */
final class MessageIdField {
    /** Some programs forget the brackets, without which it is no id to any other. */
    private static final Pattern BARE = Pattern.compile("[^<>\\s@,;\"]{1,200}@[^<>\\s@,;\"]{1,200}");

    private final String text;
    private final List<String> ids = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int at;

    private MessageIdField(String text) {
        this.text = text;
    }

    /** Every id with its brackets, in the order of the field; none of it longer than a header can hold. */
    static List<String> ids(String line) {
        MessageIdField field = new MessageIdField(line);
        field.read();
        List<String> found = field.ids.isEmpty()
                ? BARE.matcher(field.words)
                        .results()
                        .map(MatchResult::group)
                        .map(id -> "<" + id + ">")
                        .toList()
                : field.ids;
        return found.stream().filter(id -> id.length() <= MessageId.LONGEST).toList();
    }

    private void read() {
        boolean quotes = true;
        boolean comments = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '<') {
                bracketed();
            } else if (c == '"' && quotes) {
                quotes = skip(afterQuoted(at));
            } else if (c == '(' && comments) {
                comments = skip(afterComment());
            } else {
                words.append(c);
                at++;
            }
        }
    }

    /** Behind what was closed; what never is closed was a letter like others, and so are those after it. */
    private boolean skip(int end) {
        words.append(' ');
        at = end < 0 ? at + 1 : end;
        return end >= 0;
    }

    /** Blanks count in a quoted part alone. What is not closed before the next bracket is no id, but may be one without brackets. */
    private void bracketed() {
        words.append(' ');
        int close = at + 1;
        while (close < text.length() && text.charAt(close) != '>' && text.charAt(close) != '<') {
            close++;
        }
        if (close == text.length() || text.charAt(close) == '<') {
            at++;
            return;
        }
        String id = withoutBlanks(text.substring(at + 1, close));
        if (!id.isEmpty()) {
            ids.add("<" + id + ">");
        }
        at = close + 1;
    }

    private static String withoutBlanks(String id) {
        MessageIdField part = new MessageIdField(id);
        StringBuilder kept = new StringBuilder();
        while (part.at < id.length()) {
            int end = id.charAt(part.at) == '"' ? part.afterQuoted(part.at) : -1;
            int next = end < 0 ? part.at + 1 : end;
            String piece = id.substring(part.at, next);
            kept.append(end < 0 ? piece.strip() : piece);
            part.at = next;
        }
        return kept.toString();
    }

    /** Where the quoted part ends that begins there; -1 when it does not. */
    private int afterQuoted(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    private int afterComment() {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }
}
