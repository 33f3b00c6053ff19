package dev.aiemployee.core.git.health;

import dev.aiemployee.core.env.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .git} that is no folder: a line {@code gitdir: FOLDER} as {@code git init --separate-git-dir}, {@code git submodule} and
 * {@code git worktree add} write it (gitrepository-layout(5)), or a link to nowhere. Knows the commands that bring the data into the vault.
 *
 * @param data the folder that the file names; null when it names none
 */
record GitFile(Path vault, @Nullable Path data) {
    private static final String NAMES = "gitdir:";

    /** The one of this vault; absent where {@code .git} is a folder or nothing at all. */
    static Optional<GitFile> of(Path vault) {
        Path git = vault.resolve(".git");
        return Files.exists(git, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(git)
                ? Optional.of(new GitFile(vault, named(vault, text(git))))
                : Optional.empty();
    }

    private static @Nullable Path named(Path vault, String text) {
        try {
            return text.startsWith(NAMES)
                    ? vault.resolve(text.substring(NAMES.length()).strip()).normalize()
                    : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** What to do, for a person. */
    String fix() {
        if (data == null || !Files.exists(data.resolve("HEAD"))) {
            String gone = data == null ? "it names no folder" : "the folder that it names, " + data + ", is not there";
            return gone + ". If you know where its Git data is, put that folder in the place of " + git()
                    + "; if not, move that file out of the vault and run `init` again: your notes stay as they are";
        }
        Path common = common();
        return common == null
                ? "its Git data is in " + data + " and belongs into the vault: run " + said(moved(data))
                : "it is a linked worktree of " + common + " and needs a repository of its own: run "
                        + said(copied(common, data));
    }

    private static String said(List<String> commands) {
        return String.join(", then ", commands.stream().map(c -> "`" + c + "`").toList());
    }

    private String git() {
        return Quoted.shell(vault.resolve(".git"));
    }

    /** The repository that a linked worktree is one of; null for a repository of its own. */
    private @Nullable Path common() {
        return data != null && Files.exists(data.resolve("commondir"))
                ? named(data, NAMES + text(data.resolve("commondir")))
                : null;
    }

    private List<String> moved(Path from) {
        List<String> commands = new ArrayList<>();
        if (saysWhereItsFilesAre(from.resolve("config"))) {
            commands.add("git config --file " + Quoted.shell(from.resolve("config")) + " --unset-all core.worktree");
        }
        commands.add("rm " + git() + " && mv " + Quoted.shell(from) + " " + git());
        if (Files.exists(from.resolve("worktrees"))) {
            commands.add("git -C " + Quoted.shell(vault) + " worktree repair");
        }
        return commands;
    }

    /** A submodule's does, from a place that is then another one. */
    private static boolean saysWhereItsFilesAre(Path config) {
        try {
            Config read = new Config();
            read.fromText(text(config));
            return read.getString("core", null, "worktree") != null;
        } catch (ConfigInvalidException damaged) {
            return false;
        }
    }

    /** The whole repository with the worktree's own branch and index, which then is none of the other's any more. */
    private List<String> copied(Path common, Path own) {
        Path fresh = vault.resolveSibling(vault.getFileName() + ".git-copy");
        String to = Quoted.shell(fresh);
        String others = shown(fresh, Stream.of("worktrees", "agent", "config.worktree"));
        String ours = shown(
                own, Stream.of("HEAD", "index", "config.worktree").filter(name -> Files.exists(own.resolve(name))));
        return List.of(
                "cp -R " + Quoted.shell(common) + " " + to + " && rm -rf " + others + " && cp " + ours + " " + to
                        + " && git config --file " + Quoted.shell(fresh.resolve("config")) + " core.bare false",
                "rm " + git() + " && mv " + to + " " + git(),
                "rm -r " + Quoted.shell(own));
    }

    private static String shown(Path folder, Stream<String> names) {
        return names.map(name -> Quoted.shell(folder.resolve(name))).collect(Collectors.joining(" "));
    }
}
