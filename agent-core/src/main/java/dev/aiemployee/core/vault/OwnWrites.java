package dev.aiemployee.core.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which files this process wrote or removed itself. A file that still holds what we wrote is whole, so it need not rest before it
 * is synced; anything else may be an editor at work. Safe for several threads.
 */
public final class OwnWrites {
    private static final byte[] REMOVED = new byte[0];

    private final Map<VaultPath, byte[]> digests = new ConcurrentHashMap<>();

    void wrote(VaultPath path, byte[] content) {
        digests.put(path, digest(content));
    }

    void removed(VaultPath path) {
        digests.put(path, REMOVED);
    }

    /** Whether we were the last, as far as we know, to write this path; then its content is worth a look. */
    public boolean mayBe(VaultPath path) {
        return digests.containsKey(path);
    }

    /** Every path that is remembered now. */
    public Set<VaultPath> paths() {
        return Set.copyOf(digests.keySet());
    }

    /** Whether this is exactly what we wrote at the path last. */
    public boolean isOurs(VaultPath path, byte[] content) {
        return Arrays.equals(digests.get(path), digest(content));
    }

    /** Whether it was us who removed the file at the path. */
    public boolean isRemoval(VaultPath path) {
        return Arrays.equals(digests.get(path), REMOVED);
    }

    /** The path is published as we left it; nothing is remembered of it any more. */
    public void forget(VaultPath path) {
        digests.remove(path);
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
