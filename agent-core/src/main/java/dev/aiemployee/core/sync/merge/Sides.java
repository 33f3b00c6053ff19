package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.Ground;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of one merge and what they started from.
 *
 * @param disk what the disk holds at paths that differ from the applied base
 * @param ours what our side changed since the ground
 * @param remote what the tip holds at the paths it changed since the ground; refused changes are left out or undone
 * @param rewound whether the tip lacks what we have seen, so that {@code ours} holds published texts too
 */
public record Sides(
        Ground ground,
        Vetted vetted,
        Map<VaultPath, Optional<BlobId>> disk,
        Map<VaultPath, Optional<BlobId>> ours,
        Map<VaultPath, Optional<BlobId>> remote,
        boolean rewound) {

    /** The same, of which a person is told only some violations. */
    Sides telling(List<Violation> some) {
        return new Sides(ground, vetted.telling(some), disk, ours, remote, rewound);
    }

    /** The same merge after another look at what was refused. */
    Sides with(Vetted changed) {
        return new Sides(ground, changed, disk, ours, remote, rewound);
    }

    /** What the tip holds at a path, after refused changes are undone. */
    Optional<BlobId> there(VaultPath path) {
        Optional<BlobId> changed = remote.get(path);
        return changed == null ? Optional.ofNullable(ground.blob(path)) : changed;
    }

    /** What the disk changed, without what somebody else's commit put there: that is no change of the operator's. */
    static Map<VaultPath, Optional<BlobId>> ownChanges(Map<VaultPath, Optional<BlobId>> disk, Vetted vetted) {
        Set<String> refused = vetted.violations().stream().map(Violation::path).collect(Collectors.toSet());
        Set<TaskId> written = disk.entrySet().stream()
                .filter(change -> change.getValue().isPresent())
                .flatMap(change -> VaultLayout.taskAt(change.getKey()).stream())
                .collect(Collectors.toSet());
        Map<VaultPath, Optional<BlobId>> ours = new LinkedHashMap<>(disk);
        ours.entrySet().removeIf(change -> {
            VaultPath path = change.getKey();
            @Nullable BlobId blob = change.getValue().orElse(null);
            // A task that was dragged away here left its place by our hand, although they took it from there too.
            boolean dragged = VaultLayout.taskAt(path).filter(written::contains).isPresent();
            boolean pulled = blob != null || (refused.contains(path.value()) && !dragged);
            return pulled && vetted.foreign().contains(new Vetted.ForeignText(path.value(), blob));
        });
        return ours;
    }

    /**
     * Takes out of {@code ours} what is published already; of a task everything or nothing, for one that was claimed from where the
     * operator has just dragged it away has left that place by two hands.
     */
    static void forgetPublished(
            Map<VaultPath, Optional<BlobId>> ours, Map<VaultPath, Set<Optional<BlobId>>> published) {
        Set<TaskId> others = new HashSet<>();
        Set<TaskId> texts = new HashSet<>();
        ours.forEach((path, blob) -> VaultLayout.taskAt(path).ifPresent(task -> {
            if (!published.getOrDefault(path, Set.of()).contains(blob)) {
                others.add(task);
            } else if (blob.isPresent()) {
                texts.add(task);
            }
        }));
        ours.entrySet().removeIf(change -> {
            Optional<TaskId> task = VaultLayout.taskAt(change.getKey());
            boolean whole = task.map(id -> texts.contains(id) && !others.contains(id))
                    .orElse(change.getValue().isPresent());
            return whole && published.getOrDefault(change.getKey(), Set.of()).contains(change.getValue());
        });
    }
}
