package dev.aiemployee.core.guard.secret;

import dev.aiemployee.core.guard.secret.SecretWords.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A name that promises a secret, where it stands in a text.
 *
 * @param kind what kind of value it promises
 * @param start its first character
 * @param end behind its last one
 * @param compound whether it is written as programs write names: {@code dbPassword}, {@code API_TOKEN}
 * @param option whether it is an option of a command: {@code --password}
 */
record SecretName(Kind kind, int start, int end, boolean compound, boolean option) {
    private static final int LONGEST = 60;

    /** The name around a word of ours; empty when the word is a part of another one, or the name means something else. */
    static Optional<SecretName> around(CharSequence text, SecretWords.Word word, int start, int end) {
        if (!isWord(text, word, start, end)) {
            return Optional.empty();
        }
        int from = left(text, start);
        int to = right(text, end);
        String before = text.subSequence(from, start).toString();
        String behind = text.subSequence(end, to).toString();
        if (isHarmless(before, behind) || inAddress(text, from) || inCode(text, from, to)) {
            return Optional.empty();
        }
        boolean compound = from < start || to > end;
        boolean option = before.startsWith("--") || (before.isEmpty() && start > 0 && text.charAt(start - 1) == '-');
        return Optional.of(new SecretName(word.kind(), from, to, compound, option));
    }

    /** Also over the brackets of a link, which a vault that links each known word puts into names: {@code csrf_[[token]]}. */
    private static int left(CharSequence text, int start) {
        int at = start;
        if (at > 2 && text.charAt(at - 1) == '[' && text.charAt(at - 2) == '[' && isPart(text.charAt(at - 3))) {
            at -= 2;
        }
        while (at > 0 && start - at < LONGEST && isPart(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Without the sign that ends a sentence. */
    private static int right(CharSequence text, int end) {
        int at = end;
        while (at < text.length() && at - end < LONGEST && isPart(text.charAt(at))) {
            at++;
        }
        while (at > end && ".-_".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private static boolean isPart(char letter) {
        return isPlain(letter) || letter == '_' || letter == '-' || letter == '.';
    }

    static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    private static boolean isWord(CharSequence text, SecretWords.Word word, int start, int end) {
        char first = text.charAt(start);
        char last = text.charAt(end - 1);
        boolean joined = start > 0 && Character.isLetter(text.charAt(start - 1)) && first < 128;
        boolean hump = joined && Character.isUpperCase(first) && Character.isLowerCase(text.charAt(start - 1));
        if (joined && !hump && (word.alone() || end - start < 4)) {
            return false;
        }
        int behind = end < text.length() && text.charAt(end) == 's' && end - start > 3 ? end + 1 : end;
        char next = behind < text.length() ? text.charAt(behind) : ' ';
        boolean goesOn = Character.isLetter(next) && next < 0x250 && last < 0x250;
        return !goesOn || (Character.isUpperCase(next) && !Character.isUpperCase(text.charAt(behind - 1)));
    }

    private static boolean isHarmless(String before, String behind) {
        return holds(before, SecretWords.HARMLESS_BEFORE) || holds(behind, SecretWords.HARMLESS_BEHIND);
    }

    /** Whether one of the words of a name, as programs join them, is one of these. */
    private static boolean holds(String name, Set<String> words) {
        int from = 0;
        for (int at = 1; at <= name.length(); at++) {
            boolean ends = at == name.length()
                    || !isPlain(name.charAt(at))
                    || (Character.isUpperCase(name.charAt(at)) && !Character.isUpperCase(name.charAt(at - 1)))
                    || (Character.isDigit(name.charAt(at)) && !Character.isDigit(name.charAt(at - 1)));
            if (ends) {
                from += isPlain(name.charAt(from)) ? 0 : 1;
                if (at > from && words.contains(name.substring(from, at).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                from = at;
            }
        }
        return false;
    }

    /** In the middle of a long run of Base64, or all of a line of it. */
    private static boolean inCode(CharSequence text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < 40 && isCode(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < 40 && isCode(text.charAt(to))) {
            to++;
        }
        boolean isWhole = from == start
                && Randomness.looksRandom(text.subSequence(start, end).toString());
        return to - from >= 48 && (from < start || isWhole);
    }

    private static boolean isCode(char letter) {
        return isPlain(letter) || letter == '+' || letter == '/';
    }

    /** Mails are full of links with tokens of no worth. */
    private static boolean inAddress(CharSequence text, int start) {
        if (start == 0 || "?&;/=%#,".indexOf(text.charAt(start - 1)) < 0) {
            return false;
        }
        for (int at = start - 1; at > 1 && start - at < 400 && text.charAt(at) > ' '; at--) {
            if (text.charAt(at) == '/' && text.charAt(at - 1) == '/' && text.charAt(at - 2) == ':') {
                return true;
            }
        }
        return false;
    }
}
