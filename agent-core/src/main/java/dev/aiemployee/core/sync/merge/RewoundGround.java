package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Ground;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ground of a merge over a remote that was rolled back: the last commit that both histories hold, told by where it differs
 * from the last one we have seen.
 *
 * @param base what is on disk
 * @param fork the text at the fork, at each path that was changed and published since
 * @param seen the text at the last commit seen, at the same paths
 */
record RewoundGround(AppliedBase base, Map<VaultPath, Optional<BlobId>> fork, Map<VaultPath, Optional<BlobId>> seen)
        implements Ground {
    RewoundGround {
        fork = Collections.unmodifiableMap(new LinkedHashMap<>(fork));
        seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }

    @Override
    public @Nullable BlobId blob(VaultPath path) {
        Optional<BlobId> before = fork.get(path);
        return before == null ? base.blob(path) : before.orElse(null);
    }

    /** What the last commit seen held at a path. */
    Optional<BlobId> published(VaultPath path) {
        return seen.getOrDefault(path, Optional.empty());
    }

    @Override
    public Set<VaultPath> placesOf(TaskId task) {
        Set<VaultPath> places = new TreeSet<>(base.placesOf(task));
        fork.keySet().stream()
                .filter(path -> VaultLayout.taskAt(path).filter(task::equals).isPresent())
                .forEach(places::add);
        places.removeIf(path -> blob(path) == null);
        return places;
    }
}
