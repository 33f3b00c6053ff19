package dev.aiemployee.core.task;

import java.nio.file.Path;

/** The one spelling of a path that entities keep. */
final class AbsolutePath {
    private AbsolutePath() {}

    static Path of(String name, Path path) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(name + ": " + path + " (expected: an absolute path)");
        }
        return path.normalize();
    }
}
