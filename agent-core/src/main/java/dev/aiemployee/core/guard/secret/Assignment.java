package dev.aiemployee.core.guard.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind a name and gives it a value: a sign, a word, the border of a cell, a tag, the end of a line; and where that value
 * begins and ends. Reads a bounded part of the text. For one name and one thread.
 */
final class Assignment {
    /** How a value is joined to its name. */
    enum Join {
        /** By a sign that means nothing else. */
        SIGN,
        /** By a cell's border or a tag. */
        CELL,
        /** As the next string of a list: {@code setProperty("NAME", "value")}. */
        LIST,
        /** By the beginning of a new line. */
        LINE,
        /** Further on in a row of a table. */
        ROW,
        /** As a block of lines of its own. */
        BLOCK,
        /** As the line below a heading. */
        HEADING,
        /** By what is said of it: {@code The password for the router is ...}. */
        TOLD,
        /** By nothing but a blank, or a dash. */
        BLANK;

        /** Whether nothing else can be meant. */
        boolean isClear() {
            return this != TOLD && this != BLANK && this != HEADING && this != ROW;
        }
    }

    /**
     * A value.
     *
     * @param quoted whether it stood in quotes of its own
     * @param whole whether nothing else stands in its line or cell
     */
    record Value(Join join, int start, int end, boolean quoted, boolean whole) {}

    private static final String QUOTES = "\"'`\u201d\u201c\u00ab\u00bb\u2018\u2019\u201e";
    private static final List<String> SIGNS = List.of(
            ":::=", "::=", ":=", "?=", ".=", "+=", "||=", "=>", "->", "-->", "==", "=", "::", ":", "\u2192", "\u21d2",
            "\u27f6", "\uff1a", "\uff1d", "\u279c", "\u00bb");
    private static final List<String> SAID = List.of(
            "is", "was", "war", "ist", "lautet", "est", "es", "\u00e8", "jest", "er", "\u00e4r", "on", "to", "auf",
            "\u00e9", "now", "jetzt");

    private final CharSequence text;
    private final int limit;
    private int at;
    private boolean named;
    private boolean typed;

    /**
     * @param end where the name ends
     * @param reach how far behind that is looked
     */
    Assignment(CharSequence text, int end, int reach) {
        this.text = text;
        this.at = end;
        this.limit = Math.min(text.length(), end + reach);
    }

    /** The values, none when nothing is assigned. */
    List<Value> values() {
        int nameEnd = at;
        boolean inTag = isTagName();
        skip("\"'`*_])}>\\\u201d\u00bb\u2019", 5);
        int mark = at;
        if (inTag) {
            return pair() ? value(Join.SIGN) : fromTag(nameEnd);
        }
        if (tags()) {
            return value(Join.CELL);
        }
        blanks();
        note();
        if (pair()) {
            return value(Join.SIGN);
        }
        typeOf();
        if (sign()) {
            blanks();
            typeOf();
            if (block()) {
                return lines();
            }
            return isLineEnd() ? nextLine(Join.LINE) : value(Join.SIGN);
        }
        char here = here();
        if (here == '|' || here == '&') {
            skip("|&", 2);
            blanks();
            return row();
        }
        if (here == ',' && named) {
            at++;
            blanks();
            return QUOTES.indexOf(here()) >= 0 ? value(Join.LIST) : List.of();
        }
        return isLineEnd() ? nextLine(Join.HEADING) : spoken(mark);
    }

    /** The next cell, and the two behind it. */
    private List<Value> row() {
        int begin = at;
        List<Value> values = new ArrayList<>(value(Join.CELL));
        at = begin;
        for (int cells = 0; cells < 2; cells++) {
            while (here() != '|' && !isLineEnd()) {
                at++;
            }
            skip("|", 1);
            blanks();
            if (!isLineEnd()) {
                values.add(one(Join.ROW));
            }
        }
        return values;
    }

    private List<Value> spoken(int mark) {
        if (at == mark) {
            return List.of();
        }
        boolean tab = text.subSequence(mark, at).toString().indexOf('\t') >= 0;
        if ("-\u2013\u2014".indexOf(here()) >= 0 && at + 1 < limit && text.charAt(at + 1) == ' ') {
            at++;
            blanks();
        }
        int begin = at;
        for (int words = 0; words < 6 && isLetter(here()); words++) {
            if (word()) {
                word();
                skip(":", 1);
                blanks();
                skip("\r\n> \t", 12);
                return value(Join.TOLD);
            }
            while (at < limit && isLetter(here())) {
                at++;
            }
            skip("\"'`*", 3);
            blanks();
            if (here() == ':' && at + 1 < limit && text.charAt(at + 1) <= ' ') {
                at++;
                blanks();
                return isLineEnd() ? nextLine(Join.BLANK) : value(Join.BLANK);
            }
        }
        at = begin;
        return isLineEnd() ? List.of() : value(tab ? Join.CELL : Join.BLANK);
    }

    private static boolean isLetter(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '-' || letter == '\'';
    }

    private boolean word() {
        for (String word : SAID) {
            int end = at + word.length();
            if (end < limit && isHere(word) && (text.charAt(end) <= ' ' || text.charAt(end) == ':')) {
                at = end;
                blanks();
                return true;
            }
        }
        return false;
    }

    /** {@code <name>value</name>}, {@code <td>name</td><td>value</td>}, {@code <add key="name" value="value"/>}. */
    private List<Value> fromTag(int nameEnd) {
        at = nameEnd;
        while (at < limit && here() != '>' && here() != '\n') {
            at++;
        }
        at++;
        tags();
        white();
        return value(Join.CELL);
    }

    private boolean isTagName() {
        int end = at;
        if (end >= text.length() || "> \"'".indexOf(text.charAt(end)) < 0) {
            return false;
        }
        int from = end;
        while (from > 0 && end - from < 80 && "<>\n".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return from > 0 && text.charAt(from - 1) == '<' && from < end && SecretName.isPlain(text.charAt(from));
    }

    private boolean tags() {
        int before = at;
        for (int tags = 0; tags < 5; tags++) {
            int begin = at;
            white();
            if (here() != '<'
                    || at + 1 >= limit
                    || !(SecretName.isPlain(text.charAt(at + 1)) || text.charAt(at + 1) == '/')) {
                at = begin;
                break;
            }
            while (at < limit && here() != '>') {
                at++;
            }
            at++;
        }
        white();
        boolean moved = before != at
                && text.subSequence(before, Math.min(at, text.length()))
                                .toString()
                                .indexOf('>')
                        >= 0;
        at = moved ? at : before;
        return moved;
    }

    /** {@code "name": "NAME", "value": "..."} in JSON, YAML and XML. */
    private boolean pair() {
        int begin = at;
        skip("\"',;", 2);
        white();
        skip("-,", 1);
        white();
        skip("\"'", 1);
        if (at > begin && isHere("value")) {
            at += "value".length();
            skip("\"'", 1);
            blanks();
            if (here() == ':' || here() == '=') {
                at++;
                blanks();
                return true;
            }
        }
        at = begin;
        return false;
    }

    /** Words in brackets: {@code Password (router): ...}. */
    private void note() {
        int begin = at;
        if (here() == '(') {
            while (at < limit && at - begin < 40 && here() != ')' && here() != '\n') {
                at++;
            }
            at++;
            skip("*_", 2);
            blanks();
            if (here() != ':' && here() != '=' && here() != '|') {
                at = begin;
            }
        }
    }

    /** A type between name and sign: {@code var token string = "..."}, {@code token: String = "..."}. */
    private void typeOf() {
        int begin = at;
        while (at < limit && at - begin < 24 && (Character.isLetter(here()) || "[]<>?*&.".indexOf(here()) >= 0)) {
            at++;
        }
        boolean word = at > begin;
        blanks();
        typed |= word && here() == '=' && at + 1 < limit && text.charAt(at + 1) != '=' && text.charAt(at + 1) != '>';
        at = word && typed && here() == '=' ? at + 1 : begin;
        blanks();
    }

    private boolean sign() {
        if (typed) {
            return true;
        }
        for (String sign : SIGNS) {
            if (isHere(sign)) {
                at += sign.length();
                return true;
            }
        }
        return false;
    }

    /** What says that the value is in the lines below: a block of YAML, three quotes, a here document, a line that goes on. */
    private boolean block() {
        int begin = at;
        boolean yaml = here() == '|' || here() == '>';
        if (yaml) {
            at++;
            skip("+-123456789", 2);
        } else if (isHere("\"\"\"") || isHere("'''")) {
            at += 3;
        } else if (isHere("<<")) {
            skip("<-~'\"", 5);
            delimiter();
            skip("'\"", 1);
        } else {
            skip("\\", 1);
        }
        boolean block = at > begin;
        blanks();
        while (block && yaml && here() == '#' && at < limit) {
            skipLine();
        }
        block = block && isLineEnd();
        at = block ? at : begin;
        return block;
    }

    private void delimiter() {
        int begin = at;
        while (at < limit && at - begin < 20 && (isLetter(here()) || here() == '_')) {
            at++;
        }
    }

    private void skipLine() {
        while (!isLineEnd()) {
            at++;
        }
    }

    /** Each of the lines below that is one word; or all of them, as a password that was folded. */
    private List<Value> lines() {
        List<Value> values = new ArrayList<>();
        for (int lines = 0; lines < 4 && isLineEnd() && at < limit; lines++) {
            skip("\r", 1);
            skip("\n", 1);
            skip("> \t", 24);
            Value value = isLineEnd() ? new Value(Join.BLOCK, at, at, false, false) : one(Join.BLOCK);
            blanks();
            if (!value.whole() || !isLineEnd()) {
                break;
            }
            values.add(value);
        }
        if (values.size() > 1) {
            values.add(
                    0,
                    new Value(
                            Join.BLOCK,
                            values.get(0).start(),
                            values.get(values.size() - 1).end(),
                            false,
                            true));
        }
        return values;
    }

    /** At most two lines further on: indented, quoted, in a list, in a block of code. */
    private List<Value> nextLine(Join join) {
        for (int lines = 0; lines < 4 && isLineEnd(); lines++) {
            skip("\r", 1);
            skip("\n", 1);
            skip("> \t-*|", 14);
            boolean ruled = text.charAt(at - 1) == '-' && text.charAt(at - 2) == '-';
            if (ruled && !isLineEnd()) {
                return List.of(); // the border between two parts of a mail
            }
            if (isHere("```")) {
                while (at < limit && here() != '\n') {
                    at++;
                }
            }
        }
        return value(join).stream().filter(Value::whole).toList();
    }

    private List<Value> value(Join join) {
        List<Value> values = new ArrayList<>();
        for (int words = 0; words < 3 && at < limit && !isLineEnd(); words++) {
            values.add(one(join));
            blanks();
            skip("/,;", 1);
            blanks();
        }
        return values;
    }

    private Value one(Join join) {
        skip("*_", 3);
        blanks();
        skip("\\", 1);
        boolean white = join == Join.CELL;
        if (white) {
            white();
        }
        char quote = QUOTES.indexOf(here()) >= 0 ? here() : 0;
        char close = quote == '\u00ab' ? '\u00bb' : quote == '\u201e' || quote == '\u201c' ? 0 : quote;
        if (quote != 0) {
            at++;
            blanks();
        }
        int start = at;
        while (at < limit && !ends(start, quote != 0, close)) {
            at++;
        }
        int end = at;
        if (quote == 0 || at >= limit || here() != close) {
            while (end > start && ".,;)]}*_|\\\"'`".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
        }
        skip(QUOTES + "*_\\", 4);
        int back = at;
        blanks();
        boolean whole = isLineEnd() || "|<,;&/)".indexOf(here()) >= 0;
        at = back;
        return new Value(join, start, end, quote != 0, whole);
    }

    private boolean ends(int start, boolean quoted, char close) {
        char here = here();
        if (here <= ' ' || (quoted && here == close)) {
            return true;
        }
        if (here == '\\' && at + 1 < limit && "nrt\"'".indexOf(text.charAt(at + 1)) >= 0 && at - start >= 8) {
            return true;
        }
        if (quoted) {
            return close == 0 && QUOTES.indexOf(here) >= 0;
        }
        return "\"'`<>".indexOf(here) >= 0 || (here == ';' && at - start >= 4) || (here == '|' && at - start >= 2);
    }

    private char here() {
        return at < limit ? text.charAt(at) : '\n';
    }

    private boolean isLineEnd() {
        return at >= limit || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private boolean isHere(String word) {
        if (at + word.length() > limit) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void blanks() {
        while (at < limit
                && (text.charAt(at) == ' '
                        || text.charAt(at) == '\t'
                        || text.charAt(at) == '\u00a0'
                        || text.charAt(at) == '\u3000')) {
            at++;
        }
    }

    private void white() {
        while (at < limit && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private void skip(String signs, int most) {
        for (int i = 0; i < most && at < limit && signs.indexOf(text.charAt(at)) >= 0; i++) {
            named |= QUOTES.indexOf(text.charAt(at)) >= 0;
            at++;
        }
    }
}
