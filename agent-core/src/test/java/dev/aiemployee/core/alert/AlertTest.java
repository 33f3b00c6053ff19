package dev.aiemployee.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final String SECRET = "Hw7!kPq2" + "zRt9mXv4";

    @Test
    void aSecretInAnyOfItsTextsIsMasked() {
        String words = "the server says: password: " + SECRET;

        Alert alert = new Alert("kind", words, words, words, List.of(words, "run `local-agent allow 3e5983089099`"));

        assertThat(alert.toString() + alert.body()).contains("[masked: ").doesNotContain(SECRET);
        assertThat(alert.todo()).last().isEqualTo("run `local-agent allow 3e5983089099`");
    }
}
