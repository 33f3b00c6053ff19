package dev.aiemployee.core.sync;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.CloudDrive;
import dev.aiemployee.core.vault.ScratchNames;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultLinks;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one look at the disk saw, against the applied base: of everything, or of some paths and what is known to belong to them.
 * Reads names, sizes and times, no bytes. For one thread.
 */
final class Look implements VaultWalk.Found {
    private final Path vault;
    private final AppliedBase base;
    private final Map<VaultPath, BasicFileAttributes> differing = new TreeMap<>();
    private final Set<VaultPath> same = new HashSet<>();
    private final Set<VaultPath> missing = new TreeSet<>();
    private final Set<VaultPath> unreadable = new LinkedHashSet<>();
    private final Set<VaultPath> away = new HashSet<>();
    private final List<HeldPath> held = new ArrayList<>();

    private Look(Path vault, AppliedBase base) {
        this.vault = vault;
        this.base = base;
    }

    /** Looks at the whole vault. */
    static Look everywhere(Path vault, AppliedBase base) {
        Look look = new Look(vault, base);
        new VaultWalk(vault).visit(look);
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
    static Look at(Set<VaultPath> paths, Path vault, AppliedBase base) {
        Look look = new Look(vault, base);
        paths.forEach(look::at);
        for (VaultPath path : List.copyOf(look.differing.keySet())) {
            VaultLayout.taskAt(path)
                    .ifPresent(task -> Set.copyOf(base.placesOf(task)).forEach(look::at));
        }
        return look;
    }

    /** Files that are not known, or differ in size or time from what is known, by path. */
    Map<VaultPath, BasicFileAttributes> differing() {
        return differing;
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
        return held;
    }

    /** Where the base has a task and the disk still does. */
    List<VaultPath> homesOf(TaskId task) {
        return base.placesOf(task).stream()
                .filter(path -> !missing.contains(path))
                .toList();
    }

    @Override
    public void file(VaultPath path, BasicFileAttributes attributes) {
        AppliedBase.Known known = base.find(path).orElse(null);
        if (known != null
                && known.size() == attributes.size()
                && known.modified().equals(attributes.lastModifiedTime().toInstant())) {
            same.add(path);
        } else {
            differing.put(path, attributes);
        }
    }

    @Override
    public void held(String path, String why) {
        held.add(new HeldPath(path, why));
    }

    @Override
    public void unreadable(VaultPath path, IOException why) {
        if (unreadable.add(path)) {
            held.add(new HeldPath(
                    path.value(), "cannot be read (" + why.getClass().getSimpleName() + ")"));
        }
    }

    private void at(VaultPath path) {
        if (!VaultWalk.reaches(path) || same.contains(path) || differing.containsKey(path)) {
            return;
        }
        try {
            Path file = path.in(vault);
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (base.blob(path) == null && !VaultLinks.isPlain(vault, path)) {
                held.add(new HeldPath(path.value(), "not an ordinary file (a link, a pipe or a device)"));
            } else if (attributes.isDirectory()) {
                new VaultWalk(vault).visit(path, this);
                base.under(path).forEach(this::missingUnlessSeen);
            } else if (attributes.isRegularFile()) {
                if (!ScratchNames.isFile(path.fileName())) {
                    file(path, attributes);
                }
            } else {
                held.add(new HeldPath(path.value(), "not an ordinary file (a link, a pipe or a device)"));
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
        if (seen || passedBy || unreadable.stream().anyMatch(path::isUnder)) {
            return;
        }
        Optional<String> drive = CloudDrive.holding(vault, path);
        if (drive.isEmpty()) {
            missing.add(path);
        } else if (away.add(path)) {
            held.add(new HeldPath(
                    path.value(),
                    "not on this disk, " + drive.get()
                            + " keeps it elsewhere; nothing is lost: open it there, or choose"
                            + " \"keep on this device\" for the vault"));
        }
    }
}
