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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Sessions, keys and credentials that lie where the cloud agent works and are none of its own: in the vault, and beside the agent. What
 * the cloud machine holds is lost with it, whether a variable names it or not. Looks at names, and at the first line of small files.
 */
public final class StrayFiles {
    private static final Pattern NAME = Pattern.compile(
            ".*\\.session|.*\\.session\\.json|credentials\\.json|token[^/]*\\.json"
                    + "|.*\\.(pem|key|p12|pfx|ppk|jks|kdbx)|id_(rsa|dsa|ecdsa|ed25519)(_sk)?|\\.env\\.local|\\.netrc|\\.pgpass|\\.secrets");

    private static final Pattern PRIVATE_KEY = Pattern.compile("\\A\\s*-----BEGIN [A-Z ]{0,40}PRIVATE KEY");
    private static final int BESIDE = 3;
    private static final long SMALL = 64 << 10;

    private final Set<Path> own = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private StrayFiles(Environment environment) {
        for (EnvVar variable :
                List.of(EnvVar.GIT_SSH_KEY_PATH, EnvVar.GMAIL_CREDENTIALS_PATH, EnvVar.GIT_KNOWN_HOSTS_PATH)) {
            if (variable.agents().contains(environment.kind())) {
                environment.find(variable).map(Path::of).ifPresent(path -> own.add(real(path)));
            }
        }
    }

    /**
     * A problem for each; none for the local agent, whose machine these belong to.
     *
     * @param beside folders of the agent itself, looked at three levels deep
     */
    public static List<Problem> problems(Environment environment, List<Path> beside) {
        if (environment.kind() != AgentKind.CLOUD) {
            return List.of();
        }
        StrayFiles stray = new StrayFiles(environment);
        Path vault = real(environment.path(EnvVar.VAULT_PATH));
        stray.look(vault, Integer.MAX_VALUE, false);
        beside.stream()
                .map(StrayFiles::real)
                .filter(folder -> folder.getParent() != null && !folder.startsWith(vault))
                .distinct()
                .forEach(folder -> stray.look(folder, BESIDE, true));
        return stray.problems.stream().distinct().toList();
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
                boolean git = folder.endsWith(".git");
                return git ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean named = NAME.matcher(Paths.fold(String.valueOf(file.getFileName())))
                        .matches();
                if ((named || (contents && isPrivateKey(file, attributes))) && !own.contains(real(file))) {
                    problems.add(new Problem(
                            file.toString(),
                            "is a session, a key or a credential that the cloud agent does not use",
                            "move it off this machine, and change what it opens: this machine has seen it"));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE; // what this account cannot read, its agent cannot lose
            }
        };
    }

    private static boolean isPrivateKey(Path file, BasicFileAttributes attributes) {
        try {
            return attributes.isRegularFile()
                    && attributes.size() <= SMALL
                    && PRIVATE_KEY
                            .matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .find();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }
}
