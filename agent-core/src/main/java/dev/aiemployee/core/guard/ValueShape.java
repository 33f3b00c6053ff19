package dev.aiemployee.core.guard;

import com.google.re2j.Pattern;
import java.util.Arrays;

/** What a value looks like: chosen by a person, made by a machine, or a word, a path, a call that only stands where one would. Pure. */
final class ValueShape {
    private static final String SIGNS = "!@#$%^&*+=?~\u00a7(){}[]<>";
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** A variable, a template, a call, a link, a tag: what says where the value comes from. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?i)[$%]?[{(\\[<].*|[$][a-z_(][\\w:.-]*[)}]*|%[a-z_]+%|!\\w+|\\^[\\w-]+|[$][a-z_]\\w*[\\[(>-].*"
                    + "|[a-z_][\\w.:>-]*\\([^)]*\\)*[;,]?|[a-z_][\\w.]*\\[.*|.*(?:\\{\\{|\\[\\[|\\$\\{|\\$\\(|</|://).*|[@&]\\w+");

    private static final Pattern PASSWORD_LETTERS = Pattern.compile("[\\x21-\\x7e\u00a7\u00c0-\u024f]+");
    private static final Pattern KEY_LETTERS = Pattern.compile("[A-Za-z0-9+/=_.!@#$%^&*|~?,:-]+");

    private ValueShape() {}

    static boolean isReference(String value) {
        return REFERENCE.matches(value);
    }

    static boolean isUuid(String value) {
        return UUID.matches(value);
    }

    /** Letters with digits, or with signs as nobody writes them: a word alone is none, and neither is a number. */
    static boolean isPassword(String value) {
        return PASSWORD_LETTERS.matches(value)
                && (isSigned(value)
                        || isMade(value)
                        || (isMixed(value) && !isTerm(value))
                        || (isTerm(value) && Randomness.looksRandom(value) && isStrong(value)));
    }

    /** A password that shows as one also where nothing but a blank stands before it. */
    static boolean isStrong(String value) {
        boolean signs = value.chars().anyMatch(sign -> SIGNS.indexOf(sign) >= 0 && value.indexOf(sign) > 0);
        return PASSWORD_LETTERS.matches(value)
                && value.length() >= 8
                && (isSigned(value)
                        || (isMixed(value)
                                && !isTerm(value)
                                && (signs || (Randomness.looksRandom(value) && Randomness.isCased(value)))));
    }

    /** What a machine made: one word that is no name of something. */
    static boolean isKey(String value) {
        if (!KEY_LETTERS.matches(value) || value.length() < 12) {
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
                && value.chars().filter(Character::isUpperCase).count() * 4 >= value.length()
                && value.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean isMixed(String value) {
        return value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter);
    }

    /** Words joined by signs, some with a digit as technical terms have it: {@code E2E-encryption}, {@code gpt-4o-mini}, {@code user_key_2}. */
    static boolean isTerm(String value) {
        String[] parts = value.split("[-_.:/+,]+", -1);
        return parts.length >= 2 && Arrays.stream(parts).allMatch(ValueShape::isTermPart);
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
