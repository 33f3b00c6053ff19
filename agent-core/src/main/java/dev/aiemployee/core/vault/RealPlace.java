package dev.aiemployee.core.vault;

import java.io.IOException;
import java.nio.file.Path;

/** A place by the one name that no link is part of, so that two ways to it compare equal. */
public final class RealPlace {
    private RealPlace() {}

    /** The place itself, or where it would be: what does not exist yet keeps its own names below the nearest folder that does. */
    public static Path of(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            Path parent = absolute.getParent();
            return parent == null ? absolute : of(parent).resolve(absolute.getFileName());
        }
    }
}
