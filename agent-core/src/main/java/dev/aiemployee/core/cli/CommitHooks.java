package dev.aiemployee.core.cli;

import dev.aiemployee.core.git.health.HookFolder;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.CodeSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hooks that look at the operator's own commits: names in the shell, contents and messages by the {@code guard} command of the
 * program that installed them. A convenience, not the wall: whoever skips them meets the same rules in the next sync.
 */
final class CommitHooks {
    static final List<String> NAMES = List.of("pre-commit", "commit-msg");

    /** Stands in every version of ours. */
    static final String MARK = "# personal-ai-employee hook";

    private CommitHooks() {}

    /**
     * Installs the hooks where there are none but ours.
     *
     * @param settings the settings that the hooks shall know
     * @return the names of other hooks; they stay
     */
    static List<String> install(Path vault, Optional<Path> settings) {
        String jar = jar().map(Path::toString).orElse("");
        byte[] program = (jar + "\n" + settings.map(Path::toString).orElse("") + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(program(vault), program);
        NAMES.forEach(name -> AtomicFile.write(called(vault, name), text(name)));
        return NAMES.stream().filter(name -> !install(vault, name)).toList();
    }

    private static boolean install(Path vault, String name) {
        Path file = file(vault, name);
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK)) {
                return false;
            }
            AtomicFile.write(file, text(name));
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                rights.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(file, rights);
            }
            return true;
        } catch (IOException e) {
            throw new VaultException("cannot install " + file + ": " + e, e);
        }
    }

    /** Whether the program that the hooks call is where it was when they were installed. */
    static boolean programIsThere(Path vault) {
        try {
            List<String> lines = Files.exists(program(vault)) ? Files.readAllLines(program(vault)) : List.of();
            return !lines.isEmpty() && (lines.get(0).isEmpty() || Files.exists(Path.of(lines.get(0))));
        } catch (IOException e) {
            throw new VaultException("cannot read " + program(vault) + ": " + e, e);
        }
    }

    /** The jar this runs from; absent when it runs from classes. */
    private static Optional<Path> jar() {
        CodeSource source = CommitHooks.class.getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source)
                .map(found -> Path.of(URI.create(found.getLocation().toString())))
                .filter(Files::isRegularFile);
    }

    private static Path program(Path vault) {
        return vault.resolve(".git/agent/guard/program");
    }

    /** The same hook once more, for hooks of the operator's own to call. */
    static Path called(Path vault, String name) {
        return vault.resolve(".git/agent/guard").resolve(name);
    }

    private static Path file(Path vault, String name) {
        return HookFolder.usual(vault).resolve(name);
    }

    static byte[] text(String name) {
        try (InputStream in = CommitHooks.class.getResourceAsStream("/hooks/" + name)) {
            if (in == null) {
                throw new VaultException("the " + name + " hook is not in this program; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new VaultException("cannot read the packed " + name + " hook: " + e, e);
        }
    }
}
