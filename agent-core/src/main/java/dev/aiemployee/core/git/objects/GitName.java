package dev.aiemployee.core.git.objects;

import java.util.Arrays;

/** A name in a tree, in Git's order: by unsigned bytes, a folder as if its name ended in {@code /}. */
final class GitName implements Comparable<GitName> {
    private final byte[] bytes;
    private final byte[] key;

    private GitName(byte[] bytes, byte[] key) {
        this.bytes = bytes;
        this.key = key;
    }

    static GitName of(byte[] name, boolean folder) {
        byte[] key = name;
        if (folder) {
            key = Arrays.copyOf(name, name.length + 1);
            key[name.length] = '/';
        }
        return new GitName(name, key);
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
