package dev.aiemployee.core.guard.secret;

import java.util.List;

/**
 * Which parts of a text a rule is tried on: those around its keywords, joined while they are small. Each part has a bounded
 * length and overlaps the one before it by a bounded length, so that the work grows with the text and not with its square,
 * whatever a pattern does. For one text and one thread.
 */
final class Windows {
    static final int BEFORE = 160;
    static final int AFTER = 400;
    private static final int LONGEST = 4_096;

    /** What is done with each part. */
    interface Part {
        void on(int rule, int from, int to);
    }

    private static final String SIGNS = "._-=+/:$~%@|";

    private final List<SecretRule> rules;
    private final CharSequence text;
    private final Part part;
    private final int[] from;
    private final int[] to;

    /** The token that was looked at last. */
    private int tokenFrom;

    private int tokenTo;
    private boolean digit;

    /** The end of the line that was looked at last, and where its last option begins. */
    private int lineEnd;

    private int option = -1;

    Windows(List<SecretRule> rules, CharSequence text, Part part) {
        this.rules = rules;
        this.text = text;
        this.part = part;
        this.from = new int[rules.size()];
        this.to = new int[rules.size()];
    }

    /** A keyword's last character stands here; the places come in order. */
    void around(int rule, int place) {
        Surroundings near = rules.get(rule).near();
        if (near.isToken()) {
            aroundToken(rule, place, near == Surroundings.TOKEN_WITH_DIGIT);
        } else if (near == Surroundings.OPTION ? hasOption(place) : near.at(text, place)) {
            around(rule, place, Math.max(0, place - BEFORE), Math.min(text.length(), place + AFTER));
        }
    }

    /** With two characters before the token, so that its pattern sees that nothing of it was cut off, and one behind it. */
    private void aroundToken(int rule, int place, boolean withDigit) {
        if (place >= tokenTo) {
            token(place);
        }
        if (tokenTo - tokenFrom >= Surroundings.SHORTEST_TOKEN && (digit || !withDigit)) {
            int begin = Math.max(Math.max(0, tokenFrom - 2), place - BEFORE);
            int end = Math.min(Math.min(text.length(), tokenTo + 1), place + AFTER);
            around(rule, place, begin, end);
        }
    }

    private void around(int rule, int place, int begin, int end) {
        boolean joins = to[rule] > begin && place - from[rule] < LONGEST;
        if (!joins) {
            close(rule);
            from[rule] = begin;
        }
        to[rule] = end;
    }

    /** Looks at each character once: the next place is asked for in this token or behind it. */
    private void token(int place) {
        int begin = place;
        while (begin > tokenTo && isToken(text.charAt(begin - 1))) {
            begin--;
        }
        int end = place;
        digit = false;
        while (end < text.length() && (end <= place || isToken(text.charAt(end)))) {
            end++;
        }
        for (int at = begin; at < end && !digit; at++) {
            digit = text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }
        tokenFrom = begin;
        tokenTo = end;
    }

    private boolean hasOption(int place) {
        if (place >= lineEnd) {
            lineEnd = place;
            while (lineEnd < text.length() && text.charAt(lineEnd) != '\n') {
                option = Surroundings.isOption(text, lineEnd) ? lineEnd : option;
                lineEnd++;
            }
        }
        return option >= place;
    }

    private static boolean isToken(char at) {
        return SecretName.isPlain(at) || SIGNS.indexOf(at) >= 0;
    }

    /** No more keywords. */
    void close() {
        for (int rule = 0; rule < to.length; rule++) {
            close(rule);
        }
    }

    private void close(int rule) {
        if (to[rule] > from[rule]) {
            part.on(rule, from[rule], to[rule]);
        }
    }
}
