package dev.aiemployee.core.sync;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A writer without an agent: a clone that pushes with the git command. */
public record NativeWriter(TwoAgents agents) {
    public void push(String path, String text) {
        Path clone = agents.originFolder().resolveSibling("native-" + System.nanoTime());
        new NativeGit(agents.originFolder().getParent())
                .run("clone", agents.originFolder().toString(), clone.toString());
        try {
            Files.createDirectories(clone.resolve(path).getParent());
            Files.writeString(clone.resolve(path), text);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        NativeGit git = new NativeGit(clone);
        git.run("add", "-A");
        git.run("commit", "-m", "native");
        git.run("push", "origin", "main");
    }
}
