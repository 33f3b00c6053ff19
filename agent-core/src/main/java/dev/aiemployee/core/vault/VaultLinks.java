package dev.aiemployee.core.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a place in the vault is reached without leaving it through a symbolic link. */
public final class VaultLinks {
    private VaultLinks() {}

    /** Whether no part of the path is a symbolic link. */
    public static boolean isPlain(Path root, VaultPath path) {
        return first(root, path).isEmpty();
    }

    /** The first part of the path that is a symbolic link, with all before it; absent when there is none. */
    public static Optional<VaultPath> first(Path root, VaultPath path) {
        Path place = root;
        for (Path part : root.relativize(path.in(root))) {
            place = place.resolve(part);
            if (Files.isSymbolicLink(place)) {
                return Optional.of(VaultPath.of(root, place));
            }
        }
        return Optional.empty();
    }
}
