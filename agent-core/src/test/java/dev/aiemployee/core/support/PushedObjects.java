package dev.aiemployee.core.support;

import java.util.ArrayList;
import java.util.List;

/** Everything that any ref of a repository leads to, read by git itself: names, messages, trees and texts. */
public final class PushedObjects {
    private final NativeGit git;

    public PushedObjects(NativeGit git) {
        this.git = git;
    }

    /** The objects, also unreferenced ones, that hold the text; by kind and id or name. */
    public List<String> holding(String text) {
        List<String> holding = new ArrayList<>();
        git.run("rev-list", "--objects", "--all")
                .lines()
                .filter(line -> line.contains(text))
                .forEach(holding::add);
        git.run("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")
                .lines()
                .filter(line -> !line.endsWith(" tree"))
                .forEach(line -> {
                    String id = line.substring(0, line.indexOf(' '));
                    if (git.run("cat-file", "-p", id).contains(text)) {
                        holding.add(line);
                    }
                });
        return holding;
    }
}
