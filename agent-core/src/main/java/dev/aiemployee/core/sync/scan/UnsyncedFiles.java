package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.IgnoreRules;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.ownership.AgentPlaces;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Files on disk that are none of ours to publish, and of which nobody need be told: those that Git ignores, and those of other types that
 * stand in the branch just as they stand here. For one thread.
 */
final class UnsyncedFiles {
    /** A larger file of the right size is taken for the right one: this only decides whether a person is told. */
    private static final long MOST_BYTES = 1 << 18;

    private final Path vault;
    private final ObjectBase objects;
    private final IgnoreRules ignored;
    private final OwnWrites own;
    private final Map<VaultPath, Same> same = new HashMap<>();

    private record Same(TreeEntry entry, FileStamp stamp) {}

    UnsyncedFiles(VaultRepository repository, OwnWrites own) {
        this.vault = repository.vault();
        this.objects = repository.objects();
        this.ignored = repository.ignoreRules();
        this.own = own;
    }

    /** A new look at the disk begins. */
    void begin() {
        ignored.refresh();
    }

    /** Whether Git ignores an untracked file; what is of our own form cannot be hidden. */
    boolean isIgnored(VaultPath path, AppliedBase base) {
        return base.blob(path) == null
                && !base.isPending(path)
                && !AgentPlaces.isOurs(path)
                && !own.mayBe(path)
                && ignored.isIgnored(path.value());
    }

    /** Whether the branch holds this file as it is here, so that it needs no word. */
    boolean isAsCommitted(VaultPath path, FileStamp stamp, AppliedBase base) {
        CommitId commit = base.commit();
        Optional<TreeEntry> entry =
                commit == null ? Optional.empty() : objects.find(objects.treeOf(commit), path.value());
        if (entry.isEmpty()) {
            return false;
        }
        Same now = new Same(entry.get(), stamp);
        boolean known = now.equals(same.get(path));
        if (known || holds(path, now)) {
            same.put(path, now);
            return true;
        }
        return false;
    }

    private boolean holds(VaultPath path, Same now) {
        if (now.entry().kind() == TreeEntry.Kind.SYMLINK || now.entry().kind() == TreeEntry.Kind.SUBMODULE) {
            return false;
        }
        if (objects.sizeOf(now.entry().blob()) != now.stamp().size()) {
            return false;
        }
        try {
            return now.stamp().size() > MOST_BYTES
                    || BlobId.of(Files.readAllBytes(path.in(vault)))
                            .equals(now.entry().blob());
        } catch (IOException gone) {
            return false;
        }
    }
}
