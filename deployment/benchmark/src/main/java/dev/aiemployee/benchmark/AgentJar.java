package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The cloud agent's fat jar, started as its service file starts it. Reads {@code /proc}, so Linux only. */
final class AgentJar {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms8m",
            "-Xmn4m",
            "-Xmx96m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=10000");
    private static final long TICKS_PER_SECOND = 100;

    private final Path jar;
    private final Place place;
    private final Map<String, String> variables;

    AgentJar(Path root, Place place, Map<String, String> more) {
        this.jar = root.resolve("cloud-agent/target/cloud-agent.jar");
        this.place = place;
        this.variables = new HashMap<>(more);
        variables.putAll(Map.of(
                "VAULT_PATH", place.vault().toString(),
                "GIT_REMOTE_URL", place.url(),
                "STATE_PATH", place.state().toString(),
                "MAIL_SOURCE", "none",
                "LC_ALL", "C.UTF-8",
                "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                "HOME", place.vault().resolveSibling("home").toString()));
        Contenders.folder(place.state());
    }

    /** Runs one command to its end. @throws IllegalStateException when it fails */
    void run(String command) {
        try {
            Process process = process(command);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "cloud-agent " + command + " failed:\n" + Files.readString(log(command)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the log of " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    Running start() {
        return new Running(process("run"), log("run"));
    }

    private Process process(String command) {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(FLAGS);
        words.addAll(List.of("-jar", jar.toString(), command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log(command).toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + jar, e);
        }
    }

    private Path log(String command) {
        return place.vault().resolveSibling("cloud-agent-" + command + ".log");
    }

    /** The daemon while it runs. */
    static final class Running implements AutoCloseable {
        private final Process process;
        private final Path log;

        private Running(Process process, Path log) {
            this.process = process;
            this.log = log;
        }

        /** Waits until it has come through its start. */
        void awaitLife() {
            for (int look = 0; look < 300 && process.isAlive(); look++) {
                if (megabytes() > 40 && cpu().toMillis() > 500) {
                    Pause.of(Duration.ofSeconds(3));
                    return;
                }
                Pause.of(Duration.ofMillis(100));
            }
            throw new IllegalStateException("the daemon does not run: " + log);
        }

        /** CPU time so far, user and system, its children included. */
        Duration cpu() {
            String stat = read("stat");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
        }

        double megabytes() {
            return read("status")
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .sum();
        }

        private String read(String name) {
            try {
                return Files.readString(
                        Path.of("/proc", Long.toString(process.pid()), name), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException("the daemon ended; see " + log, e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
