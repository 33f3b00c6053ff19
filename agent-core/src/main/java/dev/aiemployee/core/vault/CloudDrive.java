package dev.aiemployee.core.vault;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out whether a file is not on the disk because a cloud drive took it off to free space: the drive leaves a placeholder beside,
 * {@code .Name.md.icloud} or {@code Name.md.nextcloud}. Drives whose placeholders keep name, size and time (OneDrive, Dropbox, iCloud
 * from macOS 14 on) need no such question: their file is there.
 */
public final class CloudDrive {
    private CloudDrive() {}

    /** Which drive has the file, or a folder it lies in; absent when none does. Costs a few looks at the disk. */
    public static Optional<String> holding(Path vault, VaultPath path) {
        return Stream.concat(Stream.of(path), path.folders().stream())
                .flatMap(place -> drive(place.in(vault)).stream())
                .findFirst();
    }

    private static Optional<String> drive(Path file) {
        String name = String.valueOf(file.getFileName());
        if (isThere(file.resolveSibling("." + name + ".icloud"))) {
            return Optional.of("iCloud Drive");
        } else if (isThere(file.resolveSibling(name + ".nextcloud"))) {
            return Optional.of("Nextcloud");
        }
        return isThere(file.resolveSibling(name + ".owncloud")) ? Optional.of("ownCloud") : Optional.empty();
    }

    private static boolean isThere(Path placeholder) {
        return Files.isRegularFile(placeholder, LinkOption.NOFOLLOW_LINKS);
    }
}
