package dev.aiemployee.core.guard.secret;

import com.google.re2j.Pattern;

/**
 * How far a credential goes on behind what its rule saw of it: a private key to the end of its block, a token that was cut off to its
 * last character. Looks at each character of a text a bounded number of times, when asked in the order of the places.
 */
final class Extent {
    private static final String END = "-----END";
    private static final Pattern WORDS = Pattern.compile("[a-z .,\u2026<>*\\[\\](){}_-]{1,80}");

    /** What is shorter than this was seen whole: {@link Windows#AFTER} is well beyond it. */
    private static final int LONG = 200;

    private final CharSequence text;
    private int blockFrom;
    private int blockEnd;
    private int tokenFrom;
    private int tokenEnd;

    Extent(CharSequence text) {
        this.text = text;
    }

    /** Whether a block says in words what would stand there, as manuals do; what has no end is none of these. */
    boolean isPlaceholder(Span span) {
        boolean block = span.rule().equals(SecretRules.PRIVATE_KEY) && isHeaded(span);
        String whole = block
                ? text.subSequence(span.end(), Math.min(of(span), span.end() + 200))
                        .toString()
                : "";
        int end = whole.indexOf(END);
        String body = end < 0 ? "" : whole.substring(0, end).strip();
        return block && end >= 0 && WORDS.matches(body);
    }

    /** The true end of what a rule found. */
    int of(Span span) {
        boolean key = span.rule().equals(SecretRules.PRIVATE_KEY) && isHeaded(span);
        if (key || span.rule().equals(SecretRules.PUTTY_KEY)) {
            return block(span.end());
        }
        return span.end() - span.start() < LONG ? span.end() : token(span.end());
    }

    private boolean isHeaded(Span span) {
        return text.charAt(span.start()) == '-';
    }

    /** The end of the token that stands at {@code place}. */
    private int token(int place) {
        if (place < tokenFrom || place > tokenEnd) {
            tokenFrom = place;
            tokenEnd = place;
            while (tokenEnd < text.length() && isToken(text.charAt(tokenEnd))) {
                tokenEnd++;
            }
        }
        return tokenEnd;
    }

    /** The end of the block whose first line ends at {@code place}; the end of the text when nothing ends it. */
    private int block(int place) {
        if (place < blockFrom || place > blockEnd) {
            blockFrom = place;
            blockEnd = place;
            while (blockEnd < text.length() && !isEnd(blockEnd)) {
                blockEnd++;
            }
            while (blockEnd < text.length() && text.charAt(blockEnd) != '\n') {
                blockEnd++;
            }
        }
        return blockEnd;
    }

    private boolean isEnd(int place) {
        for (int i = 0; i < END.length(); i++) {
            if (place + i >= text.length() || text.charAt(place + i) != END.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(char at) {
        return (at >= 'a' && at <= 'z')
                || (at >= 'A' && at <= 'Z')
                || (at >= '0' && at <= '9')
                || "+/=_.~-".indexOf(at) >= 0;
    }
}
