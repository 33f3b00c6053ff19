package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.secret.NamedValues;
import dev.aiemployee.core.guard.secret.SecretRules;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts how often the scanner looks at a character: a text twice as long may cost twice as much, whatever stands in it. */
class ScannerStepsTest {
    private static final int LENGTH = 10_000;

    /** Pieces that begin many rules and end none; what a stranger would send to keep a machine busy. */
    static Stream<String> pieces() {
        Stream<String> rules =
                SecretRules.ALL.stream().map(rule -> rule.keywords().get(0));
        Stream<String> knots = Stream.of(
                "a",
                " ",
                "\n",
                "password",
                "password=",
                "password_",
                "a_password.",
                "password is ",
                "token: \n",
                "secret-",
                "eyJ",
                "eyJaaaaaaaaaa.",
                "-----BEGIN " + "PRIVATE KEY-----",
                "-----BEGIN ",
                "://a:",
                "a://b:c",
                "server=;",
                "server=a;password=",
                "sk-",
                "sk-ant-",
                "aws_secret_key=",
                "authorization: bearer ",
                "PuTTY-User-" + "Key-File-2",
                "login a password ",
                "sig=",
                "sv=2024-11-04&",
                "AKIAAAAAAAAAAAAAAAA",
                "EAAa0",
                "$argon2id$v=1$m=",
                "\"d\":\"",
                "key-0",
                "api_key_",
                "a.a.a.",
                "Token |",
                "> ",
                "password,token\n",
                "|password|\n",
                "<password>",
                "\\u0070assword=",
                "cGFzc3dvcmQ6IGE",
                "`\"'*");
        return Stream.of(rules, words(), knots).flatMap(pieces -> pieces).distinct();
    }

    /** Some of the words that name a secret: they are read by the same code. */
    private static Stream<String> words() {
        List<String> words = NamedValues.words();
        return Stream.iterate(0, i -> i < words.size(), i -> i + 25).map(i -> words.get(i) + ": ");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void theWorkGrowsWithTheLengthOfAHostileTextAndNotFaster(String piece) {
        long half = steps(piece.repeat(LENGTH / piece.length()));
        long whole = steps(piece.repeat(2 * LENGTH / piece.length()));

        assertThat(whole).isLessThan(half * 9 / 4);
        assertThat(whole).isLessThan(2L * LENGTH * 200);
    }

    /** Each value has the whole rest of such a text behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"password=\\u0041", "secret:secret1:"})
    void namesInValuesOfATextWithoutAnEndAreNotEachReadToTheEnd(String piece) {
        long steps = steps(piece.repeat(LENGTH / piece.length()));

        assertThat(steps).isLessThan(LENGTH * 60L);
    }

    @Test
    void theLastOfManyNamesInOneWordIsRead() {
        String command = "run " + "token=none&".repeat(12) + "api_key=" + "q7RtZ2mK9xLw4VbN8sDf";

        assertThat(new SecretScanner().masked(command)).doesNotContain("q7RtZ2mK9xLw4VbN8sDf");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theWorkGrowsWithTheLengthOfAnyMixture(long seed) {
        long half = steps(mixture(seed, 4 * LENGTH)); // long enough that each mixture is even
        long whole = steps(mixture(seed, 8 * LENGTH));

        assertThat(whole).isLessThan(half * 9 / 4);
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(12);
    }

    private static String mixture(long seed, int length) {
        Random random = new Random(seed);
        String[] all = pieces().toArray(String[]::new);
        String[] few = random.ints(4, 0, all.length).mapToObj(i -> all[i]).toArray(String[]::new);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(few[random.nextInt(few.length)]);
        }
        return text.toString();
    }

    private static long steps(String text) {
        AtomicLong steps = new AtomicLong();
        new SecretScanner().scan(new Counted(text, steps));
        return steps.get();
    }

    /** Counts each look at a character, also at one of a part. */
    private record Counted(CharSequence text, AtomicLong steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            steps.addAndGet(text.length());
            return text.toString();
        }
    }
}
