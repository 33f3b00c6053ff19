package dev.aiemployee.core.cli;

import dev.aiemployee.core.support.MissingSettings;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingSettingsTest {
    @TempDir
    Path folder;

    @Test
    void everySharedCommandNamesTheSettingThatIsMissingAndEndsWithTwo() {
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", "origin.git");
        new MissingSettings(
                        AgentKind.CLOUD,
                        folder,
                        machine -> AgentCli.of(
                                new Agent(AgentKind.CLOUD, machine, workplace -> {
                                    throw new AssertionError("nothing starts");
                                }),
                                "A test's agent."))
                .eachIsNamedByEveryCommand(AgentKind.CLOUD, List.of("IMAP_HOST"));
    }
}
