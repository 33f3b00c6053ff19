package dev.aiemployee.core.env;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file of {@code NAME=value} lines as it was read. {@link EnvLines} says which lines are understood; every other line is
 * a problem, because a line that is skipped could hide a credential.
 *
 * @param values by name, in file order; empty values included
 * @param problems lines that were not understood, by number, never by content
 * @param warnings what a person should know about the file itself
 */
public record EnvFile(Map<String, String> values, List<Problem> problems, List<String> warnings) {

    public EnvFile {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** What stands for a file when there is none. */
    public static EnvFile none() {
        return new EnvFile(Map.of(), List.of(), List.of());
    }

    /** The values of a file that is in order. */
    public static Map<String, String> read(Path file) {
        EnvFile read = load(file);
        if (!read.problems.isEmpty()) {
            throw new ConfigurationException(read.problems);
        }
        return read.values;
    }

    /** Reads what there is; a file that cannot be read at all is a problem too. */
    public static EnvFile load(Path file) {
        try {
            EnvLines lines = EnvLines.parse(String.valueOf(file.getFileName()), Files.readString(file));
            return new EnvFile(lines.values(), lines.problems(), warnings(file));
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file", "create it from the .example file of the same name");
        } catch (CharacterCodingException e) {
            return unreadable(file, "the file is not UTF-8", "save it as UTF-8 text");
        } catch (IOException e) {
            return unreadable(file, "the file cannot be read: " + e, "make it readable for this user");
        }
    }

    private static EnvFile unreadable(Path file, String what, String fix) {
        return new EnvFile(Map.of(), List.of(new Problem(file.toString(), what, fix)), List.of());
    }

    private static List<String> warnings(Path file) throws IOException {
        FileRights rights = FileRights.of(file);
        return rights.canOthersRead() || rights.canOthersWrite()
                ? List.of(file + " can be read or written by other users: " + rights.fix())
                : List.of();
    }
}
