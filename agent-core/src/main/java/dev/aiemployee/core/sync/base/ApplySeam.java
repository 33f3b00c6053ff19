package dev.aiemployee.core.sync.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stands between the steps of an apply, so that a test can save a file, or die, just there; before each reading of the disk, so
 * that it can fail; and the one call that file systems without hard links refuse.
 */
@FunctionalInterface
public interface ApplySeam {
    /** Production's seam. */
    ApplySeam NONE = (step, file) -> {};

    /**
     * Called right before a step.
     *
     * @param step {@code exchange} (the new text is beside by then), {@code move aside}, {@code verify}, {@code link in}, {@code
     *     copy} (before each piece, where there are no hard links) or {@code done}; after all of them {@code move branch} and
     *     {@code write index}
     * @param file the vault file the step is about; the vault itself for the last two
     */
    void before(String step, Path file);

    /** Called before a folder is listed or a file's bytes are read; what it throws is what the disk said. */
    default void reading(Path fileOrFolder) throws IOException {}

    /** Gives {@code existing} a second name where nothing may stand. */
    default void link(Path name, Path existing) throws IOException {
        Files.createLink(name, existing);
    }

    /** How many bytes a copy writes at once; positive. */
    default int piece() {
        return 1 << 16;
    }
}
