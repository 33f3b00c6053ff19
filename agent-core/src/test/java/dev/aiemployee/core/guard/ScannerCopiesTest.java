package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link ScannerStepsTest} cannot count are looks at copies of a text: their bytes are counted here, and a scan that hangs on a
 * copy ends the test long after the slowest machine would be through.
 */
class ScannerCopiesTest {
    private static final int LENGTH = 128 * 1024;

    /** Bytes for each letter; the dearest piece asks for about 550. */
    private static final int MOST = 1_500;

    /** Seconds for what takes less than one. */
    private static final int HANGS = 120;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SecretScanner scanner = new SecretScanner();

    @ParameterizedTest
    @Timeout(HANGS)
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
    void theCopiesGrowWithTheLengthOfAHostileTextAndNotFaster(String piece) {
        long half = copied(repeated(piece, LENGTH));
        long whole = copied(repeated(piece, 2 * LENGTH));

        assertThat(whole).isLessThan(half * 9 / 4);
        assertThat(whole).isLessThan(2L * LENGTH * MOST);
    }

    @Test
    @Timeout(HANGS)
    void aLongLineOfLettersOrBase64IsCopiedNoMoreOften() {
        Random random = new Random(7);
        String letters = random.ints(LENGTH, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);

        assertThat(copied(letters)).isLessThan((long) LENGTH * MOST);
        assertThat(copied(Base64.getEncoder().encodeToString(bytes))).isLessThan((long) LENGTH * MOST);
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    /** The bytes that a scan asks for; the least of some rounds, for the first one loads classes. */
    private long copied(String text) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long begin = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            scanner.scan(text);
            least = Math.min(
                    least,
                    THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - begin);
        }
        return least;
    }
}
