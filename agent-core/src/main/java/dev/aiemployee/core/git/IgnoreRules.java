package dev.aiemployee.core.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/**
 * What Git ignores in one working tree: {@code .gitignore} in each folder, {@code .git/info/exclude} and the operator's own excludes file,
 * in this order of precedence (gitignore(5)). Whether a path is tracked all the same is the caller's to know. Reads each file of rules
 * once and again only when it changed. For one thread.
 */
public final class IgnoreRules {
    private static final String GITIGNORE = ".gitignore";

    private final Path vault;
    private final List<Path> general;
    private final Map<Path, Rules> read = new HashMap<>();
    private final Map<String, Boolean> folders = new HashMap<>();
    private int round;

    /** @param global the operator's own excludes files, which need not be there; the first has the last word */
    IgnoreRules(Path vault, Path gitFolder, List<Path> global) {
        this.vault = vault;
        this.general = new ArrayList<>(List.of(gitFolder.resolve("info/exclude")));
        this.general.addAll(global);
    }

    private record Rules(@Nullable FileTime modified, long size, IgnoreNode node, int seen) {
        Rules at(int now) {
            return new Rules(modified, size, node, now);
        }
    }

    /** Rules may have changed since the last question: each file of them is looked at again when it is needed. */
    public void refresh() {
        folders.clear();
        round++;
    }

    /** Whether Git ignores an untracked file at this path, by a rule for it or for a folder it lies in. */
    public boolean isIgnored(String path) {
        int slash = path.lastIndexOf('/');
        return (slash > 0 && isFolderIgnored(path.substring(0, slash))) || isNamed(path, false);
    }

    private boolean isFolderIgnored(String folder) {
        Boolean known = folders.get(folder);
        if (known == null) {
            int slash = folder.lastIndexOf('/');
            known = (slash > 0 && isFolderIgnored(folder.substring(0, slash))) || isNamed(folder, true);
            folders.put(folder, known);
        }
        return known;
    }

    /** The rule that is nearest to the path decides. */
    private boolean isNamed(String path, boolean isFolder) {
        for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
            Boolean word = rules(vault.resolve(path.substring(0, slash)).resolve(GITIGNORE))
                    .checkIgnored(path.substring(slash + 1), isFolder);
            if (word != null) {
                return word;
            }
        }
        Boolean word = rules(vault.resolve(GITIGNORE)).checkIgnored(path, isFolder);
        for (int next = 0; word == null && next < general.size(); next++) {
            word = rules(general.get(next)).checkIgnored(path, isFolder);
        }
        return word != null && word;
    }

    private IgnoreNode rules(Path file) {
        Rules known = read.get(file);
        if (known == null || (known.seen() != round && !isAsRead(file, known))) {
            known = load(file);
        }
        read.put(file, known.at(round));
        return known.node();
    }

    /** Rules that cannot be read are none, as for Git, which warns. */
    private static Rules load(Path file) {
        IgnoreNode node = new IgnoreNode();
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return new Rules(null, -1, node, 0);
            }
            try (InputStream lines = Files.newInputStream(file)) {
                node.parse(file.toString(), lines);
            }
            return new Rules(attributes.lastModifiedTime(), attributes.size(), node, 0);
        } catch (IOException none) {
            return new Rules(null, -1, node, 0);
        }
    }

    private static boolean isAsRead(Path file, Rules rules) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.isRegularFile()
                    && now.size() == rules.size()
                    && now.lastModifiedTime().equals(rules.modified());
        } catch (IOException gone) {
            return rules.modified() == null && !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
