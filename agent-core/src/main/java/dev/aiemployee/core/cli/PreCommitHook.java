package dev.aiemployee.core.cli;

import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The hook that keeps secret-looking names out of the operator's own commits. */
final class PreCommitHook {
    private PreCommitHook() {}

    /**
     * Installs the hook where there is none.
     *
     * @return false when another hook is there; it stays
     */
    static boolean install(Path vault) {
        Path file = file(vault);
        boolean ours = AtomicFile.create(file, text()) || isInstalled(vault);
        try {
            if (ours && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                rights.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(file, rights);
            }
        } catch (IOException e) {
            throw new VaultException("cannot make " + file + " executable: " + e, e);
        }
        return ours;
    }

    /** Whether exactly this version's hook is there. */
    static boolean isInstalled(Path vault) {
        try {
            return Files.exists(file(vault)) && Arrays.equals(Files.readAllBytes(file(vault)), text());
        } catch (IOException e) {
            throw new VaultException("cannot read " + file(vault) + ": " + e, e);
        }
    }

    private static Path file(Path vault) {
        return vault.resolve(".git/hooks/pre-commit");
    }

    private static byte[] text() {
        try (InputStream in = PreCommitHook.class.getResourceAsStream("/hooks/pre-commit")) {
            if (in == null) {
                throw new VaultException("the pre-commit hook is not in this program; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new VaultException("cannot read the packed pre-commit hook: " + e, e);
        }
    }
}
