package dev.aiemployee.local;

import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.LogSettings;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.List;

/** The local agent's program: {@code java -jar local-agent.jar COMMAND}. */
public final class LocalMain {
    private LocalMain() {}

    public static void main(String[] arguments) {
        LogSettings.of(AgentKind.LOCAL, System.getenv(), Path.of("").toAbsolutePath(), List.of(arguments))
                .forEach(System::setProperty);
        System.exit(AgentCli.run(LocalWiring.onThisMachine().commandLine(), System.out, arguments));
    }
}
