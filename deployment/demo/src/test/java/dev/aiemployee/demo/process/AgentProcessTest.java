package dev.aiemployee.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentProcessTest {
    private static final int SIGKILL = 137;

    @TempDir
    Path home;

    private AgentProgram program;

    @BeforeEach
    void pack() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String entry = StandIn.class.getName().replace('.', '/') + ".class";
        Path jar = home.resolve("stand-in.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var code = StandIn.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        program = new AgentProgram("stand-in", jar, home.resolve("stand-in.env"), home);
    }

    @Test
    void aCommandGetsItsWordsAndNothingOfOurEnvironment() {
        Command.Result result = program.runCli("say", "a b", "ü");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.lines())
                .startsWith("[say, a b, ü, --env-file, " + home.resolve("stand-in.env") + "]")
                .contains("HOME=" + home)
                .noneMatch(line -> line.startsWith("PATH=") || line.startsWith("USER="));
        assertThat(result.errors()).contains("an error");
    }

    @Test
    void aDaemonStopsWhenAsked() {
        try (AgentProcess daemon = program.start()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> daemon.logged("ready").isPresent());
            assertThat(daemon.exitCode()).isEmpty();

            int code = daemon.stop();

            assertThat(code).isEqualTo(daemon.exitCode().orElseThrow()).isNotEqualTo(SIGKILL);
            assertThat(daemon.lastLines(1)).isEqualTo(List.of("stopping"));
        }
    }

    @Test
    void aKilledDaemonHasNoTimeToSayAnything() {
        try (AgentProcess daemon = program.start()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> daemon.logged("ready").isPresent());

            daemon.kill();

            assertThat(daemon.exitCode()).hasValue(SIGKILL);
            assertThat(daemon.logged("stopping")).isEmpty();
        }
    }
}
