package dev.aiemployee.core.vault;

/** A vault path as one line of a file of ours. A backslash never stands in a path, so it is free to stand for line ends. */
public final class PathLine {
    private PathLine() {}

    /** The path without line ends in it. */
    public static String of(VaultPath path) {
        String value = path.value();
        return value.indexOf('\n') < 0 && value.indexOf('\r') < 0
                ? value
                : value.replace("\n", "\\n").replace("\r", "\\r");
    }

    /** The path of a line. @throws IllegalArgumentException when it is none that {@link #of} gives */
    public static VaultPath read(String line) {
        return new VaultPath(
                line.indexOf('\\') < 0 ? line : line.replace("\\n", "\n").replace("\\r", "\r"));
    }
}
