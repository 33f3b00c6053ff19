package dev.aiemployee.core.guard;

import dev.aiemployee.core.ownership.Paths;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that never enter a commit, whatever the file holds. A rule counts for folders as for files, and for every
 * spelling that some file system, or an eye, takes for the name. The pre-commit hook has the same list.
 */
public final class PathRules {
    private static final Set<String> NAMES = Set.of("credentials.json", ".secrets", "odoo_backups", "node_modules");
    private static final List<String> BEGINNINGS = List.of(".env", "id_");
    private static final List<String> ENDINGS = List.of(".session", ".session.json", ".pem", ".key", ".sqlite", ".db");

    private PathRules() {}

    /** Why no file may be committed at this path; empty when the names in it are harmless. */
    public static Optional<String> refusal(String path) {
        for (String name : path.split("[/\\\\]", -1)) {
            if (standsForSecrets(Paths.lookalike(name))) {
                return Optional.of("a name that stands for secrets or private data never enters a commit");
            }
        }
        return Optional.empty();
    }

    private static boolean standsForSecrets(String name) {
        return NAMES.contains(name)
                || BEGINNINGS.stream().anyMatch(name::startsWith)
                || ENDINGS.stream().anyMatch(name::endsWith)
                || (name.startsWith("token") && name.endsWith(".json"));
    }
}
