package dev.aiemployee.core.sync;

import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiConsumer;

/** One walk over the files of a vault that may be synced. Follows no link and enters no dot folder. */
final class VaultWalk {
    private final Path vault;

    VaultWalk(Path vault) {
        this.vault = vault;
    }

    /**
     * Visits every ordinary file.
     *
     * @param held told of what is not an ordinary file or has no path that a vault can hold, with the reason
     */
    void visit(BiConsumer<VaultPath, BasicFileAttributes> found, BiConsumer<String, String> held) {
        try {
            Files.walkFileTree(vault, new Visitor(found, held));
        } catch (IOException failure) {
            throw new VaultException("cannot walk the vault " + vault, failure);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final BiConsumer<VaultPath, BasicFileAttributes> found;
        private final BiConsumer<String, String> held;

        Visitor(BiConsumer<VaultPath, BasicFileAttributes> found, BiConsumer<String, String> held) {
            this.found = found;
            this.held = held;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean dotted =
                    !folder.equals(vault) && folder.getFileName().toString().startsWith(".");
            return dotted ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (name.startsWith(".") && !name.equals(".gitkeep") && !file.equals(vault.resolve(".gitignore"))) {
                return FileVisitResult.CONTINUE;
            }
            String path = vault.relativize(file)
                    .toString()
                    .replace(vault.getFileSystem().getSeparator(), "/");
            if (!attributes.isRegularFile()) {
                held.accept(path, "not an ordinary file (a link, a pipe or a device)");
            } else if (!VaultPath.isVaultPath(path)) {
                held.accept(path, "a name that not every system can hold");
            } else {
                found.accept(new VaultPath(path), attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
