package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor's time, not the clock's: what {@link ScannerStepsTest} cannot count are looks at copies of a text. */
class ScannerSpeedTest {
    private static final int LENGTH = 128 * 1024;
    private static final double MOST = 100;
    private static final String ORDINARY =
            "Dear Mr Weber, the invoice 2026-1187 of 12 March is attached; see https://shop.example/orders/4711?lang=en "
                    + "or call +49 30 901820.\n- [ ] Send the *offer* to [[Maria Lopez]] (due 2026-04-01), total 1,204.50 EUR\n";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SecretScanner scanner = new SecretScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "=",
                "key",
                "key=",
                "password=",
                "\\u0070assword=",
                "password: ",
                "password,token\n",
                "|password|\n",
                "api_key_",
                "token ",
                "kind: secret data: ",
                "a://b:c@",
                "0|",
                "eyJaaaaaaaaaa.",
                "pat",
                "mysql -p"
            })
    void aHostileTextCostsABoundedMultipleOfAnOrdinaryOne(String piece) {
        assertThat(cost(piece)).isLessThan(MOST * cost(ORDINARY));
    }

    @Test
    void aLongLineOfLettersOrBase64CostsNoMoreEither() {
        Random random = new Random(7);
        String letters = random.ints(LENGTH, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);

        double ordinary = cost(ORDINARY);
        assertThat(cost(letters)).isLessThan(MOST * ordinary);
        assertThat(cost(Base64.getEncoder().encodeToString(bytes))).isLessThan(MOST * ordinary);
    }

    /** The cheapest of some rounds. */
    private double cost(String piece) {
        String text = piece.repeat(LENGTH / piece.length() + 1).substring(0, LENGTH);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            scanner.scan(text);
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - begin);
        }
        return least;
    }
}
