package dev.aiemployee.core.guard.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Tokens that say by their own form whose they are: the table {@code token-families.txt} beside this class, which says how it is read. */
final class TokenRules {
    private static final String TABLE = "token-families.txt";

    /** What a token cannot stand behind: else it is a part of a longer word. */
    private static final String ALONE = "(?:^|[^A-Za-z0-9_-])";

    private static final String ENDED = "(?:[^A-Za-z0-9_-]|$)";

    private static final Predicate<String> REAL = found -> !Placeholder.isOne(found) && !PublicExamples.isOne(found);
    private static final Predicate<String> RANDOM =
            REAL.and(Randomness::looksRandom).and(TokenRules::hasDigits);

    private static final Map<String, Predicate<String>> JUDGES = Map.of(
            "any",
            found -> true,
            "real",
            REAL,
            "random",
            RANDOM,
            "random2",
            REAL.and(found -> found.chars().anyMatch(Character::isDigit)),
            "caps",
            REAL.and(Randomness::looksRandom).and(TokenRules::isNoIdentifier),
            "openai",
            RANDOM.and(found -> !found.startsWith("sk-ant-")));

    static final List<SecretRule> ALL = read();

    private TokenRules() {}

    private static List<SecretRule> read() {
        try (InputStream table = Objects.requireNonNull(TokenRules.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> rule(line.split("\\s+", 5)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }

    private static SecretRule rule(String[] columns) {
        String form = columns[4];
        String pattern =
                columns[2].equals("raw") ? form : ALONE + "(" + form + ")" + (columns[2].equals("exact") ? ENDED : "");
        boolean digits = columns[1].startsWith("random") || columns[1].equals("openai");
        Surroundings token = digits ? Surroundings.TOKEN_WITH_DIGIT : Surroundings.TOKEN;
        return SecretRule.of(
                        columns[0],
                        columns[3].replace(',', ' '),
                        pattern,
                        Objects.requireNonNull(JUDGES.get(columns[1]), columns[1]))
                .near(columns[2].equals("raw") ? raw(columns[3]) : token);
    }

    /** A sign behind an account's number is a keyword that stands in many a line. */
    private static Surroundings raw(String keywords) {
        return keywords.startsWith("0|,") ? Surroundings.DIGITS_BEFORE : Surroundings.ANY;
    }

    private static boolean hasDigits(String found) {
        return found.chars().filter(Character::isDigit).count() >= 2;
    }

    /** A generated run of letters changes case at random; words joined in one do so at each word. */
    private static boolean isNoIdentifier(String found) {
        long capitals = found.chars().filter(Character::isUpperCase).count();
        return capitals >= 9 || Randomness.isUnspeakable(found);
    }
}
