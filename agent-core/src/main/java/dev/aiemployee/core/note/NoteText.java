package dev.aiemployee.core.note;

/**
 * A note's text and where its parts lie: an optional byte order mark, a line {@code ---}, the front matter, a line
 * {@code ---}, the body. Offsets count chars.
 *
 * @param yamlStart where the front matter starts; where the body starts when there is none
 * @param yamlEnd where its closing line starts; -1 when it never closes
 * @param bodyStart where the body starts
 */
record NoteText(String text, int yamlStart, int yamlEnd, int bodyStart) {
    private static final String FENCE = "---";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static NoteText of(String text) {
        int start = afterMark(text);
        if (!isFence(text, start)) {
            return new NoteText(text, start, start, start);
        }
        int yamlStart = nextLine(text, start);
        int line = yamlStart;
        while (line < text.length()) {
            if (isFence(text, line)) {
                return new NoteText(text, yamlStart, line, nextLine(text, line));
            }
            line = nextLine(text, line);
        }
        return new NoteText(text, yamlStart, -1, text.length());
    }

    boolean hasFrontMatter() {
        return yamlStart > afterMark(text);
    }

    boolean isUnclosed() {
        return yamlEnd < 0;
    }

    String yaml() {
        return text.substring(yamlStart, yamlEnd);
    }

    String body() {
        return text.substring(bodyStart);
    }

    /** The text with another front matter; both fences are added when there were none. */
    String withYaml(String yaml) {
        if (hasFrontMatter()) {
            return text.substring(0, yamlStart) + yaml + text.substring(yamlEnd);
        }
        String fence = FENCE + lineBreak();
        return text.substring(0, bodyStart) + fence + yaml + fence + body();
    }

    /** The text with another body; an empty front matter is added when the body would be taken for one. */
    String withBody(String body) {
        if (!hasFrontMatter()) {
            NoteText bare = of(text.substring(0, bodyStart) + body);
            return bare.hasFrontMatter()
                    ? new NoteText(bare.text, bodyStart, bodyStart, bodyStart).withYaml("")
                    : bare.text;
        }
        String head = text.substring(0, bodyStart);
        return head.endsWith("\n") || body.isEmpty() ? head + body : head + lineBreak() + body;
    }

    /** The first line break of the text, a line feed when it has none. */
    String lineBreak() {
        int feed = text.indexOf('\n');
        return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }

    /** What a person calls the place of an offset. */
    ParsedNote.Broken brokenAt(int offset, String problem, String fix) {
        int line = 1;
        int start = 0;
        for (int feed = text.indexOf('\n'); feed >= 0 && feed < offset; feed = text.indexOf('\n', start)) {
            line++;
            start = feed + 1;
        }
        return new ParsedNote.Broken(line, text.codePointCount(start, offset) + 1, problem, fix);
    }

    private static int afterMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    }

    private static boolean isFence(String text, int line) {
        if (!text.startsWith(FENCE, line)) {
            return false;
        }
        int end = line + FENCE.length();
        while (end < text.length() && " \t\r".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end == text.length() || text.charAt(end) == '\n';
    }

    private static int nextLine(String text, int line) {
        int feed = text.indexOf('\n', line);
        return feed < 0 ? text.length() : feed + 1;
    }
}
