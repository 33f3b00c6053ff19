package dev.aiemployee.core.daemon;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys and sessions of an agent's own that other accounts of the machine could read. */
public final class OpenFiles {
    private static final List<EnvVar> PRIVATE = List.of(
            EnvVar.GIT_SSH_KEY_PATH,
            EnvVar.DEVICE_KEY_PATH,
            EnvVar.GMAIL_CREDENTIALS_PATH,
            EnvVar.WHATSAPP_SESSION_PATH);

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private OpenFiles() {}

    /** A warning for each, with the command that closes it. */
    public static List<String> warnings(Environment environment) {
        return PRIVATE.stream()
                .filter(variable -> variable.agents().contains(environment.kind()))
                .flatMap(variable ->
                        environment.find(variable).map(Path::of).flatMap(path -> warning(variable, path)).stream())
                .toList();
    }

    private static Optional<String> warning(EnvVar variable, Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            return posix
                            && Files.exists(path)
                            && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)
                    ? Optional.of(variable + ": " + path + " is open to other users: chmod go= " + Quoted.shell(path))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty(); // whoever opens it says so
        }
    }
}
