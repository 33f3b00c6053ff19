package dev.aiemployee.core.cli;

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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hooks that look at the operator's own commits: names in the shell, contents and messages by the {@code guard} command of the
 * program that installed them. A convenience, not the wall: whoever skips them meets the same rules in the next sync.
 */
final class CommitHooks {
    private static final List<String> NAMES = List.of("pre-commit", "commit-msg");

    /** Stands in every version of ours. */
    private static final String MARK = "# personal-ai-employee hook";

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

    /** What a person should know about the hooks of a vault; empty when both are there and find their program. */
    static Optional<String> note(Path vault, String init) {
        Optional<String> missing =
                NAMES.stream().filter(name -> !isInstalled(vault, name)).findFirst();
        if (missing.isPresent()) {
            return Optional.of("the " + missing.get() + " hook is not installed; `" + init + "` installs it");
        }
        return programIsThere(vault)
                ? Optional.empty()
                : Optional.of(
                        "the commit hooks look at names only, their program is gone; `" + init + "` tells them anew");
    }

    private static boolean programIsThere(Path vault) {
        try {
            List<String> lines = Files.exists(program(vault)) ? Files.readAllLines(program(vault)) : List.of();
            return !lines.isEmpty() && (lines.get(0).isEmpty() || Files.exists(Path.of(lines.get(0))));
        } catch (IOException e) {
            throw new VaultException("cannot read " + program(vault) + ": " + e, e);
        }
    }

    private static boolean isInstalled(Path vault, String name) {
        try {
            return Files.exists(file(vault, name)) && Arrays.equals(Files.readAllBytes(file(vault, name)), text(name));
        } catch (IOException e) {
            throw new VaultException("cannot read " + file(vault, name) + ": " + e, e);
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

    private static Path file(Path vault, String name) {
        return vault.resolve(".git/hooks").resolve(name);
    }

    private static byte[] text(String name) {
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
