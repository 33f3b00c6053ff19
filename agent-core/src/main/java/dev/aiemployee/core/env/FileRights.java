package dev.aiemployee.core.env;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who besides this account can read or write a file with secrets in it, and the command that ends it without shutting this account
 * out. A file of another owner that this account reads by its group (root's, with the service's group) is as it should be.
 *
 * @param rights empty where the file system has none
 * @param own whether this account is the file's owner
 */
public record FileRights(Path file, Set<PosixFilePermission> rights, boolean own) {
    public FileRights {
        rights = Set.copyOf(rights);
    }

    /** Looks at the file. @throws IOException when it is not there or does not tell */
    public static FileRights of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileRights(file, EnumSet.noneOf(PosixFilePermission.class), true);
        }
        boolean own = Files.getOwner(file).getName().equals(System.getProperty("user.name"));
        return new FileRights(file, Files.getPosixFilePermissions(file), own);
    }

    public boolean canOthersRead() {
        return rights.contains(PosixFilePermission.OTHERS_READ)
                || (own && rights.contains(PosixFilePermission.GROUP_READ));
    }

    public boolean canOthersWrite() {
        return rights.contains(PosixFilePermission.OTHERS_WRITE) || rights.contains(PosixFilePermission.GROUP_WRITE);
    }

    /** To be typed by the file's owner, or by root. */
    public String fix() {
        return (own ? "chmod 600 " : "chmod g-w,o-rwx ") + Quoted.shell(file);
    }
}
