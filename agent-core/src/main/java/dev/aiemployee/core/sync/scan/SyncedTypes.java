package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings the applied base in line with the file types that are synced, when the setting changed: files of a new type that are published
 * already are still to come, those of a type that is left are nobody's any more and stay where they are. For one thread.
 */
public record SyncedTypes(Path file, FileTypes now) {
    /** Does it; @return whether the base changed. */
    public boolean follow(AppliedBase base, ObjectBase objects) {
        String before = before();
        boolean changed = forget(base);
        if (!now.toString().equals(before)) {
            FileTypes old = new FileTypes(Set.copyOf(List.of(before.split(",", -1))));
            changed |= expect(base, objects, old);
        }
        return changed;
    }

    /** The base is on disk. */
    public void recorded() {
        if (!now.toString().equals(before())) {
            AtomicFile.write(file, now.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String before() {
        try {
            return Files.exists(file) ? Files.readString(file) : FileTypes.DEFAULT.toString();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private boolean forget(AppliedBase base) {
        Set<VaultPath> others = new TreeSet<>(base.pending());
        others.addAll(base.paths());
        others.removeIf(path -> now.contains(path.value()));
        others.forEach(base::remove);
        return !others.isEmpty();
    }

    private boolean expect(AppliedBase base, ObjectBase objects, FileTypes old) {
        CommitId commit = base.commit();
        if (commit == null) {
            return false;
        }
        List<VaultPath> added = objects.changes(null, objects.treeOf(commit)).stream()
                .map(TreeChange::path)
                .filter(path -> now.contains(path) && !old.contains(path))
                .filter(path -> Paths.placeRefusal(path).isEmpty())
                .map(VaultPath::new)
                .filter(path -> base.blob(path) == null)
                .toList();
        added.forEach(base::postpone);
        return !added.isEmpty();
    }
}
