package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.Problem;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Whether this JVM can name every file of a vault. In a locale that is not UTF-8 it garbles {@code für.md}, and a garbled name
 * looks like a deletion and a new file.
 */
final class NameEncoding {
    /** Letters of several scripts and one outside the basic plane. */
    private static final String NAMES = "für Ελλάδα 日本 😀";

    private NameEncoding() {}

    /** What is wrong here; absent when all is well. */
    static Optional<Problem> problem() {
        return problem(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    /**
     * What is wrong with an encoding.
     *
     * @param encoding how the JVM writes file names, its {@code sun.jnu.encoding}
     */
    static Optional<Problem> problem(String encoding) {
        boolean holds = Charset.isSupported(encoding)
                && Charset.forName(encoding).canEncode()
                && Charset.forName(encoding).newEncoder().canEncode(NAMES);
        return holds
                ? Optional.empty()
                : Optional.of(new Problem(
                        "LC_ALL",
                        "names of files are written as " + encoding + ", which cannot hold every note's name",
                        "set LC_ALL=C.UTF-8 in the environment of this program"));
    }
}
