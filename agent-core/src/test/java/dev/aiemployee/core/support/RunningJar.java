package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of {@link AgentJar}, while it lives and after. */
public final class RunningJar implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Path errors;

    RunningJar(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it wrote to standard error so far: its log. */
    public String log() {
        return read(errors);
    }

    /** Waits for its end; fails the test when it does not come. */
    public AgentJar.Result result(long time, TimeUnit unit) {
        try {
            if (!process.waitFor(time, unit)) {
                throw new AssertionError("still running after " + time + " " + unit + ":\n" + log());
            }
            return new AgentJar.Result(process.exitValue(), read(output), read(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, as a service manager stops it. */
    public AgentJar.Result stop() {
        process.destroy();
        return result(30, TimeUnit.SECONDS);
    }

    /** SIGKILL: it gets no chance to tidy up, as in a power cut. */
    public void kill() {
        process.destroyForcibly();
        result(30, TimeUnit.SECONDS);
    }

    /** Keeps it from doing anything until {@link #resume}, without its noticing. */
    public void freeze() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int exitCode = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new AssertionError("kill -" + name + " " + pid() + " -> " + exitCode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
