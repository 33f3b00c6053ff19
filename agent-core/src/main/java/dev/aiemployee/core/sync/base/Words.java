package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.guard.SecretMask;
import java.util.regex.Pattern;

/** What a server, a commit or a file name says, made fit for one line of Markdown or of a terminal: it may be hostile, and it may quote a secret. Pure. */
public final class Words {
    private static final int LONGEST = 300;
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{C}\\p{Zl}\\p{Zp}]+");
    private static final Pattern MARKUP = Pattern.compile("[`<>\\[\\]|]");

    private Words() {}

    /** One line of at most {@value #LONGEST} characters, without control characters, links, tags and code marks. */
    public static String of(String said) {
        String start = said.length() > 10 * LONGEST ? said.substring(0, 10 * LONGEST) : said;
        String line = MARKUP.matcher(SecretMask.masked(UNSEEN.matcher(start).replaceAll(" ")))
                .replaceAll("'")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
    }
}
