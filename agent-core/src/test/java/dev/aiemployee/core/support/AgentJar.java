package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A fat jar, that of the module under test unless another one is named, started as a person starts it: a process of its own, in a home of its own, with
 * nothing in its environment that is not said here.
 */
public final class AgentJar {
    private final Path home;
    private final Path jar;
    private final Map<String, String> environment = new HashMap<>();
    private int runs;

    public AgentJar(Path home) {
        this(home, Path.of(System.getProperty("fat.jar")));
    }

    public AgentJar(Path home, Path jar) {
        this.home = home;
        this.jar = jar;
        environment.put("HOME", home.toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PATH", "/usr/bin:/bin");
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command ended with, and what it wrote. */
    public record Result(int exitCode, String output, String errors) {
        /** All that a person could read. */
        public String text() {
            return output + errors;
        }
    }

    /** Sets a variable of the processes that are started from now on. */
    public AgentJar variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Writes the settings file that the agent finds in its working folder. */
    public AgentJar settings(String fileName, Map<String, String> settings) {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            Files.writeString(home.resolve(fileName), lines);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end; one that takes a minute is killed and fails the test. */
    public Result run(String... words) {
        RunningJar running = start(words);
        try {
            return running.result(1, TimeUnit.MINUTES);
        } finally {
            running.kill();
        }
    }

    /** Starts a command that stays, such as {@code run}. */
    public RunningJar start(String... words) {
        Path output = home.resolve("output-" + ++runs + ".txt");
        Path errors = home.resolve("errors-" + runs + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command(words)).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            return new RunningJar(process, output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-jar",
                jar.toString()));
        command.addAll(List.of(words));
        return command;
    }
}
