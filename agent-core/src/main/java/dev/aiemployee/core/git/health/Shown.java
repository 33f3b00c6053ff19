package dev.aiemployee.core.git.health;

import java.nio.file.Path;

/** A path as a shell takes it. */
public final class Shown {
    private Shown() {}

    /** Quoted where it holds anything but plain letters. */
    public static String path(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./@:+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
