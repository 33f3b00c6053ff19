package dev.aiemployee.core.vault;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@linkplain ConflictCopy copies} that sync services left in a vault. One walk over names; of open notes the id is read. What cannot be
 * read is left out.
 */
public final class ConflictCopies extends SimpleFileVisitor<Path> {
    private static final Set<VaultPath> OPEN = Set.of(
            VaultLayout.NEEDS_ACTION,
            VaultLayout.IN_PROGRESS,
            VaultLayout.PENDING_APPROVAL,
            VaultLayout.APPROVED,
            VaultLayout.FAILED);

    private final Path vault;
    private final VaultReader reader;
    private final SortedMap<VaultPath, ConflictCopy> copies = new TreeMap<>();

    private ConflictCopies(Path vault) {
        this.vault = vault;
        this.reader = new VaultReader(vault, new NoteFormat());
    }

    /** Every copy below the vault that names itself, and of notes that are open every one, by path. */
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
            VaultPath path = VaultPath.of(vault, file);
            ConflictCopy.named(name).or(() -> ofTask(path)).ifPresent(copy -> copies.put(path, copy));
        }
        return FileVisitResult.CONTINUE;
    }

    /** A note about which something is still to be done, under a longer name than its own. */
    private Optional<ConflictCopy> ofTask(VaultPath path) {
        if (!path.fileName().endsWith(".md") || OPEN.stream().noneMatch(path::isUnder)) {
            return Optional.empty();
        }
        return reader.read(path)
                .flatMap(ParsedNote::note)
                .flatMap(note -> note.text("id"))
                .flatMap(id -> ConflictCopy.ofTask(path.fileName(), id));
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
