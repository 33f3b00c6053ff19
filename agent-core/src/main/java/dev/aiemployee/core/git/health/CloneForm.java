package dev.aiemployee.core.git.health;

import dev.aiemployee.core.env.Quoted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * The ways in which Git keeps less than a whole repository, or keeps it in another form: what a clone that the agents work on must
 * not be. Reads two files of {@code .git}.
 */
public enum CloneForm {
    /** The agents' files are moved between the vault and its Git data, and lock it for one vault alone. */
    GIT_FILE("keeps its Git data outside of it: its .git is no folder") {
        @Override
        public String fix(Path vault) {
            return GitFile.of(vault).map(GitFile::fix).orElse("");
        }
    },
    /** History ends somewhere: what lies below cannot be compared. */
    SHALLOW("is a shallow clone: its history is cut off", "git -C %s fetch --unshallow"),
    /** Files come when they are asked for, and the agents never ask. */
    PARTIAL(
            "is a partial clone: most of its files are still on the server",
            "git -C %s config --unset-all remote.origin.partialclonefilter",
            "git -C %s config --unset-all remote.origin.promisor",
            "git -C %s fetch --refetch"),
    /** Notes that are left out would look deleted. */
    SPARSE(
            "is a sparse checkout: notes that are left out of it would look deleted",
            "git -C %s sparse-checkout disable"),
    SHA256("keeps its objects under SHA-256 names, which the agents cannot read"),
    REFTABLE("keeps its refs as `reftable`, which the agents cannot read");

    private final String what;
    /** A line each. */
    private final String commands;

    CloneForm(String what, String... commands) {
        this.what = what;
        this.commands = String.join("\n", commands);
    }

    /** What is wrong, for a person. */
    public String what() {
        return what;
    }

    /** The commands that make it a whole clone, in order; empty when a new clone has to be made. */
    public List<String> commands(Path vault) {
        String quoted = Quoted.shell(vault);
        return commands.lines()
                .map(command -> String.format(Locale.ROOT, command, quoted))
                .toList();
    }

    /** What to do, for a person. */
    public String fix(Path vault) {
        return commands.isEmpty()
                ? "move the folder's .git away, out of the vault, and run `init` again: your notes stay as they are"
                : "run "
                        + String.join(
                                ", then ",
                                commands(vault).stream().map(c -> "`" + c + "`").toList());
    }

    /** Every form that this clone has and should not have. */
    public static List<CloneForm> of(Path vault) {
        if (GitFile.of(vault).isPresent()) {
            return List.of(GIT_FILE); // what else it is shows when it is read
        }
        Path git = vault.resolve(".git");
        // `git sparse-checkout` keeps its setting in a file of the working tree's own
        Config config = read(read(new Config(), git.resolve("config")), git.resolve("config.worktree"));
        List<CloneForm> forms = new ArrayList<>();
        if (Files.exists(git.resolve("shallow"))) {
            forms.add(SHALLOW);
        }
        if (isPartial(config)) {
            forms.add(PARTIAL);
        }
        if (config.getBoolean("core", "sparseCheckout", false)) {
            forms.add(SPARSE);
        }
        if ("sha256".equalsIgnoreCase(config.getString("extensions", null, "objectFormat"))) {
            forms.add(SHA256);
        }
        if (isTables(config) && !claimsTablesItHasNot(git, config)) {
            forms.add(REFTABLE);
        }
        return forms;
    }

    private static Config read(Config base, Path file) {
        Config config = new Config(base);
        try {
            config.fromText(Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "");
            return config;
        } catch (ConfigInvalidException | IOException damaged) {
            return base; // that it is damaged is another matter
        }
    }

    private static boolean isPartial(Config config) {
        return config.getSubsections("remote").stream()
                .anyMatch(remote -> config.getBoolean("remote", remote, "promisor", false)
                        || config.getString("remote", remote, "partialclonefilter") != null);
    }

    private static boolean isTables(Config config) {
        return "reftable".equalsIgnoreCase(config.getString("extensions", null, "refStorage"));
    }

    /** Git makes a file of {@code refs/heads} where refs are tables. */
    static boolean claimsTablesItHasNot(Path git, Config config) {
        return isTables(config) && !Files.isRegularFile(git.resolve("refs/heads"));
    }
}
