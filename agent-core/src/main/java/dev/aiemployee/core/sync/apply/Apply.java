package dev.aiemployee.core.sync.apply;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.base.Quarantine;
import dev.aiemployee.core.sync.scan.DiskEntry;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.DiskWaits;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultLinks;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts published texts on disk without ever replacing a file: the new one is written beside, the old one is moved aside and
 * verified to be what the merge was based on, and the new one is linked in where nothing may stand by then. Whatever somebody
 * saves in between stays, and the path is pending. (Check-then-rename lost 95 of 12,000 racing saves, this none.)
 */
public final class Apply {
    /**
     * One file to change.
     *
     * @param expected what is on disk as far as is known; null for nothing
     * @param target what should be there; null for nothing
     */
    public record Step(
            VaultPath path,
            @Nullable BlobId expected,
            @Nullable BlobId target) {}

    /**
     * What was done.
     *
     * @param applied the paths that now hold their target; the value is absent from the map where the target is nothing
     * @param removed paths that now hold nothing
     * @param pending paths that hold something else, because somebody saved there
     */
    public record Report(Map<VaultPath, AppliedBase.Known> applied, Set<VaultPath> removed, Set<VaultPath> pending) {}

    private static final Logger LOG = LoggerFactory.getLogger(Apply.class);
    /** So many new texts are forced to disk together, and wait beside for their place. */
    private static final int AT_ONCE = 256;

    private final Path vault;
    private final BesideFiles beside;
    private final Quarantine quarantine;
    private final Placement placement;
    private final Clock clock;
    private final ApplySeam seam;
    private final Stuck stuck = new Stuck();

    public Apply(Path vault, Path beside, Quarantine quarantine, Blobs blobs, Clock clock, ApplySeam seam) {
        this.vault = vault;
        this.beside = new BesideFiles(beside, blobs);
        this.quarantine = quarantine;
        this.placement = new Placement(vault, quarantine, blobs, clock, seam);
        this.clock = clock;
        this.seam = seam;
    }

    /**
     * Finishes what a crash or a full disk interrupted: a copy that was cut short goes, and a file that was moved aside and has no
     * successor goes back where it was. Costs nothing when nothing was interrupted.
     */
    public void recover() {
        try {
            placement.recover();
            quarantine.unfinished().forEach(this::settleIfPossible);
            beside.clear();
        } catch (IOException failure) {
            throw new VaultException("cannot settle an interrupted apply in " + vault + ": " + failure, failure);
        }
    }

    /** The applied base is on disk. */
    void recorded() {
        quarantine.recorded();
    }

    /** Paths whose file was taken away on behalf of a commit that {@code base} does not know: their text is still to come. */
    public List<VaultPath> taken(AppliedBase base) {
        return quarantine.unrecorded().stream()
                .filter(entry -> entry.old().equals(base.blob(entry.path())))
                .map(Quarantine.Entry::path)
                .filter(path -> !Files.exists(path.in(vault), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** One file that cannot go back stops nothing else; it is tried again in each cycle. */
    private void settleIfPossible(Quarantine.Entry entry) {
        try {
            settle(entry);
        } catch (IOException failure) {
            LOG.warn("path={} cannot be put back yet: {}", entry.path(), failure.toString());
        }
    }

    private void settle(Quarantine.Entry entry) throws IOException {
        Path aside = quarantine.file(entry);
        if (Files.exists(aside) && !Files.exists(entry.path().in(vault))) {
            LOG.info("path={} put back after an interrupted apply", entry.path());
            placement.putBack(entry.path(), aside);
        }
        quarantine.done(entry);
    }

    /** What could not be put on this disk, and why. */
    public Stuck stuck() {
        return stuck;
    }

    public Report apply(List<Step> steps) {
        Round round = new Round(plan(steps));
        List<Step> ordered = removalsFirst(steps);
        for (int from = 0; from < ordered.size(); from += AT_ONCE) {
            round.run(ordered.subList(from, Math.min(from + AT_ONCE, ordered.size())));
        }
        force(round.folders);
        if (!round.entries.isEmpty()) {
            quarantine.force();
        }
        return round.report;
    }

    private Map<VaultPath, Quarantine.Entry> plan(List<Step> steps) {
        Map<VaultPath, BlobId> aside = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.expected() != null) {
                aside.put(step.path(), step.expected());
            }
        }
        Map<VaultPath, Quarantine.Entry> entries = new LinkedHashMap<>();
        quarantine.plan(aside, clock.instant()).forEach(entry -> entries.put(entry.path(), entry));
        return entries;
    }

    /** One apply: what is journalled for it, and how far it has come. */
    private final class Round {
        private final Map<VaultPath, Quarantine.Entry> entries;
        private final Report report = new Report(new LinkedHashMap<>(), new HashSet<>(), new HashSet<>());
        private final Set<Path> folders = new HashSet<>();
        private final Set<TaskId> waiting = new HashSet<>();

        Round(Map<VaultPath, Quarantine.Entry> entries) {
            this.entries = entries;
        }

        void run(List<Step> steps) {
            Map<VaultPath, String> unreadable = new HashMap<>();
            Map<VaultPath, Path> fresh = beside.write(targets(steps), unreadable);
            for (Step step : steps) {
                run(step, fresh.get(step.path()), unreadable.get(step.path()));
            }
            beside.remove(fresh.values());
        }

        private void run(Step step, @Nullable Path fresh, @Nullable String unreadable) {
            Quarantine.Entry entry = entries.get(step.path());
            Optional<TaskId> task = VaultLayout.taskAt(step.path());
            boolean over = true;
            stuck.forget(step.path());
            try {
                if (task.filter(waiting::contains).isEmpty()
                        && canBegin(step, fresh, unreadable)
                        && exchange(step, entry, fresh, report)) {
                    folders.add(parent(step.path().in(vault)));
                } else {
                    wait(step, task);
                }
            } catch (IOException | VaultException failure) {
                LOG.warn("path={} not applied: {}", step.path(), failure.toString());
                stuck.refused(step, failure);
                wait(step, task);
                over = false;
            }
            seam.before("done", step.path().in(vault));
            if (entry != null && over) {
                quarantine.done(entry);
            }
        }

        private void wait(Step step, Optional<TaskId> task) {
            report.pending().add(step.path());
            task.ifPresent(waiting::add);
        }
    }

    /** @param unreadable why the new text could not be read; null when it could, or there is none */
    private boolean canBegin(Step step, @Nullable Path fresh, @Nullable String unreadable) {
        if (!isInside(step.path())) {
            stuck.behindLink(step);
            return false;
        }
        if (unreadable != null) {
            stuck.unreadable(step, unreadable);
            return false;
        }
        if (step.target() != null && fresh == null) {
            stuck.notStored(step);
            return false;
        }
        return true;
    }

    /** A folder that the operator put elsewhere and linked is theirs: nothing is written or removed through a link. */
    private boolean isInside(VaultPath path) {
        return path.parent()
                .filter(folder -> !VaultLinks.isPlain(vault, folder))
                .isEmpty();
    }

    private static Map<VaultPath, BlobId> targets(List<Step> steps) {
        Map<VaultPath, BlobId> targets = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.target() != null) {
                targets.put(step.path(), step.target());
            }
        }
        return targets;
    }

    /** A task leaves its old place before it gets its new one; if it cannot leave, it does not arrive either. */
    private static List<Step> removalsFirst(List<Step> steps) {
        List<Step> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparing(step -> step.target() != null));
        return ordered;
    }

    /** @param fresh the new text, beside and on disk; null for none, or when it could not be written */
    private boolean exchange(Step step, Quarantine.@Nullable Entry entry, @Nullable Path fresh, Report report)
            throws IOException {
        if (step.target() != null) {
            seam.before("exchange", step.path().in(vault));
            return fresh != null && (entry == null || moveAside(step, entry)) && linkIn(step, fresh, report);
        }
        boolean gone = entry == null || moveAside(step, entry);
        if (gone) {
            report.removed().add(step.path());
        }
        return gone;
    }

    /** Whether the file is out of the way and was what we thought; if it was not, it is back where it was. */
    private boolean moveAside(Step step, Quarantine.Entry entry) throws IOException {
        Path file = step.path().in(vault);
        Path aside = quarantine.file(entry);
        refuseUnverifiable(file);
        seam.before("move aside", file);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return step.target() == null;
        }
        seam.before("verify", file);
        if (Placement.textOf(aside).equals(entry.old())) {
            return true;
        }
        LOG.info("path={} changed while it was being applied; left alone", step.path());
        placement.putBack(step.path(), aside);
        return false;
    }

    /** What could not be verified once it is aside stays where it is. */
    private static void refuseUnverifiable(Path file) throws IOException {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (there && !(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file))) {
            throw new IOException("the file there cannot be read, or is no ordinary one");
        }
    }

    private boolean linkIn(Step step, Path fresh, Report report) throws IOException {
        Path file = step.path().in(vault);
        Files.createDirectories(parent(file));
        removeEmptyFolder(file);
        seam.before("link in", file);
        boolean linked = placement.place(step.path(), fresh) == Placement.Placed.LINKED;
        FileStamp stamp = DiskEntry.read(linked ? fresh : file).stamp();
        if (!linked && !Placement.textOf(file).equals(step.target())) {
            return false;
        }
        BlobId target = Objects.requireNonNull(step.target());
        report.applied().put(step.path(), new AppliedBase.Known(target, stamp.unproven()));
        return true;
    }

    /** What a folder leaves behind when all its notes went and a note takes its name. One that holds anything stays. */
    private static void removeEmptyFolder(Path place) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var below = Files.walk(place)) {
            for (Path folder : below.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    return;
                }
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException used) {
            LOG.info("folder={} is in the place of a note and not empty", place);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static void force(Set<Path> folders) {
        List<DiskWaits.Step> waits = new ArrayList<>();
        folders.forEach(folder -> waits.add(() -> force(folder)));
        try {
            DiskWaits.all(waits);
        } catch (IOException notSupported) {
            LOG.debug("folders cannot be forced to disk: {}", notSupported.toString());
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
