package dev.aiemployee.core.vault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A place inside the vault, relative to its root, parts separated by {@code /}.
 *
 * @param value no empty part, no {@code .} or {@code ..}, no backslash, NUL or leading slash
 */
public record VaultPath(String value) implements Comparable<VaultPath> {
    /** @throws IllegalArgumentException when the value could leave the vault or is not in its one spelling */
    public VaultPath {
        Objects.requireNonNull(value, "value");
        if (!isVaultPath(value)) {
            throw new IllegalArgumentException(
                    "vault path: " + value + " (expected: a relative path with / and no empty, . or .. part)");
        }
    }

    /** Whether text from outside would be a vault path. */
    public static boolean isVaultPath(String text) {
        if (text.isEmpty() || text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0) {
            return false;
        }
        for (String part : text.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** The path of a file below {@code root}. */
    public static VaultPath of(Path root, Path file) {
        return new VaultPath(
                root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/"));
    }

    /** This path below {@code root}. */
    public Path in(Path root) {
        return root.resolve(value);
    }

    /** A place below this one. */
    public VaultPath child(String name) {
        return new VaultPath(value + "/" + name);
    }

    /** The first part: the top folder, or the file's own name at the top. */
    public String top() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    /** The last part. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The folder this lies in; absent at the top. */
    public Optional<VaultPath> parent() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new VaultPath(value.substring(0, slash)));
    }

    /** All folders this lies in, the nearest first. */
    public List<VaultPath> folders() {
        List<VaultPath> folders = new ArrayList<>();
        for (int slash = value.lastIndexOf('/'); slash > 0; slash = value.lastIndexOf('/', slash - 1)) {
            folders.add(new VaultPath(value.substring(0, slash)));
        }
        return folders;
    }

    /** Whether this is {@code folder} itself or lies anywhere below it. */
    public boolean isUnder(VaultPath folder) {
        return value.equals(folder.value) || value.startsWith(folder.value + "/");
    }

    @Override
    public int compareTo(VaultPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
