package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.vault.VaultPath;
import org.jspecify.annotations.Nullable;

/**
 * One path that both sides had changed, and what became of it.
 *
 * @param copy where the other text went; null when one text holds both
 * @param texts the two texts that no rule joined; null when one text holds both, or a folder took the place
 */
public record ConflictNote(
        VaultPath path, @Nullable VaultPath copy, @Nullable Texts texts) {
    /** Which text stays in place and which goes to the copy. */
    public record Texts(BlobId stays, BlobId leaves) {}

    public static ConflictNote bySection(VaultPath path) {
        return new ConflictNote(path, null, null);
    }

    public static ConflictNote keptBoth(VaultPath path, VaultPath copy, Texts texts) {
        return new ConflictNote(path, copy, texts);
    }

    public static ConflictNote besideFolder(VaultPath path, VaultPath copy) {
        return new ConflictNote(path, copy, null);
    }

    /** One line for the log. */
    public String line() {
        return copy == null
                ? "`" + path + "`: resolved by section (cloud's Updates accepted, local's main content kept)"
                : "`" + path + "`: both texts kept, the other one is `" + copy
                        + "`. Take what you need from it, then delete it.";
    }
}
