package dev.aiemployee.core.sync;

import dev.aiemployee.core.vault.VaultPath;
import org.jspecify.annotations.Nullable;

/**
 * One path that both sides had changed, and what became of it.
 *
 * @param copy where the other text went; null when one text holds both
 */
record ConflictNote(VaultPath path, @Nullable VaultPath copy) {
    static ConflictNote bySection(VaultPath path) {
        return new ConflictNote(path, null);
    }

    static ConflictNote keptBoth(VaultPath path, VaultPath copy) {
        return new ConflictNote(path, copy);
    }

    /** One line for the log. */
    String line() {
        return copy == null
                ? "`" + path + "`: resolved by section (cloud's Updates accepted, local's main content kept)"
                : "`" + path + "`: both texts kept, the other one is `" + copy
                        + "`. Take what you need from it, then delete it.";
    }
}
