package dev.aiemployee.core.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names that are made of other names, never longer than a file system or a tree of ours can hold. A name that is too long loses its end to a
 * digest of the whole, so that two long names that begin alike stay two, and every clone makes the same of them. Pure.
 */
public final class DerivedName {
    /** The longest name in bytes of UTF-8; NAME_MAX of Linux, and more than what others allow. */
    static final int LONGEST_NAME = 255;

    /** The longest path in bytes that is synced. */
    static final int LONGEST_PATH = 1024;

    private static final int DIGITS = 10;

    private DerivedName() {}

    /** {@code prefix + name + suffix}, with {@code name} cut as far as needed. */
    public static String of(String prefix, String name, String suffix) {
        int room = LONGEST_NAME - bytes(prefix) - bytes(suffix);
        return prefix + (bytes(name) <= room ? name : cut(name, room - DIGITS - 1) + "-" + digest(name)) + suffix;
    }

    /** A place for another text of {@code original} below {@code folder}: in the same folders there, unless that path were too long. */
    public static VaultPath below(VaultPath folder, VaultPath original, String suffix) {
        String name = of("", original.fileName(), suffix);
        VaultPath near = original.parent()
                .map(parent -> folder.child(parent.value()))
                .orElse(folder)
                .child(name);
        return bytes(near.value()) <= LONGEST_PATH
                ? near
                : folder.child(digest(original.value())).child(name);
    }

    /** The longest beginning of at most so many bytes that ends between two letters, without a blank or dot at its end. */
    private static String cut(String name, int most) {
        int end = 0;
        int used = 0;
        while (end < name.length()) {
            int next = end + Character.charCount(name.codePointAt(end));
            used += bytes(name.substring(end, next));
            if (used > most) {
                break;
            }
            end = next;
        }
        return name.substring(0, end).stripTrailing();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGITS / 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
