package dev.aiemployee.cloud.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedAnswersTest {
    private long nanos;
    private final BoundedAnswers answers = new BoundedAnswers(1_000, Duration.ofSeconds(60), () -> nanos);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK ready\r\n",
                "* 1 FETCH (BODY[]<0> {5}\r\nhello)\r\na1 OK done\r\n",
                "* OK look at {9999999} here\r\n",
                "* 1 FETCH (BODY[] {12}\r\n{99999}\r\n...\r\n)\r\n",
                "* 1 FETCH (BODY[] {-5}\r\n)\r\n"
            })
    void anOrdinaryAnswerPasses(String answer) throws IOException {
        assertThat(received(answer).readAllBytes()).asString(ISO_8859_1).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 1 FETCH (BODY[] {1001}\r\n",
                "* OK {2000000000}\r\n",
                "* OK {99999999999999999999}\r\n",
                "* 1 FETCH (A {3}\r\nabc B {5000}\r\n"
            })
    void aLiteralThatIsTooLongEndsTheConnection(String answer) {
        assertThatThrownBy(() -> received(answer).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at once");
    }

    @Test
    void aLineWithoutEndEndsTheConnection() {
        assertThatThrownBy(() -> answers.receiving(new Endless("x")).transferTo(OutputStream.nullOutputStream()))
                .hasMessageContaining("without end");
    }

    @Test
    void linesWithoutEndEndTheConnection() {
        assertThatThrownBy(() -> answers.receiving(new Endless("* OK\r\n")).transferTo(OutputStream.nullOutputStream()))
                .hasMessageContaining("lines without end");
    }

    @Test
    void eachCommandBeginsANewAnswer() throws IOException {
        InputStream in = answers.receiving(new Endless("* OK\r\n"));
        OutputStream out = answers.sending(OutputStream.nullOutputStream());

        for (int command = 0; command < 10; command++) {
            out.write("a1 NOOP\r\n".getBytes(ISO_8859_1));
            in.readNBytes(90_000);
        }

        assertThat(in.read()).isPositive();
    }

    @Test
    void anAnswerThatDripsIsNotWaitedForLongerThanThePatience() throws IOException {
        InputStream in = answers.receiving(new Endless("x"));
        in.read();

        nanos = Duration.ofSeconds(61).toNanos();

        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
    }

    private InputStream received(String answer) {
        return answers.receiving(new ByteArrayInputStream(answer.getBytes(ISO_8859_1)));
    }

    private static final class Endless extends InputStream {
        private final String again;
        private int at;

        Endless(String again) {
            this.again = again;
        }

        @Override
        public int read() {
            return again.charAt(at++ % again.length());
        }

        @Override
        public int read(byte[] into, int start, int length) {
            for (int i = 0; i < length; i++) {
                into[start + i] = (byte) read();
            }
            return length;
        }
    }
}
