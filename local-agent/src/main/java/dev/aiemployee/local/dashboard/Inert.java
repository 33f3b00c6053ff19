package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.guard.SecretMask;

/** Text from outside on one line of Markdown, where none of it is a link, a tag, a comment or code, nor what looks like a secret. Pure. */
final class Inert {
    private static final String LIVE = "[]|<>`%#*_~=$\\!";
    private static final String STILL = "()/‹›'％＃∗＿∼＝＄＼！";

    private Inert() {}

    /** The text with look-alikes for every letter that Obsidian would act on, cut to so many letters. */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        SecretMask.masked(text.strip())
                .codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .map(point -> Character.isISOControl(point) || Character.isWhitespace(point) ? ' ' : point)
                .map(Inert::still)
                .limit(most + 1L)
                .forEach(line::appendCodePoint);
        if (line.codePointCount(0, line.length()) <= most) {
            return line.toString();
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static int still(int point) {
        int at = LIVE.indexOf(point);
        return at < 0 ? point : STILL.charAt(at);
    }
}
