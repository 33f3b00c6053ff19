package dev.aiemployee.core.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A name in a tree, in Git's order: by unsigned bytes, a folder as if its name ended in {@code /}. */
final class GitName implements Comparable<GitName> {
    private final byte[] bytes;
    private final byte[] key;

    private GitName(byte[] bytes, byte[] key) {
        this.bytes = bytes;
        this.key = key;
    }

    static GitName of(String name, boolean folder) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new GitName(bytes, folder ? (name + "/").getBytes(StandardCharsets.UTF_8) : bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public int compareTo(GitName other) {
        return Arrays.compareUnsigned(key, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GitName name && Arrays.equals(key, name.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }
}
