package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.TextMerge;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.ownership.AgentPlaces;
import dev.aiemployee.core.ownership.DashboardSections;
import dev.aiemployee.core.ownership.LogLines;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.Winner;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.ConflictNote;
import dev.aiemployee.core.sync.base.Ground;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Joins what the disk changed and what the remote changed since the applied base, path by path, a task's note by its id. One
 * side changed: take it. Both: the Dashboard by section, a log with the lines of both, separate lines together, else both
 * texts stay. Decides in memory and touches nothing but the blob store it is given.
 */
final class Merge {
    /**
     * What should be at every path that either side touched.
     *
     * @param result an empty value means nothing should be there
     * @param notes what was decided where both sides had changed
     */
    record Outcome(Map<VaultPath, Optional<BlobId>> result, List<ConflictNote> notes) {}

    private final Ground base;
    private final Map<VaultPath, Optional<BlobId>> ours;
    private final Map<VaultPath, Optional<BlobId>> theirs;
    private final Identity self;
    private final Blobs blobs;

    private final Map<VaultPath, Optional<BlobId>> result = new TreeMap<>();
    private final List<ConflictNote> notes = new ArrayList<>();

    private Merge(
            Ground base,
            Map<VaultPath, Optional<BlobId>> ours,
            Map<VaultPath, Optional<BlobId>> theirs,
            Identity self,
            Blobs blobs) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.self = self;
        this.blobs = blobs;
    }

    /** Merges the two sides; neither map names a path whose text it did not change. */
    static Outcome merge(
            Ground base,
            Map<VaultPath, Optional<BlobId>> ours,
            Map<VaultPath, Optional<BlobId>> theirs,
            Identity self,
            Blobs blobs) {
        Merge merge = new Merge(base, ours, theirs, self, blobs);
        merge.run();
        return new Outcome(Collections.unmodifiableMap(merge.result), List.copyOf(merge.notes));
    }

    private void run() {
        Map<TaskId, Set<VaultPath>> tasks = new LinkedHashMap<>();
        Set<VaultPath> touched = new TreeSet<>(ours.keySet());
        touched.addAll(theirs.keySet());
        for (VaultPath path : touched) {
            Optional<TaskId> task = VaultLayout.taskAt(path);
            if (task.isPresent()) {
                tasks.computeIfAbsent(task.get(), id -> new TreeSet<>()).add(path);
            } else {
                mergePath(path);
            }
        }
        tasks.forEach(this::mergeTask);
        SpellingClash.of(base, ours, theirs).forEach(this::respell);
        List.copyOf(result.keySet()).forEach(this::keepFolder);
    }

    /** Both sides made one name in two spellings: the text of ours goes where the remote's is, or beside it. */
    private void respell(VaultPath path, VaultPath respelled) {
        BlobId mine = Objects.requireNonNull(side(ours, path));
        @Nullable BlobId before = base.blob(path) == null ? base.blob(respelled) : base.blob(path);
        @Nullable BlobId there = planned(respelled);
        put(path, null);
        if (there == null) {
            put(respelled, mine);
        } else if (!there.equals(mine)) {
            put(respelled, mine.equals(before) ? there : join(respelled, before, mine, there));
        }
    }

    /** One side made a folder where the other has a note: the folder stays, the note's text goes beside. */
    private void keepFolder(VaultPath path) {
        if (planned(path) == null) {
            return;
        }
        for (VaultPath folder : path.folders()) {
            @Nullable BlobId note = planned(folder);
            if (note != null) {
                VaultPath copy = placeForCopy(folder, note);
                put(folder, null);
                put(copy, note);
                notes.add(ConflictNote.besideFolder(folder, copy));
            }
        }
    }

    private @Nullable BlobId planned(VaultPath path) {
        Optional<BlobId> planned = result.get(path);
        return planned == null ? base.blob(path) : planned.orElse(null);
    }

    private void mergePath(VaultPath path) {
        @Nullable BlobId before = base.blob(path);
        @Nullable BlobId mine = side(ours, path);
        @Nullable BlobId other = side(theirs, path);
        if (Objects.equals(mine, before) || Objects.equals(mine, other)) {
            put(path, other);
        } else if (Objects.equals(other, before)) {
            put(path, mine);
        } else if (mine == null || other == null) {
            put(path, survivor(path, mine, other));
        } else {
            put(path, join(path, before, mine, other));
        }
    }

    /** An edit beats a removal, except that an event which local has merged and removed stays removed. */
    private @Nullable BlobId survivor(VaultPath path, @Nullable BlobId mine, @Nullable BlobId other) {
        return OwnershipRules.winner(path) == Winner.CLOUD ? null : mine == null ? other : mine;
    }

    private void mergeTask(TaskId task, Set<VaultPath> touched) {
        Set<VaultPath> all = new TreeSet<>(touched);
        all.addAll(base.placesOf(task));
        List<Place> before = places(all, path -> base.blob(path));
        List<Place> mine = places(all, path -> side(ours, path));
        List<Place> other = places(all, path -> side(theirs, path));
        if (before.size() > 1 || mine.size() > 1 || other.size() > 1) {
            all.stream().filter(touched::contains).forEach(this::mergePath);
            return;
        }
        Place chosen = choose(first(before), first(mine), first(other));
        for (VaultPath path : all) {
            put(path, chosen != null && chosen.path().equals(path) ? chosen.blob() : null);
        }
    }

    private @Nullable Place choose(@Nullable Place before, @Nullable Place mine, @Nullable Place other) {
        if (Objects.equals(mine, before) || Objects.equals(mine, other)) {
            return other;
        }
        if (Objects.equals(other, before)) {
            return mine;
        }
        if (mine == null || other == null) {
            return mine == null ? other : mine;
        }
        boolean stayed = before != null && other.path().equals(before.path());
        VaultPath path = stayed ? mine.path() : other.path();
        @Nullable BlobId old = before == null ? null : before.blob();
        if (mine.blob().equals(old) || mine.blob().equals(other.blob())) {
            return new Place(path, other.blob());
        }
        return new Place(path, other.blob().equals(old) ? mine.blob() : join(path, old, mine.blob(), other.blob()));
    }

    /** Both sides wrote: one text where the rules find one, else the operator's or the owner's in place and the other kept beside. */
    private BlobId join(VaultPath path, @Nullable BlobId before, BlobId mine, BlobId other) {
        byte[] old = before == null ? new byte[0] : blobs.read(before);
        byte[] mineBytes = blobs.read(mine);
        byte[] otherBytes = blobs.read(other);
        if (path.equals(VaultLayout.DASHBOARD)) {
            return joinDashboard(new Versions(text(old), text(mineBytes), text(otherBytes)), mine, other);
        }
        if (path.isUnder(VaultLayout.LOGS) && AgentPlaces.isOurs(path)) {
            String merged = LogLines.merge(text(old), text(mineBytes), text(otherBytes));
            return blobs.write(bytes(merged));
        }
        Optional<byte[]> merged = before == null ? Optional.empty() : TextMerge.merge(old, mineBytes, otherBytes);
        if (merged.isPresent()) {
            return blobs.write(merged.get());
        }
        boolean mineStays = mineStays(path);
        BlobId stays = mineStays ? mine : other;
        BlobId leaves = mineStays ? other : mine;
        VaultPath copy = placeForCopy(path, leaves);
        put(copy, leaves);
        notes.add(ConflictNote.keptBoth(path, copy, new ConflictNote.Texts(stays, leaves)));
        return stays;
    }

    /** A claimed note stays as its owner has it, or it would lose the stamps of the claim; else the operator's text stays. */
    private boolean mineStays(VaultPath path) {
        return VaultLayout.ownerAt(path).map(self.agent()::equals).orElse(self.kind() == AgentKind.LOCAL);
    }

    /** The operator may have written on two machines: their words are joined first, then the sections take their turn. */
    private BlobId joinDashboard(Versions versions, BlobId mine, BlobId other) {
        VaultPath path = VaultLayout.DASHBOARD;
        String ours = versions.ours();
        if (self.kind() == AgentKind.LOCAL && !DashboardSections.cloudMayChange(versions.base(), versions.theirs())) {
            Optional<byte[]> joined = TextMerge.merge(
                    bytes(versions.base()),
                    bytes(ours),
                    bytes(DashboardSections.handwritten(versions.base(), versions.theirs())));
            if (joined.isPresent()) {
                ours = text(joined.get());
            } else {
                VaultPath copy = placeForCopy(path, other);
                put(copy, other);
                notes.add(ConflictNote.keptBoth(path, copy, new ConflictNote.Texts(mine, other)));
            }
        }
        notes.add(ConflictNote.bySection(path));
        return blobs.write(bytes(DashboardSections.merge(versions.base(), ours, versions.theirs(), self.kind())));
    }

    /**
     * Where the other text goes. Where the operator is working on an earlier copy of the same text, or has just dealt with it, this one
     * gets a longer name.
     */
    private VaultPath placeForCopy(VaultPath path, BlobId blob) {
        VaultPath copy = CopyName.of(path, blob.brief());
        for (int number = 1; copy.equals(path) || !isFreeFor(copy, blob); number++) {
            copy = CopyName.of(path, blob.value() + (number == 1 ? "" : "-" + number));
        }
        return copy;
    }

    private boolean isFreeFor(VaultPath copy, BlobId blob) {
        Optional<BlobId> same = Optional.of(blob);
        @Nullable BlobId there = base.blob(copy);
        return (there == null || there.equals(blob))
                && ours.getOrDefault(copy, same).equals(same)
                && theirs.getOrDefault(copy, same).equals(same)
                && result.getOrDefault(copy, same).equals(same);
    }

    private @Nullable BlobId side(Map<VaultPath, Optional<BlobId>> changes, VaultPath path) {
        Optional<BlobId> changed = changes.get(path);
        return changed == null ? base.blob(path) : changed.orElse(null);
    }

    private void put(VaultPath path, @Nullable BlobId blob) {
        result.put(path, Optional.ofNullable(blob));
    }

    private static List<Place> places(Set<VaultPath> paths, Function<VaultPath, @Nullable BlobId> at) {
        List<Place> places = new ArrayList<>();
        for (VaultPath path : paths) {
            BlobId blob = at.apply(path);
            if (blob != null) {
                places.add(new Place(path, blob));
            }
        }
        return places;
    }

    private static @Nullable Place first(List<Place> places) {
        return places.isEmpty() ? null : places.get(0);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Versions(String base, String ours, String theirs) {}

    private record Place(VaultPath path, BlobId blob) {}
}
