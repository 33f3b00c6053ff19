package dev.aiemployee.core.guard;

import com.google.re2j.Pattern;
import dev.aiemployee.core.ownership.Paths;
import java.util.Optional;

/**
 * The names that never enter a commit, whatever the file holds. A rule counts for folders as for files, and for every
 * spelling that some file system takes for the name. The pre-commit hook has the same list.
 */
public final class PathRules {
    private static final Pattern SECRET_NAME = Pattern.compile(
            "\\.env.*|.*\\.session|.*\\.session\\.json|credentials\\.json"
                    + "|token.*\\.json|.*\\.pem|.*\\.key|id_.*|\\.secrets|.*\\.sqlite|.*\\.db|odoo_backups|node_modules");

    private PathRules() {}

    /** Why no file may be committed at this path; empty when the names in it are harmless. */
    public static Optional<String> refusal(String path) {
        for (String name : path.split("[/\\\\]", -1)) {
            if (SECRET_NAME.matches(Paths.fold(name))) {
                return Optional.of("a name that stands for secrets or private data never enters a commit");
            }
        }
        return Optional.empty();
    }
}
