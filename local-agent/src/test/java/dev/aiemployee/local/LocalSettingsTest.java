package dev.aiemployee.local;

import dev.aiemployee.core.support.MissingSettings;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSettingsTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheLocalAgentNamesTheSettingThatIsMissingAndEndsWithTwo() {
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", "origin.git");
        new MissingSettings(AgentKind.LOCAL, folder, machine -> new LocalWiring(machine).commandLine())
                .eachIsNamedByEveryCommand(AgentKind.LOCAL, List.of("SMTP_HOST"));
    }
}
