package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file beside a running agent. An agent that replaces a note first takes it aside, so that for a moment nothing is there: who looks
 * whether a file exists and then reads it may fail between the two.
 */
public final class LivingFile {
    private LivingFile() {}

    /** What stands in the file now; empty when nothing is there. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Moves the file as a file manager does, or answers false while nothing is there. */
    public static boolean move(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to);
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
