package dev.aiemployee.core.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the lines to break lie.
 *
 * @param module the module's folder; relative to the one the tests run in
 * @param name the package that the names of files and tests leave out
 */
public record Base(Path module, String name) {
    /** How the compiler calls a file below the base. */
    String address(String file) {
        return name.replace('.', '/') + '/' + file;
    }

    /** What a file below the base holds. */
    String source(String file) {
        try {
            return Files.readString(module.resolve("src/main/java").resolve(address(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
