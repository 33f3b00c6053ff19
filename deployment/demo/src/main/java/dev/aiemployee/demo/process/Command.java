package dev.aiemployee.demo.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of another program, from its start to its end.
 *
 * @param words the program and its arguments; never seen by a shell
 * @param folder the working directory
 * @param environment the whole environment, nothing is inherited
 */
public record Command(List<String> words, Path folder, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** What a program left behind. */
    public static final class Result {
        private final Command command;
        private final int exitCode;
        private final byte[] output;
        private final String errors;

        private Result(Command command, int exitCode, byte[] output, String errors) {
            this.command = command;
            this.exitCode = exitCode;
            this.output = output;
            this.errors = errors;
        }

        /** What the program ended with; 0 is success by custom. */
        public int exitCode() {
            return exitCode;
        }

        /** Standard output byte for byte, because a blob need not be text. */
        public byte[] bytes() {
            return output.clone();
        }

        /** Standard error read as UTF-8. */
        public String errors() {
            return errors;
        }

        /** Standard output read as UTF-8. */
        public String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        /** Standard output, line by line, without a last empty one. */
        public List<String> lines() {
            return text().lines().toList();
        }

        /** This result, when the program ended with 0. @throws IllegalStateException otherwise, with what it printed */
        public Result orThrow() {
            if (exitCode != 0) {
                throw new IllegalStateException(String.join(" ", command.words()) + ": exit code " + exitCode
                        + " (expected: 0)\n" + text() + errors);
            }
            return this;
        }
    }

    /** Runs to the end and returns what came out; a program that takes more than two minutes is killed. */
    public Result run() {
        try {
            Process process = builder().start();
            process.getOutputStream().close();
            CompletableFuture<byte[]> output = drain(process.getInputStream());
            CompletableFuture<byte[]> errors = drain(process.getErrorStream());
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", words) + ": still running after " + PATIENCE);
            }
            return new Result(
                    this, process.exitValue(), output.join(), new String(errors.join(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + words.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + words.get(0), e);
        }
    }

    /** The same program, ready to be started by somebody who stays with it. */
    public ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** Native git with the given arguments, deaf to the configuration of the machine and of its user. */
    public static Command git(Path folder, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        List<String> words = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        words.addAll(List.of(arguments));
        return new Command(words, folder, environment);
    }

    private static CompletableFuture<byte[]> drain(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    try (stream) {
                        stream.transferTo(all);
                    } catch (IOException e) {
                        throw new UncheckedIOException("reading the output of a program", e);
                    }
                    return all.toByteArray();
                },
                task -> {
                    Thread thread = new Thread(task, "output");
                    thread.setDaemon(true);
                    thread.start();
                });
    }
}
