package dev.aiemployee.cloud;

import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.LogSettings;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.List;

/** The cloud agent's program: {@code java -jar cloud-agent.jar COMMAND}. */
public final class CloudMain {
    private CloudMain() {}

    public static void main(String[] arguments) {
        LogSettings.of(AgentKind.CLOUD, System.getenv(), Path.of("").toAbsolutePath(), List.of(arguments))
                .forEach(System::setProperty);
        System.exit(AgentCli.run(CloudWiring.onThisMachine().commandLine(), System.out, arguments));
    }
}
