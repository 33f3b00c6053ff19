package dev.aiemployee.core.guard;

import dev.aiemployee.core.ownership.Paths;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that never enter a commit, whatever the file holds. A rule counts for folders as for files, for what an editor or a
 * person keeps as a backup, and for every spelling that some file system, or an eye, takes for the name. The pre-commit hook has
 * the same list; a test compares them.
 */
public final class PathRules {
    private static final Set<String> NAMES = Set.of(
            "credentials.json",
            ".secrets",
            "odoo_backups",
            "node_modules",
            ".ssh",
            ".gnupg",
            ".aws",
            ".netrc",
            "_netrc",
            ".pgpass",
            ".npmrc",
            ".pypirc",
            ".htpasswd",
            ".git-credentials");
    private static final List<String> BEGINNINGS = List.of(".env", "id_");

    /** Keys, stores of keys, those of password programs, and databases with what is written beside them. */
    private static final Pattern ENDING = Pattern.compile(".*\\.(session|session\\.json|pem|key|ppk|p8|p12|pfx|pkcs12"
            + "|jks|jceks|bks|keystore|kdbx?|psafe3|keychain(-db)?|agilekeychain|opvault|1pif|1pux"
            + "|(sqlite3?|db3?)(-wal|-shm|-journal)?)");

    private static final Pattern BACKUP = Pattern.compile("(~|\\.(bak|backup|old|orig|save|swp))+$");

    private PathRules() {}

    /** Why no file may be committed at this path; empty when the names in it are harmless. */
    public static Optional<String> refusal(String path) {
        for (String name : path.split("[/\\\\]", -1)) {
            String seen = Paths.lookalike(name);
            if (standsForSecrets(BACKUP.matcher(seen).replaceFirst(""))) {
                return Optional.of("a name that stands for secrets or private data never enters a commit");
            }
        }
        return Optional.empty();
    }

    private static boolean standsForSecrets(String name) {
        return NAMES.contains(name)
                || BEGINNINGS.stream().anyMatch(name::startsWith)
                || ENDING.matcher(name).matches()
                || (name.startsWith("token") && name.endsWith(".json"));
    }
}
