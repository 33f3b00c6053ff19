package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What fetched commits changed, after the write partition had its say.
 *
 * @param changes paths whose published text changed and may be applied; an empty value means the path is gone
 * @param restore tree edits that undo what was refused; keyed by paths that are not to be trusted as paths
 * @param foreign each text that a commit of somebody else put at a path
 * @param devices those of them that a device key signed
 * @param violations what was refused, for a person
 * @param refused the texts that were, and where
 * @param left those of them that the tip goes on holding, because they were undone once before, with what belongs there
 * @param unsigned paths among the changes whose last writer nobody vouches for
 * @param besides entries that no agent syncs and that the operator should know of, by path, with the commit that changed them; they
 *     stay as they are
 */
public record Vetted(
        Map<VaultPath, Optional<BlobId>> changes,
        Map<String, Optional<TreeEntry>> restore,
        Set<ForeignText> foreign,
        Set<ForeignText> devices,
        List<Violation> violations,
        Set<ForeignText> refused,
        Map<ForeignText, Optional<BlobId>> left,
        Set<VaultPath> unsigned,
        Map<String, CommitId> besides) {
    /** Nothing was fetched. */
    public static final Vetted NOTHING =
            new Vetted(Map.of(), Map.of(), Set.of(), Set.of(), List.of(), Set.of(), Map.of(), Set.of(), Map.of());

    public Vetted {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        restore = Collections.unmodifiableMap(new LinkedHashMap<>(restore));
        foreign = Set.copyOf(foreign);
        devices = Set.copyOf(devices);
        violations = List.copyOf(violations);
        refused = Set.copyOf(refused);
        left = Map.copyOf(left);
        unsigned = Set.copyOf(unsigned);
        besides = Map.copyOf(besides);
    }

    /** A commit that is not ours put this text at this path, or removed the path where the blob is null. */
    public record ForeignText(String path, @Nullable BlobId blob) {}

    /** The same, telling a person only of some. */
    public Vetted telling(List<Violation> some) {
        return new Vetted(changes, restore, foreign, devices, some, refused, left, unsigned, besides);
    }

    /**
     * The same, which does not undo what was refused at these paths: the tip goes on holding it.
     *
     * @param tip what the tip holds at a path
     */
    public Vetted leaving(Set<String> paths, Function<String, Optional<TreeEntry>> tip) {
        Map<String, Optional<TreeEntry>> undone = new LinkedHashMap<>(restore);
        Map<ForeignText, Optional<BlobId>> stays = new LinkedHashMap<>(left);
        restore.forEach((path, right) -> {
            if (paths.contains(path)) {
                undone.remove(path);
                BlobId there = tip.apply(path).map(TreeEntry::blob).orElse(null);
                stays.put(new ForeignText(path, there), right.map(TreeEntry::blob));
            }
        });
        return new Vetted(changes, undone, foreign, devices, violations, refused, stays, unsigned, besides);
    }

    /**
     * The same, with what was refused only because its commit is new to us, though the text is the one we had seen there. That nothing is
     * where we had seen nothing counts only where the fork held something: else it may just have come and been taken away. A note
     * that the operator's other machine brought back may hold what the operator wrote there since.
     *
     * @param isEdit whether the second text may have come of the first by the operator's hand
     */
    public Vetted acceptingKnown(
            TreeId fork, TreeId seen, TreeId tip, ObjectBase objects, BiPredicate<TreeEntry, TreeEntry> isEdit) {
        Map<VaultPath, Optional<BlobId>> accepted = new LinkedHashMap<>(changes);
        Map<String, Optional<TreeEntry>> undone = new LinkedHashMap<>(restore);
        List<Violation> told = new ArrayList<>(violations);
        for (String path : restore.keySet()) {
            Optional<TreeEntry> now = VaultPath.isVaultPath(path) ? objects.find(tip, path) : Optional.empty();
            boolean isVaultPath = VaultPath.isVaultPath(path);
            boolean isNews =
                    now.isEmpty() && (!isVaultPath || objects.find(fork, path).isEmpty());
            Optional<TreeEntry> before = isVaultPath ? objects.find(seen, path) : Optional.empty();
            boolean isKnown = now.equals(before) || (isDevices(path, now) && isEdit(before, now, isEdit));
            if (isVaultPath && !isNews && isKnown) {
                undone.remove(path);
                accepted.put(new VaultPath(path), now.map(TreeEntry::blob));
                told.removeIf(violation -> violation.path().equals(path));
            }
        }
        Set<ForeignText> still = new HashSet<>(refused);
        still.removeIf(text -> restore.containsKey(text.path()) && !undone.containsKey(text.path()));
        return new Vetted(accepted, undone, foreign, devices, told, still, left, unsigned, besides);
    }

    private boolean isDevices(String path, Optional<TreeEntry> now) {
        return devices.contains(new ForeignText(path, now.map(TreeEntry::blob).orElse(null)));
    }

    private static boolean isEdit(
            Optional<TreeEntry> before, Optional<TreeEntry> now, BiPredicate<TreeEntry, TreeEntry> isEdit) {
        return before.isPresent() && now.isPresent() && isEdit.test(before.get(), now.get());
    }

    /** Whether the restore undoes a change at this path. */
    boolean isRestored(VaultPath path) {
        return restore.containsKey(path.value());
    }
}
