package dev.aiemployee.core.sync;

import java.nio.file.Path;

/** What stands between the steps of an apply, so that a test can save a file, or die, just there. */
@FunctionalInterface
public interface ApplySeam {
    /** Production's seam. */
    ApplySeam NONE = (step, file) -> {};

    /**
     * Called right before a step.
     *
     * @param step {@code move aside}, {@code verify} or {@code link in}
     * @param file the vault file the step is about
     */
    void before(String step, Path file);
}
