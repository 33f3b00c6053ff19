package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSettingsTest {
    @TempDir
    Path folder;

    @Test
    void theSettingsFileSaysHowMuchIsLoggedAndHow() throws IOException {
        Files.writeString(folder.resolve("mine"), "LOG_LEVEL=debug\nLOG_FORMAT=json\nSMTP_PASSWORD=x\n");
        Files.writeString(folder.resolve(".env.local"), "LOG_LEVEL=warn\n");

        assertThat(settings(Map.of(), "run", "--env-file", "mine"))
                .containsExactly(Map.entry("LOG_LEVEL", "debug"), Map.entry("LOG_FORMAT", "json"));
        assertThat(settings(Map.of(), "run", "--env-file=mine")).containsEntry("LOG_LEVEL", "debug");
        assertThat(settings(Map.of(), "run")).containsExactly(Map.entry("LOG_LEVEL", "warn"));
    }

    @Test
    void theEnvironmentGoesFirst() throws IOException {
        Files.writeString(folder.resolve(".env.local"), "LOG_LEVEL=warn\nLOG_FORMAT=json\n");

        assertThat(settings(Map.of("LOG_LEVEL", "info"), "run")).containsExactly(Map.entry("LOG_FORMAT", "json"));
    }

    @Test
    void whatTheCheckWillRefuseIsLeftOut() throws IOException {
        Files.writeString(folder.resolve(".env.local"), "LOG_LEVEL=../../x\nLOG_FORMAT=\n");

        assertThat(settings(Map.of(), "run")).isEmpty();
        assertThat(settings(Map.of(), "run", "--env-file")).isEmpty();
        assertThat(settings(Map.of(), "run", "--env-file", "gone")).isEmpty();
    }

    private Map<String, String> settings(Map<String, String> process, String... words) {
        return LogSettings.of(AgentKind.LOCAL, process, folder, List.of(words));
    }
}
