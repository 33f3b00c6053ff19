package dev.aiemployee.local.desk;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * Somebody with the cloud machine's key: a clone of native git that pushes what it likes. Every push carries an ordinary task
 * besides, which has to arrive.
 */
final class Attacker {
    static final String ORDINARY = "Needs_Action/email/EMAIL_0009.md";

    final NativeGit git;
    private final Path clone;

    Attacker(Path folder, Path origin) {
        clone = folder.resolve("attacker");
        new NativeGit(folder).run("clone", "-q", origin.toString(), clone.toString());
        git = new NativeGit(clone);
    }

    /** In step with what is published, before anything is done to it. */
    Attacker fetch() {
        git.run("fetch", "-q", "origin");
        git.run("reset", "-q", "--hard", "origin/main");
        return this;
    }

    Attacker write(String path, String text) {
        try {
            Path file = clone.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Attacker remove(String path) {
        git.run("rm", "-q", path);
        return this;
    }

    Attacker link(String path, String target) {
        try {
            Files.createSymbolicLink(clone.resolve(path), Path.of(target));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void push() {
        commit();
        git.run("push", "-q", "origin", "main");
    }

    void commit() {
        write(ORDINARY, TwoAgents.task("EMAIL_0009", "an ordinary mail"));
        git.run("add", "-A", "-f");
        git.run("commit", "-q", "-m", "Cloud: 1 task");
    }

    /** Pushes the present tree and below it {@code name}, a tree as these entries spell it, whatever Git thinks of its names. */
    void pushWithTree(String name, String tree) {
        commit();
        String mode = "040000";
        String entries = git.run("ls-tree", "HEAD") + mode + " tree " + tree + "\t" + name + "\n";
        String root = mktree(entries);
        pushCommit(git.run("commit-tree", root, "-p", "HEAD", "-m", "x").strip());
    }

    void pushCommit(String commit) {
        git.run("push", "-q", "--force", "origin", commit + ":refs/heads/main");
    }

    String head() {
        return git.run("rev-parse", "HEAD").strip();
    }

    String blob(String text) {
        try {
            Path file = Files.writeString(clone.resolve(".git/blob"), text);
            return git.run("hash-object", "-w", file.toString()).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A tree of one entry that a well-behaved git would not write. */
    String rawTree(String mode, String name, String object) {
        try {
            ByteArrayOutputStream tree = new ByteArrayOutputStream();
            tree.write((mode + " " + name).getBytes(StandardCharsets.UTF_8));
            tree.write(0);
            tree.write(HexFormat.of().parseHex(object));
            Path file = Files.write(clone.resolve(".git/tree"), tree.toByteArray());
            return git.run("hash-object", "-w", "-t", "tree", "--literally", file.toString())
                    .strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A tree that holds the same tree under two names, and so on: a few objects, and more paths than there are atoms. */
    String treeOfTrees(int levels) {
        String tree = mktree("100644 blob " + blob("x\n") + "\ta.md\n");
        for (int level = 0; level < levels; level++) {
            tree = mktree("040000 tree " + tree + "\ta\n040000 tree " + tree + "\tb\n");
        }
        return tree;
    }

    private String mktree(String entries) {
        try {
            Path file = Files.writeString(clone.resolve(".git/entries"), entries);
            ProcessBuilder builder = new ProcessBuilder(List.of("git", "mktree"))
                    .directory(clone.toFile())
                    .redirectInput(file.toFile())
                    .redirectErrorStream(true);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("git mktree -> " + output);
            }
            return output.strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
