package dev.aiemployee.core.sync;

import dev.aiemployee.core.vault.ScratchNames;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the files of a vault that may be synced. Follows no link, enters no dot folder, and passes by what other programs put
 * there for themselves.
 */
final class VaultWalk {
    /** What is told of what a walk meets. */
    interface Found {
        /** An ordinary file. */
        void file(VaultPath path, BasicFileAttributes attributes);

        /** Something that is no ordinary file, or has no path that a vault can hold. */
        void held(String path, String why);

        /** A file or folder that cannot be read: what lies there, or below, is not known. */
        void unreadable(VaultPath path, IOException why);
    }

    private final Path vault;

    VaultWalk(Path vault) {
        this.vault = vault;
    }

    /** Whether a walk would come to this path: no part of it is hidden, or another program's folder. */
    static boolean reaches(VaultPath path) {
        String value = path.value();
        for (String part : value.split("/", -1)) {
            if (ScratchNames.isFolder(part)) {
                return false;
            }
        }
        boolean kept = path.fileName().equals(".gitkeep") || value.equals(".gitignore");
        int hidden = value.startsWith(".") ? 0 : value.indexOf("/.") + 1;
        return hidden == 0 ? !value.startsWith(".") || kept : kept && value.indexOf('/', hidden) < 0;
    }

    /** Visits everything below the vault. @throws VaultException when the vault itself cannot be read */
    void visit(Found found) {
        visit(vault, found);
    }

    /** Visits everything below one folder. */
    void visit(VaultPath folder, Found found) {
        visit(folder.in(vault), found);
    }

    private void visit(Path start, Found found) {
        try {
            Files.walkFileTree(start, new Visitor(found));
        } catch (IOException failure) {
            throw new VaultException("cannot walk the vault " + vault + ": " + failure, failure);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Found found;
        private final int prefix = vault.toString().length() + 1;
        private final boolean slashes = vault.getFileSystem().getSeparator().equals("/");

        Visitor(Found found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean skipped = !folder.equals(vault) && (name.startsWith(".") || ScratchNames.isFolder(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = pathOf(file);
            if (isHidden(path)) {
                return FileVisitResult.CONTINUE;
            }
            if (!attributes.isRegularFile()) {
                found.held(path, "not an ordinary file (a link, a pipe or a device)");
            } else if (!VaultPath.isVaultPath(path)) {
                found.held(path, "a name that not every system can hold");
            } else {
                found.file(new VaultPath(path), attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return failed(file, failure);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            return failure == null ? FileVisitResult.CONTINUE : failed(folder, failure);
        }

        private FileVisitResult failed(Path file, IOException failure) throws IOException {
            if (file.equals(vault)) {
                throw failure;
            }
            String path = pathOf(file);
            if (failure instanceof NoSuchFileException || isHidden(path)) {
                return FileVisitResult.CONTINUE;
            }
            if (VaultPath.isVaultPath(path)) {
                found.unreadable(new VaultPath(path), failure);
            } else {
                found.held(path, "cannot be read");
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(String path) {
            int name = path.lastIndexOf('/') + 1;
            boolean dotted = path.startsWith(".", name)
                    && !path.endsWith("/.gitkeep")
                    && !path.equals(".gitkeep")
                    && !path.equals(".gitignore");
            return dotted || ScratchNames.isFile(path.substring(name));
        }

        private String pathOf(Path file) {
            String path = file.toString().substring(prefix);
            return slashes ? path : path.replace(vault.getFileSystem().getSeparator(), "/");
        }
    }
}
