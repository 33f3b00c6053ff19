package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git command: the other party of every race, and the other eyes of every check. */
public final class NativeGit {
    private final Path folder;

    public NativeGit(Path folder) {
        this.folder = folder;
    }

    /** Runs git and answers its output; fails the test when git fails. */
    public String run(String... arguments) {
        Outcome outcome = attempt(arguments);
        if (outcome.exitCode() != 0) {
            throw new AssertionError("git " + String.join(" ", arguments) + " -> " + outcome);
        }
        return outcome.output();
    }

    public record Outcome(int exitCode, String output) {}

    public Outcome attempt(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=Operator",
                "-c",
                "user.email=operator@example.org",
                "-c",
                "core.quotePath=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** The paths of a commit's tree, sorted. */
    public List<String> tree(String commit) {
        return run("ls-tree", "-r", "--name-only", commit).lines().sorted().toList();
    }

    public String show(String commit, String path) {
        return run("show", commit + ":" + path);
    }
}
