package dev.aiemployee.demo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A daemon that is running, as a process of its own. Thread-safe. */
public final class AgentProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final AgentProgram program;
    private final Process process;

    private AgentProcess(AgentProgram program, Process process) {
        this.program = program;
        this.process = process;
    }

    static AgentProcess start(AgentProgram program, Command command) {
        try {
            return new AgentProcess(
                    program,
                    command.builder()
                            .redirectErrorStream(true)
                            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(Redirect.appendTo(program.log().toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + program.name(), e);
        }
    }

    public String name() {
        return program.name();
    }

    public long pid() {
        return process.pid();
    }

    /** What it ended with; empty while it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** The first line of its log that holds {@code text}, when there is one by now. */
    public Optional<String> logged(String text) {
        return readLog().stream().filter(line -> line.contains(text)).findFirst();
    }

    /** The end of its log: at most {@code count} lines. */
    public List<String> lastLines(int count) {
        List<String> lines = readLog();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /**
     * Asks it to stop (SIGTERM), as a service manager does, and waits.
     *
     * @return what it ended with
     * @throws IllegalStateException when it did not stop within 30 s; it is killed then
     */
    public int stop() {
        process.destroy();
        if (!endsWithin(GRACE)) {
            kill();
            throw new IllegalStateException(name() + ": did not stop within " + GRACE.toSeconds() + " s of SIGTERM");
        }
        return process.exitValue();
    }

    /** Destroys it without a warning (SIGKILL), as a power cut does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        endsWithin(GRACE);
    }

    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(GRACE)) {
            kill();
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }

    private List<String> readLog() {
        try {
            return Files.readString(program.log(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + program.log(), e);
        }
    }
}
