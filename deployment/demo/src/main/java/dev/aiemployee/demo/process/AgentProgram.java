package dev.aiemployee.demo.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One agent's fat jar with its env file, ready to be run any number of times. It gets nothing from the environment of
 * whoever runs the demo: no credential of theirs, no proxy, no PATH.
 *
 * @param name what it is called, and what its log file is called after
 * @param jar the fat jar
 * @param envFile its {@code --env-file}
 * @param home a folder that is all its home: also the working directory, and where its log goes
 */
public record AgentProgram(String name, Path jar, Path envFile, Path home) {
    /** What keeps an idle daemon small; the same flags as in the systemd units. */
    private static final List<String> MEMORY = List.of(
            "-XX:+UseSerialGC",
            "-Xms8m",
            "-Xmx96m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:ReservedCodeCacheSize=32m");

    /** Runs one of its commands to the end; the words of the command come first, its options follow. */
    public Command.Result runCli(String... words) {
        return command(words).run();
    }

    /** Starts the daemon; its output is appended to a log file in its home. */
    public AgentProcess start() {
        return AgentProcess.start(this, command("run"));
    }

    /** The file that {@link #start} writes to. */
    public Path log() {
        return home.resolve(name + ".log");
    }

    private Command command(String... words) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(MEMORY);
        line.addAll(List.of("-jar", jar.toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("--env-file", envFile.toString()));
        return new Command(
                line,
                home,
                Map.of(
                        "HOME", home.toString(),
                        "LANG", "C.UTF-8",
                        "LC_ALL", "C.UTF-8"));
    }
}
