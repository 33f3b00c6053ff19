package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.SyncParts;
import dev.aiemployee.core.sync.base.Watch;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what changed on disk since the applied base: by stamps first, by bytes where those differ or prove nothing. A file counts when it
 * has been quiet, a deletion when two looks that far apart find its id nowhere: a walk is not a snapshot, and a note that is
 * being dragged may be seen twice or not at all. Where a watch says what was touched, only that is looked at; every few minutes,
 * in doubt, and before a task counts as deleted, everything is. For one thread; remembers the look before.
 */
public final class DiskScan {
    /** How long a watch is trusted before a walk proves it right. */
    public static final Duration PROOF_EVERY = Duration.ofMinutes(5);

    /** A note that was emptied is seldom meant: who saves in place empties it first. It rests so many times as long. */
    private static final int EMPTIED = 15;

    private static final VaultPath GITIGNORE = new VaultPath(".gitignore");

    private final Path vault;
    private final ObjectBase objects;
    private final CommitRules rules;
    private final Clock clock;
    private final Duration quiet;
    private final OwnWrites own;
    private final Watch watch;
    private final StaleSaves staleSaves;
    private final ApplySeam seam;
    private final UnsyncedFiles unsynced;

    private final Map<VaultPath, Instant> missingSince = new HashMap<>();
    private final Map<VaultPath, Seen> restingSince = new HashMap<>();
    private final Set<VaultPath> unsettled = new HashSet<>();
    private final List<HeldPath> unnamed = new ArrayList<>();
    private final List<SecondPlace> stale = new ArrayList<>();
    private @Nullable Instant proved;
    private boolean looksAgain;

    private record Seen(FileStamp stamp, Instant since) {}

    public DiskScan(SyncParts parts, StaleSaves staleSaves) {
        this.staleSaves = staleSaves;
        this.vault = parts.repository().vault();
        this.objects = parts.repository().objects();
        this.rules = parts.rules();
        this.clock = parts.clock();
        this.quiet = parts.quiet();
        this.own = parts.ownWrites();
        this.watch = parts.watch();
        this.seam = parts.seam();
        this.unsynced = new UnsyncedFiles(parts.repository(), parts.ownWrites());
    }

    public DiskChanges scan(AppliedBase base) {
        Instant now = clock.instant();
        Optional<Set<VaultPath>> touched = watch.touched();
        if (touched.isEmpty() || touched.get().contains(GITIGNORE) || isProofDue(now)) {
            return judge(base, everywhere(base, now), now);
        }
        Look look = narrow(base, touched.get());
        boolean lost = look.missing().stream().anyMatch(path -> isLostTask(look, path));
        return judge(base, lost ? everywhere(base, now) : look, now);
    }

    /** Whether the last scan left something alone that a later one may find at rest. */
    public boolean looksAgain() {
        return looksAgain;
    }

    /** The next scan walks everything. */
    public void doubt() {
        proved = null;
    }

    private boolean isProofDue(Instant now) {
        Instant last = proved;
        return last == null || now.isBefore(last) || !now.isBefore(last.plus(PROOF_EVERY));
    }

    private Look everywhere(AppliedBase base, Instant now) {
        Look look = Look.everywhere(vault, base, seam);
        proved = now;
        unnamed.clear();
        return look;
    }

    private Look narrow(AppliedBase base, Set<VaultPath> touched) {
        Set<VaultPath> paths = new TreeSet<>(touched);
        paths.addAll(unsettled);
        paths.addAll(own.paths());
        paths.addAll(base.pending());
        Look look = Look.at(paths, vault, base, seam);
        unnamed.forEach(path -> look.held(path.path(), path.rule()));
        return look;
    }

    /** A task that is nowhere where one looked; it may stand where nobody did. */
    private boolean isLostTask(Look look, VaultPath path) {
        return !own.isRemoval(path)
                && VaultLayout.taskAt(path)
                        .filter(task -> look.homesOf(task).isEmpty()
                                && look.differing().keySet().stream().noneMatch(other -> isAt(task, other)))
                        .isPresent();
    }

    private static boolean isAt(TaskId task, VaultPath path) {
        return VaultLayout.taskAt(path).filter(task::equals).isPresent();
    }

    /**
     * Reads files whose size and time alone are known and equal, once they are old enough to be proven; answers those that are not.
     * What a published path waits for is left as it is.
     */
    private Set<VaultPath> prove(Look look, AppliedBase base, Instant now) {
        Set<VaultPath> fresh = new HashSet<>();
        look.unproven().forEach((path, stamp) -> {
            if (stamp.isFresh(now) || base.isPending(path)) {
                fresh.add(path);
            } else if (holds(path, base)) {
                base.put(path, new AppliedBase.Known(Objects.requireNonNull(base.blob(path)), stamp));
            } else {
                look.differs(path, stamp);
            }
        });
        return fresh;
    }

    private boolean holds(VaultPath path, AppliedBase base) {
        try {
            seam.reading(path.in(vault));
            return BlobId.of(Files.readAllBytes(path.in(vault))).equals(base.blob(path));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private DiskChanges judge(AppliedBase base, Look look, Instant now) {
        Set<VaultPath> fresh = prove(look, base, now);
        List<HeldPath> held = new ArrayList<>(look.held());
        unsynced.begin();
        Map<VaultPath, DiskChanges.Written> written = new TreeMap<>();
        Set<VaultPath> restless = new TreeSet<>();
        look.same().stream().filter(restingSince::containsKey).toList().forEach(restingSince::remove);
        own.paths().stream().filter(look.same()::contains).forEach(own::forget);
        look.differing().forEach((path, stamp) -> {
            Optional<String> refusal = rules.refusal(path.value());
            if (unsynced.isIgnored(path, base)) {
                return;
            }
            if (refusal.isPresent()) {
                if (!unsynced.isAsCommitted(path, stamp, base)) {
                    held.add(new HeldPath(path.value(), refusal.get()));
                }
            } else if (isResting(path, stamp, base, now) || own.mayBe(path) || isAudit(path)) {
                read(path, stamp, base, written, restless, held);
            } else {
                restless.add(path);
            }
        });
        Set<VaultPath> deleted = deleted(look, written.keySet(), restless, now);
        holdSecondPlaces(look, base, written, restless, held);
        new Twins(vault, base).hold(written, held);
        keepOldPlaces(look, written.keySet(), deleted, restless);
        Stacked.wait(written, base, deleted, restless);
        restingSince.keySet().retainAll(restless);
        remember(written.keySet(), deleted, restless, held);
        unsettled.addAll(fresh);
        looksAgain = !restless.isEmpty();
        return new DiskChanges(written, deleted, restless, held);
    }

    /** All that was found and is not agreed yet is looked at again next time, touched or not. */
    private void remember(
            Set<VaultPath> written, Set<VaultPath> deleted, Set<VaultPath> restless, List<HeldPath> held) {
        unsettled.clear();
        unsettled.addAll(written);
        unsettled.addAll(deleted);
        unsettled.addAll(restless);
        unnamed.clear();
        for (HeldPath path : held) {
            if (VaultPath.isVaultPath(path.path())) {
                unsettled.add(new VaultPath(path.path()));
            } else {
                unnamed.add(path);
            }
        }
    }

    /** Quiet by its own time, or by our watching it when its time lies in the future. */
    private boolean isResting(VaultPath path, FileStamp stamp, AppliedBase base, Instant now) {
        boolean emptied = stamp.size() == 0
                && base.find(path).filter(known -> known.stamp().size() > 0).isPresent();
        Duration rest = emptied ? quiet.multipliedBy(EMPTIED) : quiet;
        if (!stamp.modified().isAfter(now.minus(rest))) {
            return true;
        }
        Seen before = restingSince.get(path);
        if (before == null || !before.stamp().equals(stamp)) {
            restingSince.put(path, new Seen(stamp, now));
            return quiet.isZero();
        }
        return !before.since().plus(rest).isAfter(now);
    }

    private void read(
            VaultPath path,
            FileStamp before,
            AppliedBase base,
            Map<VaultPath, DiskChanges.Written> written,
            Set<VaultPath> restless,
            List<HeldPath> held) {
        if (before.size() > rules.maxFileBytes()) {
            held.add(new HeldPath(path.value(), "larger than " + rules.maxFileBytes() + " bytes"));
            return;
        }
        Path file = path.in(vault);
        byte[] bytes;
        FileStamp after;
        try {
            seam.reading(file);
            bytes = Files.readAllBytes(file);
            after = DiskEntry.read(file).stamp();
        } catch (NoSuchFileException moved) {
            restless.add(path);
            return;
        } catch (IOException failure) {
            held.add(new HeldPath(path.value(), Unreadable.why(failure)));
            return;
        }
        boolean moving = !after.equals(before);
        if (moving || !(isResting(path, before, base, clock.instant()) || own.isOurs(path, bytes) || isAudit(path))) {
            restless.add(path);
            return;
        }
        Optional<String> refusal = rules.refusal(path.value(), bytes).or(() -> HollowText.refusal(bytes));
        if (refusal.isPresent()) {
            held.add(new HeldPath(path.value(), refusal.get()));
            return;
        }
        DiskChanges.Written now = new DiskChanges.Written(objects.writeBlob(bytes), after.keptAt(clock.instant()));
        if (now.blob().equals(base.blob(path)) && !base.isPending(path)) {
            base.put(path, new AppliedBase.Known(now.blob(), now.stamp()));
        } else {
            written.put(path, now);
        }
    }

    /** Grows by whole lines, which an agent alone adds: what stands there by now may go out. */
    private static boolean isAudit(VaultPath path) {
        return path.isUnder(VaultLayout.LOGS_ACTIONS);
    }

    private Set<VaultPath> deleted(Look look, Set<VaultPath> written, Set<VaultPath> restless, Instant now) {
        Set<TaskId> arriving = new HashSet<>();
        Set<TaskId> settled = new HashSet<>();
        look.differing().keySet().forEach(path -> VaultLayout.taskAt(path).ifPresent(arriving::add));
        written.forEach(path -> VaultLayout.taskAt(path).ifPresent(settled::add));
        Set<VaultPath> deleted = new TreeSet<>();
        for (VaultPath path : look.missing()) {
            Instant since = missingSince.computeIfAbsent(path, first -> now);
            Optional<TaskId> task = VaultLayout.taskAt(path);
            boolean home = task.filter(id -> !look.homesOf(id).isEmpty()).isPresent();
            boolean elsewhere = home || task.filter(arriving::contains).isPresent();
            boolean gone = elsewhere
                    ? home || task.filter(settled::contains).isPresent()
                    : own.isRemoval(path) || !since.plus(quiet).isAfter(now);
            (gone ? deleted : restless).add(path);
        }
        missingSince.keySet().retainAll(look.missing());
        return deleted;
    }

    /** A task whose new place is held has not left the old one: it never stands nowhere for others. */
    private static void keepOldPlaces(
            Look look, Set<VaultPath> written, Set<VaultPath> deleted, Set<VaultPath> restless) {
        Set<TaskId> held = new HashSet<>();
        look.differing().keySet().forEach(path -> VaultLayout.taskAt(path).ifPresent(held::add));
        written.forEach(path -> VaultLayout.taskAt(path).ifPresent(held::remove));
        held.removeIf(task -> !look.homesOf(task).isEmpty());
        for (VaultPath path : List.copyOf(deleted)) {
            if (VaultLayout.taskAt(path).filter(held::contains).isPresent()) {
                deleted.remove(path);
                restless.add(path);
            }
        }
    }

    /** A task seen in two places keeps the one it had; the other place is held, or put away, and nothing else stops. */
    private void holdSecondPlaces(
            Look look,
            AppliedBase base,
            Map<VaultPath, DiskChanges.Written> written,
            Set<VaultPath> restless,
            List<HeldPath> held) {
        Map<TaskId, VaultPath> home = new HashMap<>();
        stale.clear();
        for (VaultPath path : List.copyOf(written.keySet())) {
            VaultLayout.taskAt(path).ifPresent(task -> {
                look.homesOf(task).stream().findFirst().ifPresent(first -> home.putIfAbsent(task, first));
                VaultPath first = home.putIfAbsent(task, path);
                SecondPlace place = new SecondPlace(
                        path,
                        first == null ? path : first,
                        Objects.requireNonNull(written.get(path)).blob());
                if (isStale(place, base)) {
                    written.remove(path);
                    restless.add(path);
                    stale.add(place);
                } else if (!place.home().equals(path)) {
                    written.remove(path);
                    held.add(new HeldPath(
                            path.value(),
                            "the id " + task + " is also at " + first
                                    + "; remove one of the two, or give the copy a name of its own"));
                }
            });
        }
    }

    private boolean isStale(SecondPlace place, AppliedBase base) {
        if (base.blob(place.path()) != null || isOurs(place)) {
            return false;
        }
        return place.home().equals(place.path())
                ? staleSaves.isCleared(place.path())
                : staleSaves.isStale(place, base.blob(place.home()));
    }

    private boolean isOurs(SecondPlace place) {
        return own.mayBe(place.path())
                && objects.readBlob(place.text(), ObjectBase.MOST_BYTES)
                        .filter(bytes -> own.isOurs(place.path(), bytes))
                        .isPresent();
    }

    /** What the last scan found of texts that editors saved where their note is no more. */
    public List<SecondPlace> stale() {
        return List.copyOf(stale);
    }
}
