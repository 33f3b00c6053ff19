package dev.aiemployee.core.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * Where the operator keeps what no repository of theirs shows: {@code core.excludesFile} of the repository, the user or the system, else
 * {@code git/ignore} in the folder for settings (gitignore(5), git-config(1)). Nothing else of the user's configuration counts.
 */
final class GlobalExcludes {
    private static final String SETTING = "excludesFile";

    private final UnaryOperator<@Nullable String> variables;
    private final Path home;

    /** @param variables the process's environment; null for one that is not set */
    GlobalExcludes(UnaryOperator<@Nullable String> variables, Path home) {
        this.variables = variables;
        this.home = home;
    }

    /** The files, which need not be there. */
    List<Path> of(Config repository) {
        return Optional.ofNullable(repository.getString("core", null, SETTING))
                .or(() -> configurations().stream()
                        .flatMap(file -> setting(file).stream())
                        .findFirst())
                .map(this::path)
                .map(List::of)
                .orElseGet(() -> List.of(settings().resolve("git/ignore")));
    }

    private List<Path> configurations() {
        List<Path> files = new ArrayList<>();
        String global = variables.apply("GIT_CONFIG_GLOBAL");
        if (global == null) {
            files.add(home.resolve(".gitconfig"));
            files.add(settings().resolve("git/config"));
        } else {
            files.add(Path.of(global));
        }
        if (variables.apply("GIT_CONFIG_NOSYSTEM") == null) {
            files.add(Path.of("/etc/gitconfig"));
        }
        return files;
    }

    private Path settings() {
        String folder = variables.apply("XDG_CONFIG_HOME");
        return folder == null || folder.isEmpty() ? home.resolve(".config") : Path.of(folder);
    }

    /** What cannot be read says nothing. */
    private static Optional<String> setting(Path file) {
        FileBasedConfig config = new FileBasedConfig(file.toFile(), FS.DETECTED);
        try {
            config.load();
            return Optional.ofNullable(config.getString("core", null, SETTING));
        } catch (IOException | ConfigInvalidException unreadable) {
            return Optional.empty();
        }
    }

    private Path path(String value) {
        return value.startsWith("~/") ? home.resolve(value.substring(2)) : home.resolve(value);
    }
}
