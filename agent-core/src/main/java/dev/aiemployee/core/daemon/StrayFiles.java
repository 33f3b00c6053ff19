package dev.aiemployee.core.daemon;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Sessions, keys and credentials that lie where the cloud agent works and are none of its own: in the vault, beside the agent, and in the
 * home folder of its account ({@link HomeSecrets}). What the cloud machine holds is lost with it, whether a variable names it or not.
 * Looks at names, and into small files.
 */
public final class StrayFiles {
    private static final Pattern NAME = Pattern.compile(
            ".*\\.session|.*\\.session\\.json|(.*[._-])?(credentials?|creds|client_secret[^/]*)\\.json|.*tokens?[^/]*\\.(json|txt|pickle)"
                    + "|.*\\.(pem|key|p8|p12|pfx|pkcs12|ppk|jks|jceks|bks|keystore|kdbx?|psafe3|keychain(-db)?)|id_(rsa|dsa|ecdsa|ed25519)(_sk)?|\\.netrc|_netrc|\\.pgpass|\\.secrets|\\.git-credentials"
                    + "|\\.?e?s?msmtprc|\\.sendxmpprc|(.*[._-])?cookies?\\.(db|sqlite3?|txt|json)|key[34]\\.db|logins\\.json"
                    + "|\\.env(\\.(?!cloud$|.*(example|sample|template|dist)$).+)?");

    /** What a person notes beside a program; a credential only when it says something like one. */
    private static final Pattern NOTED = Pattern.compile(
            "(.*[._ -])?(e?smtp|msmtp|sendmail|mail|odoo|bank|banking|fints|whatsapp|linkedin|twitter|facebook|instagram|passwords?|passwd"
                    + "|passwort|passw\u00f6rter|secrets?|logins?|zugangsdaten)([._ -].*)?\\.(txt|json|ini|conf|cfg|properties|ya?ml|csv)");

    private static final Pattern SAYS_SO =
            Pattern.compile("(?i)pass|pwd|secret|token|api.?key|login|kennwort|zugang|auth|\\bpw\\b|\\bpin\\b");

    private static final Pattern PRIVATE_KEY = Pattern.compile("(?m)^\\s{0,8}(?:-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY"
            + "|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY|PuTTY-User-Key-File-[0-9]|AGE-SECRET-KEY-1)");

    private static final int BESIDE = 8;
    private static final int MOST_BESIDE = 20_000;
    private static final long SMALL = 64 << 10;
    private static final Set<String> OTHERS = Set.of(".git", "node_modules", ".cache", "target");

    private final Set<Path> own = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private int looked;

    private StrayFiles(Environment environment, Optional<Path> settings) {
        for (EnvVar variable :
                List.of(EnvVar.GIT_SSH_KEY_PATH, EnvVar.GMAIL_CREDENTIALS_PATH, EnvVar.GIT_KNOWN_HOSTS_PATH)) {
            if (variable.agents().contains(environment.kind())) {
                environment.find(variable).map(Path::of).ifPresent(path -> own.add(real(path)));
            }
        }
        settings.ifPresent(path -> own.add(real(path)));
    }

    /**
     * A problem for each; none for the local agent, whose machine these belong to.
     *
     * @param beside folders of the agent itself, looked at eight levels deep
     * @param settings the file of its settings
     * @param home the home folder of its account
     */
    public static List<Problem> problems(
            Environment environment, List<Path> beside, Optional<Path> settings, Optional<Path> home) {
        return problems(environment, beside, settings, home, Path.of("/etc"));
    }

    static List<Problem> problems(
            Environment environment, List<Path> beside, Optional<Path> settings, Optional<Path> home, Path system) {
        if (environment.kind() != AgentKind.CLOUD) {
            return List.of();
        }
        StrayFiles stray = new StrayFiles(environment, settings);
        Path vault = real(environment.path(EnvVar.VAULT_PATH));
        stray.look(vault, Integer.MAX_VALUE, false);
        Optional<Path> ofAccount = home.map(StrayFiles::real);
        beside.stream()
                .map(StrayFiles::real)
                .filter(folder -> folder.getParent() != null && !folder.startsWith(vault))
                .distinct()
                .forEach(folder ->
                        stray.look(folder, ofAccount.filter(folder::equals).isPresent() ? 3 : BESIDE, true));
        stray.problems.addAll(HomeSecrets.inGit(vault.resolve(".git/config"), environment));
        ofAccount.ifPresent(folder -> stray.problems.addAll(HomeSecrets.problems(folder, system, stray.own)));
        return stray.problems.stream().distinct().toList();
    }

    static Problem problem(Path file) {
        return new Problem(
                file.toString(),
                "is a session, a key or a credential that the cloud agent does not use",
                "move it off this machine, and change what it opens: this machine has seen it");
    }

    private void look(Path folder, int depth, boolean contents) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, visitor(contents));
        } catch (IOException e) {
            throw new VaultException("cannot look into " + folder + ": " + e, e);
        }
    }

    private FileVisitor<Path> visitor(boolean contents) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean other = OTHERS.contains(String.valueOf(folder.getFileName()));
                return other ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (contents && ++looked > MOST_BESIDE) {
                    return FileVisitResult.TERMINATE;
                }
                if (isStray(file, attributes, contents) && !own.contains(real(file))) {
                    problems.add(problem(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE; // what this account cannot read, its agent cannot lose
            }
        };
    }

    private static boolean isStray(Path file, BasicFileAttributes attributes, boolean contents) {
        String name = Paths.fold(String.valueOf(file.getFileName()));
        if (NAME.matcher(name).matches()) {
            return attributes.size() > 0;
        }
        if (!contents || !attributes.isRegularFile() || attributes.size() > SMALL) {
            return false;
        }
        String text = text(file);
        return PRIVATE_KEY.matcher(text).find()
                || (NOTED.matcher(name).matches() && SAYS_SO.matcher(text).find());
    }

    /** Empty when it cannot be read: what this account cannot read, its agent cannot lose. */
    static String text(Path file) {
        try {
            boolean small = Files.isRegularFile(file) && Files.size(file) <= SMALL;
            return small ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }
}
