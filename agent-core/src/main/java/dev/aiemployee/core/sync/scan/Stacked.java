package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A new file where a folder was, or a new folder where a file was: a tree cannot hold both, so the new one waits until it is proven
 * that the old one is gone. Costs the new files.
 */
final class Stacked {
    private Stacked() {}

    /** Takes what must wait out of {@code written}. */
    static void wait(
            Map<VaultPath, DiskChanges.Written> written,
            AppliedBase base,
            Set<VaultPath> deleted,
            Set<VaultPath> restless) {
        for (VaultPath path : List.copyOf(written.keySet())) {
            boolean isNew = base.blob(path) == null;
            if (isNew && (standsOnFile(path, base, deleted) || !deleted.containsAll(base.under(path)))) {
                written.remove(path);
                restless.add(path);
            }
        }
    }

    private static boolean standsOnFile(VaultPath path, AppliedBase base, Set<VaultPath> deleted) {
        return path.folders().stream().anyMatch(folder -> base.blob(folder) != null && !deleted.contains(folder));
    }
}
