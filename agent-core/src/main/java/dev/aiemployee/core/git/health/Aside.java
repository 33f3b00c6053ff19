package dev.aiemployee.core.git.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where damaged files of {@code .git} go: nothing is deleted, somebody may want to look. */
final class Aside {
    private final Path folder;

    Aside(Path git) {
        this.folder = git.resolve("agent/damaged");
    }

    /** Takes a file away from its place; answers where it is now. A file that is not there is no error. */
    Path take(Path file) throws IOException {
        Files.createDirectories(folder);
        String name = file.getFileName().toString();
        Path to = folder.resolve(name);
        for (int copy = 2; Files.exists(to); copy++) {
            to = folder.resolve(name + "." + copy);
        }
        if (Files.exists(file)) {
            Files.move(file, to);
        }
        return to;
    }
}
