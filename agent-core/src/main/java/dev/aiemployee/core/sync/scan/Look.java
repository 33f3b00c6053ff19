package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.CloudDrive;
import dev.aiemployee.core.vault.ScratchNames;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultLinks;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one look at the disk saw, against the applied base: of everything, or of some paths and what is known to belong to them.
 * Reads names and stamps, no bytes. What stands at or below a path that is held or cannot be read is not known, and so never
 * missing. For one thread.
 */
final class Look implements VaultWalk.Found {
    private final Path vault;
    private final AppliedBase base;
    private final VaultWalk walk;
    private final Map<VaultPath, FileStamp> differing = new TreeMap<>();
    private final Map<VaultPath, FileStamp> unproven = new TreeMap<>();
    private final Set<VaultPath> same = new HashSet<>();
    private final Set<VaultPath> missing = new TreeSet<>();
    private final Set<VaultPath> unknown = new HashSet<>();
    private final Map<String, HeldPath> held = new LinkedHashMap<>();

    private Look(Path vault, AppliedBase base, ApplySeam seam) {
        this.vault = vault;
        this.base = base;
        this.walk = new VaultWalk(vault, seam);
    }

    /** Looks at the whole vault. */
    static Look everywhere(Path vault, AppliedBase base, ApplySeam seam) {
        Look look = new Look(vault, base, seam);
        look.walk.visit(look);
        int known = base.paths().size();
        if (look.same.size()
                        + look.differing.keySet().stream()
                                .filter(path -> base.blob(path) != null)
                                .count()
                < known) {
            base.paths().forEach(look::missingUnlessSeen);
        }
        return look;
    }

    /** Looks at these files and folders, and at the other places of the tasks that are met. Costs what is there. */
    static Look at(Set<VaultPath> paths, Path vault, AppliedBase base, ApplySeam seam) {
        Look look = new Look(vault, base, seam);
        paths.forEach(look::at);
        for (VaultPath path : List.copyOf(look.differing.keySet())) {
            VaultLayout.taskAt(path)
                    .ifPresent(task -> Set.copyOf(base.placesOf(task)).forEach(look::at));
        }
        return look;
    }

    /** Files that are not known, or differ in their stamp from what is known, by path. */
    Map<VaultPath, FileStamp> differing() {
        return differing;
    }

    /** Files of a known size and time of which nothing more is known; only their bytes prove that they are the same. */
    Map<VaultPath, FileStamp> unproven() {
        return unproven;
    }

    /** A file that was taken for the same is not, or cannot be read. */
    void differs(VaultPath path, FileStamp stamp) {
        same.remove(path);
        differing.put(path, stamp);
    }

    /** Files that are as they are known to be; of a narrow look only those that were looked at. */
    Set<VaultPath> same() {
        return same;
    }

    /** Known files that are not there. What cannot be read, or is on a cloud drive alone, is not missing. */
    Set<VaultPath> missing() {
        return missing;
    }

    List<HeldPath> held() {
        return List.copyOf(held.values());
    }

    /** Where the base has a task and the disk still does. */
    List<VaultPath> homesOf(TaskId task) {
        return base.placesOf(task).stream()
                .filter(path -> !missing.contains(path))
                .toList();
    }

    @Override
    public void file(VaultPath path, FileStamp stamp) {
        AppliedBase.Known known = base.find(path).orElse(null);
        if (known != null && known.stamp().equals(stamp)) {
            same.add(path);
        } else if (known != null && known.stamp().isUnproven() && known.stamp().resembles(stamp)) {
            same.add(path);
            unproven.put(path, stamp);
        } else {
            differing.put(path, stamp);
        }
    }

    @Override
    public void held(String path, String why) {
        held.putIfAbsent(path, new HeldPath(path, why));
        if (VaultPath.isVaultPath(path)) {
            unknown.add(new VaultPath(path));
        }
    }

    @Override
    public void unreadable(VaultPath path, IOException why) {
        held(path.value(), Unreadable.why(why));
    }

    private void at(VaultPath path) {
        if (!VaultWalk.reaches(path) || same.contains(path) || differing.containsKey(path)) {
            return;
        }
        Optional<VaultPath> link = VaultLinks.first(vault, path);
        if (link.isPresent()) {
            held(link.get().value(), DiskEntry.Kind.LINK.refusal());
            return;
        }
        try {
            DiskEntry entry = DiskEntry.read(path.in(vault));
            switch (entry.kind()) {
                case FILE -> {
                    if (!ScratchNames.isFile(path.fileName())) {
                        file(path, entry.stamp());
                    }
                }
                case FOLDER -> {
                    walk.visit(path, this);
                    base.under(path).forEach(this::missingUnlessSeen);
                }
                case LINK, OTHER -> held(path.value(), entry.kind().refusal());
            }
        } catch (NoSuchFileException gone) {
            base.under(path).forEach(this::missingUnlessSeen);
        } catch (IOException failure) {
            if (Files.isRegularFile(vault)) {
                throw new VaultException("cannot walk the vault " + vault + ": " + failure, failure);
            }
            unreadable(path, failure);
        }
    }

    private void missingUnlessSeen(VaultPath path) {
        boolean seen = same.contains(path) || differing.containsKey(path);
        boolean passedBy = !VaultWalk.reaches(path) || ScratchNames.isFile(path.fileName());
        if (seen || passedBy || isUnknown(path)) {
            return;
        }
        Optional<String> drive = CloudDrive.holding(vault, path);
        if (drive.isEmpty()) {
            missing.add(path);
        } else {
            held.putIfAbsent(
                    path.value(),
                    new HeldPath(
                            path.value(),
                            "not on this disk, " + drive.get()
                                    + " keeps it elsewhere; nothing is lost: open it there, or choose"
                                    + " \"keep on this device\" for the vault"));
        }
    }

    private boolean isUnknown(VaultPath path) {
        return !unknown.isEmpty()
                && (unknown.contains(path) || path.folders().stream().anyMatch(unknown::contains));
    }
}
