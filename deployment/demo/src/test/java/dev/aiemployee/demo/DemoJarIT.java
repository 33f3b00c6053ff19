package dev.aiemployee.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.demo.process.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoJarIT {
    @TempDir
    Path folder;

    @Test
    void theJarStartsAndExplainsItself() {
        Command.Result result = run("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.text()).contains("--fast", "--keep");
    }

    @Test
    void anUnknownOptionIsExitCodeTwo() {
        Command.Result result = run("--fats");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("--fats", "Usage");
    }

    @Test
    void bothServersStartFromTheJarAndAFailedStepIsNamed() {
        Command.Result result = run("--fast");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.text())
                .contains("ok the repository is empty", "FAILED scene 1", "local-agent.jar", "The folder stays");
    }

    private Command.Result run(String option) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Command(
                        List.of(
                                java,
                                "-Ddemo.root=" + folder,
                                "-Djava.io.tmpdir=" + folder,
                                "-jar",
                                System.getProperty("fat.jar"),
                                option),
                        folder,
                        Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"))
                .run();
    }
}
