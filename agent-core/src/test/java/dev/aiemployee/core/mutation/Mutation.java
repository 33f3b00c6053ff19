package dev.aiemployee.core.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One broken line of production code and the test that must notice.
 *
 * @param why what the line keeps true, for a person
 * @param file below {@code dev/aiemployee/core}
 * @param line the text to break; must be in the file exactly once, so that a refactoring cannot hollow the check out
 * @param broken what stands there instead
 * @param test the test that must go red, {@code package.Class#method}, without {@code dev.aiemployee.core}
 * @param member what the class has besides; for a break that needs a memory
 */
record Mutation(String why, String file, String line, String broken, String test, String member) {
    private static final Path SOURCES = Path.of("src/main/java/dev/aiemployee/core");

    Mutation(String why, String file, String line, String broken, String test) {
        this(why, file, line, broken, test, "");
    }

    Mutation with(String further) {
        return new Mutation(why, file, line, broken, test, further);
    }

    /** How often the line is in the source. */
    int occurrences() {
        return (source().length() - source().replace(line, "").length()) / line.length();
    }

    /** The source with the line broken. */
    String mutant() {
        String mutant = source().replace(line, broken);
        int end = mutant.lastIndexOf('}');
        return mutant.substring(0, end) + member + mutant.substring(end);
    }

    /** The file's class as an address for the compiler. */
    String className() {
        return "dev/aiemployee/core/" + file;
    }

    private String source() {
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return why;
    }
}
