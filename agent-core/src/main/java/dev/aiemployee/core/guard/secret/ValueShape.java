package dev.aiemployee.core.guard.secret;

import com.google.re2j.Pattern;

/** What a value looks like: chosen by a person, made by a machine, or a word, a path, a call that only stands where one would. Pure. */
final class ValueShape {
    private static final String SIGNS = "!@#$%^&*+=?~\u00a7(){}[]<>";
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** A variable, a template, a call, a link, a tag: what says where the value comes from. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?i)[$%]?[{(\\[<].*|[$][a-z_(][\\w:.-]*[)}]*|%[a-z_]+%|!\\w+|\\^[\\w-]+|[$][a-z_]\\w*[\\[(>-].*"
                    + "|[a-z_][\\w.:>-]*\\([^)]*\\)*[;,]?|[a-z_][\\w.]*\\[.*|.*(?:\\{\\{|\\[\\[|\\$\\{|\\$\\(|</|://).*|[@&]\\w+");

    private static final String KEY_SIGNS = "+/=_.!@#$%^&*|~?,:-";
    private static final String BETWEEN = "-_.:/+,";

    private ValueShape() {}

    static boolean isReference(String value) {
        return REFERENCE.matches(value);
    }

    static boolean isUuid(String value) {
        return UUID.matches(value);
    }

    /** Letters with digits, or with signs as nobody writes them: a word alone is none, and neither is a number. */
    static boolean isPassword(String value) {
        return isTyped(value)
                && (isSigned(value)
                        || isMade(value)
                        || (isMixed(value) && !isTerm(value))
                        || (Randomness.looksRandom(value) && isTerm(value) && isStrong(value)));
    }

    /** Typed, with letters and digits, whatever they spell. */
    static boolean isMixedWord(String value) {
        return isTyped(value) && isMixed(value);
    }

    /** A password that shows as one also where nothing but a blank stands before it. */
    static boolean isStrong(String value) {
        boolean signs = value.chars().anyMatch(sign -> SIGNS.indexOf(sign) >= 0 && value.indexOf(sign) > 0);
        return isTyped(value)
                && value.length() >= 8
                && (isSigned(value)
                        || (isMixed(value)
                                && !isTerm(value)
                                && (signs || (Randomness.looksRandom(value) && Randomness.isCased(value)))));
    }

    /** What a machine made: one word that is no name of something. */
    static boolean isKey(String value) {
        if (value.length() < 12 || !isKeyText(value)) {
            return false;
        }
        if (value.chars().allMatch(Character::isDigit)) {
            return value.length() >= 15;
        }
        return !isTerm(value)
                && (isSigned(value)
                        || (isMixed(value) && Randomness.looksRandom(value))
                        || (value.length() >= 14 && Randomness.isUnspeakable(value)));
    }

    /** A sign inside it, and a capital after a small letter in one of its words: {@code Sommer!rCJa}. */
    private static boolean isSigned(String value) {
        boolean sign = false;
        boolean hump = false;
        for (int i = 1; i < value.length(); i++) {
            char here = value.charAt(i);
            sign |= i < value.length() - 1 && "!@#$%^&*+=?~\u00a7".indexOf(here) >= 0;
            hump |= Character.isUpperCase(here) && Character.isLowerCase(value.charAt(i - 1));
        }
        return sign && hump && value.chars().filter(Character::isLetter).count() >= 5;
    }

    /** Letters that change case as no words do. */
    private static boolean isMade(String value) {
        return value.length() >= 12
                && Randomness.looksRandom(value)
                && !isWords(value)
                && value.chars().filter(Character::isUpperCase).count() * 4 >= value.length()
                && value.chars().anyMatch(Character::isLowerCase);
    }

    /** Words in one, each with a capital: {@code MonSuperPassWord}. */
    private static boolean isWords(String value) {
        int word = 0;
        for (int i = 0; i < value.length(); i++) {
            boolean capital = Character.isUpperCase(value.charAt(i));
            if (!Character.isLetter(value.charAt(i)) || (capital && i > 0 && word < 3)) {
                return false;
            }
            word = capital ? 1 : word + 1;
        }
        return word >= 3 && !Randomness.isUnspeakable(value);
    }

    private static boolean isMixed(String value) {
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < value.length() && !(digit && letter); i++) {
            digit |= Character.isDigit(value.charAt(i));
            letter |= Character.isLetter(value.charAt(i));
        }
        return digit && letter;
    }

    /** What a keyboard has, without blanks. */
    private static boolean isTyped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char here = value.charAt(i);
            if (!((here > ' ' && here < 127) || here == '\u00a7' || (here >= '\u00c0' && here <= '\u024f'))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static boolean isKeyText(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!SecretName.isPlain(value.charAt(i)) && KEY_SIGNS.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Words joined by signs, some with a digit as technical terms have it: {@code E2E-encryption}, {@code gpt-4o-mini}, {@code user_key_2}. */
    static boolean isTerm(String value) {
        boolean parted = false;
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            if (BETWEEN.indexOf(value.charAt(at)) >= 0) {
                if (!isTermPart(value.substring(from, at))) {
                    return false;
                }
                parted = true;
                from = at + 1;
            }
        }
        return parted && isTermPart(value.substring(from));
    }

    private static boolean isTermPart(String part) {
        long digits = part.chars().filter(Character::isDigit).count();
        long letters = part.chars().filter(Character::isLetter).count();
        if (digits + letters != part.length()) {
            return false;
        }
        return digits == 0
                ? !Randomness.isUnspeakable(part)
                : letters == 0
                        ? digits <= 3
                        : part.length() <= 5
                                || (digits <= 2
                                        && letters >= 3
                                        && Character.isDigit(part.charAt(part.length() - 1))
                                        && part.length() <= 12);
    }
}
