package dev.aiemployee.core.sync.apply;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a refused change is on the disk all the same, because another tool pulled it there: so lately that the scan left it
 * alone, or after the scan. As long as it is, the commit it came from must be judged again, or its text would be published as the
 * operator's own.
 */
public record RefusedOnDisk(Path vault, AppliedBase base) {
    public boolean any(Vetted vetted) {
        return vetted.refused().stream()
                .map(Vetted.ForeignText::path)
                .filter(VaultPath::isVaultPath)
                .anyMatch(path -> isThere(new VaultPath(path), vetted));
    }

    private boolean isThere(VaultPath path, Vetted vetted) {
        @Nullable BlobId now;
        try {
            now = blob(path).orElse(null);
        } catch (IOException unreadable) {
            return false; // it is held, so nobody can publish it
        }
        return !Objects.equals(now, base.blob(path))
                && vetted.foreign().contains(new Vetted.ForeignText(path.value(), now));
    }

    private Optional<BlobId> blob(VaultPath path) throws IOException {
        Path file = path.in(vault);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(BlobId.of(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }
}
