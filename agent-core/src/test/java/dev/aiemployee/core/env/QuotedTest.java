package dev.aiemployee.core.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real shell makes of it. */
class QuotedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/mara/vault",
                "/home/mara/My Vault",
                "/home/mara/Mara's Vault",
                "a$HOME `id` $(id)",
                "#1; rm & | < > * ? [a] {b,c} !x ~",
                "~/vault",
                "a\\b\"c'd''",
                "übung",
                "two\nlines",
                ""
            })
    void anyValueIsOneWordOfAShell(String value) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(List.of("sh", "-c", "printf '%s|' " + Quoted.shell(value))).start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(words).isEqualTo(value + "|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "My Vault", "Mara's Vault", "a #b", "$HOME", "C:\\vault", "a \"b\"", "'", "\""})
    void aSettingIsReadBackAsItWas(String value) {
        String line = "A=" + Quoted.setting(value).orElseThrow();

        assertThat(EnvLines.parse("env", line)).isEqualTo(new EnvLines(Map.of("A", value), List.of()));
    }

    @Test
    void whatNoQuotesCanHoldHasNoForm() {
        assertThat(Quoted.setting("Mara's \"big\" vault")).isEmpty();
        assertThat(Quoted.setting("Mara's\\vault")).isEmpty();
    }
}
