package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.ObjectBase;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what changed on disk since the applied base: by size and time first, by bytes where those differ. A file counts when it
 * has been quiet, a deletion when two walks that far apart find its id nowhere: a walk is not a snapshot, and a note that is
 * being dragged may be seen twice or not at all. For one thread; remembers the walk before.
 */
final class DiskScan {
    private final Path vault;
    private final ObjectBase objects;
    private final CommitRules rules;
    private final Clock clock;
    private final Duration quiet;
    private final OwnWrites own;

    private final Map<VaultPath, Instant> missingSince = new HashMap<>();
    private final Map<VaultPath, Seen> restingSince = new HashMap<>();

    private record Seen(long size, Instant modified, Instant since) {}

    DiskScan(Path vault, ObjectBase objects, CommitRules rules, Clock clock, Duration quiet, OwnWrites own) {
        this.vault = vault;
        this.objects = objects;
        this.rules = rules;
        this.clock = clock;
        this.quiet = quiet;
        this.own = own;
    }

    DiskChanges scan(AppliedBase base) {
        Instant now = clock.instant();
        List<HeldPath> held = new ArrayList<>();
        Map<VaultPath, BasicFileAttributes> found = new TreeMap<>();
        new VaultWalk(vault).visit(found::put, (path, rule) -> held.add(new HeldPath(path, rule)));
        Map<VaultPath, DiskChanges.Written> written = new TreeMap<>();
        Set<VaultPath> restless = new TreeSet<>();
        found.forEach((path, attributes) -> {
            if (isSame(base, path, attributes)) {
                restingSince.remove(path);
                own.forget(path);
                return;
            }
            Optional<String> refusal = rules.refusal(path.value());
            if (refusal.isPresent()) {
                held.add(new HeldPath(path.value(), refusal.get()));
            } else if (isResting(path, attributes, now) || own.mayBe(path)) {
                read(path, attributes, base, written, restless, held);
            } else {
                restless.add(path);
            }
        });
        restingSince.keySet().retainAll(restless);
        Set<VaultPath> deleted = deleted(base, found.keySet(), written.keySet(), restless, now);
        holdSecondPlaces(base, found.keySet(), written, held);
        return new DiskChanges(written, deleted, restless, held);
    }

    private static boolean isSame(AppliedBase base, VaultPath path, BasicFileAttributes attributes) {
        return base.find(path)
                .filter(known -> known.size() == attributes.size()
                        && known.modified().equals(attributes.lastModifiedTime().toInstant()))
                .isPresent();
    }

    /** Quiet by its own time, or by our watching it when its time lies in the future. */
    private boolean isResting(VaultPath path, BasicFileAttributes attributes, Instant now) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        if (!modified.isAfter(now.minus(quiet))) {
            return true;
        }
        Seen before = restingSince.get(path);
        if (before == null
                || before.size() != attributes.size()
                || !before.modified().equals(modified)) {
            restingSince.put(path, new Seen(attributes.size(), modified, now));
            return quiet.isZero();
        }
        return !before.since().plus(quiet).isAfter(now);
    }

    private void read(
            VaultPath path,
            BasicFileAttributes before,
            AppliedBase base,
            Map<VaultPath, DiskChanges.Written> written,
            Set<VaultPath> restless,
            List<HeldPath> held) {
        Path file = path.in(vault);
        try {
            if (before.size() > rules.maxFileBytes()) {
                held.add(new HeldPath(path.value(), "larger than " + rules.maxFileBytes() + " bytes"));
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
            boolean moving =
                    after.size() != before.size() || !after.lastModifiedTime().equals(before.lastModifiedTime());
            if (moving || !(isResting(path, before, clock.instant()) || own.isOurs(path, bytes))) {
                restless.add(path);
                return;
            }
            Optional<String> refusal = rules.refusal(path.value(), bytes);
            if (refusal.isPresent()) {
                held.add(new HeldPath(path.value(), refusal.get()));
                return;
            }
            Instant modified = before.lastModifiedTime().toInstant();
            DiskChanges.Written now = new DiskChanges.Written(objects.writeBlob(bytes), before.size(), modified);
            if (now.blob().equals(base.blob(path)) && !base.isPending(path)) {
                base.put(path, new AppliedBase.Known(now.blob(), now.size(), modified));
            } else {
                written.put(path, now);
            }
        } catch (NoSuchFileException moved) {
            restless.add(path);
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private Set<VaultPath> deleted(
            AppliedBase base, Set<VaultPath> found, Set<VaultPath> written, Set<VaultPath> restless, Instant now) {
        Set<TaskId> present = new HashSet<>();
        Set<TaskId> settled = new HashSet<>();
        found.forEach(path -> VaultLayout.taskAt(path).ifPresent(task -> {
            present.add(task);
            if (written.contains(path) || base.blob(path) != null) {
                settled.add(task);
            }
        }));
        Set<VaultPath> deleted = new TreeSet<>();
        Set<VaultPath> missing = new HashSet<>();
        for (VaultPath path : base.paths()) {
            if (found.contains(path)) {
                continue;
            }
            missing.add(path);
            Instant since = missingSince.computeIfAbsent(path, first -> now);
            boolean elsewhere =
                    VaultLayout.taskAt(path).filter(present::contains).isPresent();
            boolean gone = elsewhere
                    ? VaultLayout.taskAt(path).filter(settled::contains).isPresent()
                    : own.isRemoval(path) || !since.plus(quiet).isAfter(now);
            (gone ? deleted : restless).add(path);
        }
        missingSince.keySet().retainAll(missing);
        return deleted;
    }

    /** A task seen in two places keeps the one it had; the other place is held and nothing else stops. */
    private static void holdSecondPlaces(
            AppliedBase base, Set<VaultPath> found, Map<VaultPath, DiskChanges.Written> written, List<HeldPath> held) {
        Map<TaskId, VaultPath> home = new HashMap<>();
        for (VaultPath path : found) {
            if (base.blob(path) != null) {
                VaultLayout.taskAt(path).ifPresent(task -> home.putIfAbsent(task, path));
            }
        }
        for (VaultPath path : found) {
            if (!written.containsKey(path)) {
                continue;
            }
            VaultLayout.taskAt(path).ifPresent(task -> {
                VaultPath first = home.putIfAbsent(task, path);
                if (first != null && !first.equals(path)) {
                    written.remove(path);
                    held.add(new HeldPath(
                            path.value(),
                            "the id " + task + " is also at " + first
                                    + "; remove one of the two, or give the copy a name of its own"));
                }
            });
        }
    }
}
