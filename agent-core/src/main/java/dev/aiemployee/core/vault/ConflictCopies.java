package dev.aiemployee.core.vault;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the {@linkplain ConflictCopy copies} that sync services left in a vault. One walk over names; what cannot be read is left out. */
public final class ConflictCopies extends SimpleFileVisitor<Path> {
    private final Path vault;
    private final SortedMap<VaultPath, ConflictCopy> copies = new TreeMap<>();

    private ConflictCopies(Path vault) {
        this.vault = vault;
    }

    /** Every copy below the vault that names itself, by path. */
    public static Map<VaultPath, ConflictCopy> in(Path vault) {
        ConflictCopies found = new ConflictCopies(vault);
        try {
            Files.walkFileTree(vault, found);
        } catch (IOException failure) {
            throw new VaultException("cannot walk " + vault + ": " + failure, failure);
        }
        return found.copies;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden = String.valueOf(folder.getFileName()).startsWith(".") && !folder.equals(vault);
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        if (attributes.isRegularFile() && VaultPath.isVaultPath(name)) {
            ConflictCopy.named(name).ifPresent(copy -> copies.put(VaultPath.of(vault, file), copy));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
