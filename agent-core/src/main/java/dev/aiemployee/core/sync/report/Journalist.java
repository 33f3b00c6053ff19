package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.remote.WireException;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.apply.Settle;
import dev.aiemployee.core.sync.apply.Stuck;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.ConflictNote;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.sync.merge.ConflictDecisions;
import dev.aiemployee.core.sync.merge.Plan;
import dev.aiemployee.core.sync.merge.UnsignedEdits;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.ConflictCopy;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells what a cycle did: as a report, in the clone's state file, in the logs, and as an alert where a person must look. */
public final class Journalist {
    /** After so long without the remote the clone calls itself offline. */
    private static final Duration OFFLINE_AFTER = Duration.ofMinutes(5);

    private final Clock clock;
    private final AgentKind kind;
    private final VaultReader reader;
    private final SyncStateFile stateFile;
    private final SyncLog log;
    private static final String LEFT =
            "what the remote holds there was refused; here and in what is published it stays out";

    private final SyncAlerts alerts;
    private final ConflictBurst burst;
    private final UnsignedEdits unsigned;
    private final Set<ConflictNote> told = new HashSet<>();
    private final Left left;
    private @Nullable Instant unreachableSince;
    private @Nullable Instant standsSince;

    /**
     * @param state the clone's folder for what is never synced
     * @param left what disk and remote go on disagreeing about
     */
    public Journalist(
            Path vault,
            Path state,
            Identity self,
            Clock clock,
            OwnWrites own,
            Blobs blobs,
            Left left,
            Predicate<VaultPath> published) {
        this.left = left;
        VaultWriter writer = new VaultWriter(vault, own);
        this.clock = clock;
        this.kind = self.kind();
        this.reader = new VaultReader(vault, new NoteFormat());
        this.stateFile = new SyncStateFile(vault, self);
        this.log = new SyncLog(writer, self.kind(), clock);
        this.alerts = new SyncAlerts(vault, state, self, clock, writer, log, published);
        this.unsigned = new UnsignedEdits(state, blobs, clock);
        this.burst = new ConflictBurst(state.resolve("conflict-times"));
    }

    /**
     * What is left after a cycle.
     *
     * @param refused what was refused and the remote goes on holding
     * @param stuck what cannot be put on this disk
     */
    public record Left(Supplier<List<Vetted.ForeignText>> refused, Stuck stuck) {}

    public SyncAlerts alerts() {
        return alerts;
    }

    /** What somebody changed without a signature is about to be applied; told by the operator's own machine alone. */
    public void unsigned(Vetted vetted, AppliedBase base) {
        if (kind == AgentKind.LOCAL) {
            alerts.unsigned(unsigned.note(vetted, base));
        }
    }

    /** The remote has answered: what waited so far is out, or is found again. */
    public void answered(AppliedBase base) {
        log.answered();
        unreachableSince = null;
        standsSince = null;
        over(base, SyncAlerts.STANDS_STILL, "Sync goes on.");
        over(base, SyncAlerts.OFFLINE, "The remote answers again.");
        over(base, SyncAlerts.BROKEN, "The remote's branch can be followed again.");
        over(base, SyncAlerts.TOO_MUCH, "What was refused is gone from the remote.");
    }

    /** A push was taken, or nothing is left to push. */
    public void pushed(AppliedBase base) {
        over(base, SyncAlerts.REFUSED, "The remote takes our changes again.");
    }

    /** No new notes of somebody else's wait for the operator's word. */
    public void floodIsOver(AppliedBase base) {
        over(base, SyncAlerts.FLOOD, "No new notes wait for your word any more.");
    }

    private void over(AppliedBase base, String matter, String outcome) {
        alerts.over(matter, outcome, path -> base.blob(path) != null);
    }

    /** Texts that editors saved where their note is no more were put away. */
    public void putAway(List<String> lines) {
        lines.forEach(line -> log.line("git_conflicts", line));
    }

    public CycleReport finished(
            AppliedBase base,
            Plan plan,
            Settle.Settled settled,
            DiskChanges changes,
            @Nullable CommitId published,
            String problem,
            CycleReport.Trouble trouble) {
        log.rests(changes.restless());
        log.waits(plan.riding().paths().stream()
                .map(VaultPath::new)
                .filter(path -> !isOut(base, path, plan))
                .toList());
        tell(base, plan, published != null);
        alerts.stuck(
                left.stuck().among(settled.pending()),
                path -> isHeld(path, plan.held()),
                path -> base.blob(path) != null);
        List<VaultPath> conflicts = conflicts();
        watch(base, conflicts, plan);
        boolean behind = !problem.isEmpty()
                || !plan.withheld().isEmpty()
                || !settled.pending().isEmpty()
                || !changes.restless().isEmpty()
                || !plan.held().isEmpty();
        SyncStatus status =
                !conflicts.isEmpty() ? SyncStatus.CONFLICT : behind ? SyncStatus.DIVERGED : SyncStatus.SYNCED;
        return report(
                base,
                status,
                published,
                settled,
                plan.held(),
                conflicts,
                plan.vetted().violations(),
                new Trouble(problem, trouble, plan.withheld()));
    }

    public CycleReport offline(AppliedBase base, String url, String reason, List<HeldPath> held) {
        Instant now = clock.instant();
        if (unreachableSince == null) {
            unreachableSince = now;
        }
        String problem = "the remote " + url + " cannot be reached: " + Words.of(reason);
        boolean offline = alerts.isOpen(SyncAlerts.OFFLINE)
                || WireException.Endless.is(reason)
                || !unreachableSince.plus(OFFLINE_AFTER).isAfter(now);
        if (offline) {
            alerts.offline(problem);
        }
        alerts.held(held, path -> base.blob(path) != null);
        return report(
                base,
                offline ? SyncStatus.OFFLINE : conflicts().isEmpty() ? SyncStatus.DIVERGED : SyncStatus.CONFLICT,
                null,
                new Settle.Settled(List.of(), base.pending().stream().sorted().toList()),
                held,
                conflicts(),
                List.of(),
                new Trouble(problem, CycleReport.Trouble.AWAY, List.of()));
    }

    /** Something on this machine stands in the way of every cycle. */
    public void standsStill(String obstacle) {
        Instant now = clock.instant();
        if (standsSince == null) {
            standsSince = now;
        }
        if (alerts.isOpen(SyncAlerts.STANDS_STILL)
                || !standsSince.plus(OFFLINE_AFTER).isAfter(now)) {
            alerts.standsStill(obstacle);
        }
    }

    public CycleReport stopped(AppliedBase base, String problem, CycleReport.Trouble kind, List<HeldPath> held) {
        return report(
                base,
                conflicts().isEmpty() ? SyncStatus.DIVERGED : SyncStatus.CONFLICT,
                null,
                new Settle.Settled(List.of(), base.pending().stream().sorted().toList()),
                held,
                conflicts(),
                List.of(),
                new Trouble(problem, kind, List.of()));
    }

    /** Strict mode: both sides changed these, so nothing moves. */
    public CycleReport undecided(AppliedBase base, List<ConflictDecisions.Open> conflicts, List<HeldPath> held) {
        TreeSet<VaultPath> all = new TreeSet<>(conflicts());
        conflicts.forEach(conflict -> all.add(conflict.path()));
        String problem = alerts.undecided(conflicts);
        return report(
                base,
                SyncStatus.CONFLICT,
                null,
                new Settle.Settled(List.of(), base.pending().stream().sorted().toList()),
                held,
                List.copyOf(all),
                List.of(),
                new Trouble(problem, CycleReport.Trouble.REFUSED, List.of()));
    }

    private CycleReport report(
            AppliedBase base,
            SyncStatus status,
            @Nullable CommitId published,
            Settle.Settled settled,
            List<HeldPath> held,
            List<VaultPath> conflicts,
            List<Violation> violations,
            Trouble trouble) {
        TreeSet<VaultPath> pending = new TreeSet<>(settled.pending());
        pending.addAll(log.waiting());
        pending.addAll(log.resting());
        pending.addAll(alerts.unpublished());
        List<HeldPath> all = new ArrayList<>(held);
        left.refused().get().forEach(text -> all.add(new HeldPath(text.path(), LEFT)));
        CycleReport report = new CycleReport(
                status == SyncStatus.SYNCED && !left.refused().get().isEmpty() ? SyncStatus.DIVERGED : status,
                published,
                base.commit(),
                settled.applied(),
                List.copyOf(pending),
                all,
                conflicts,
                violations,
                trouble.problem(),
                trouble.kind(),
                trouble.withheld(),
                left.stuck().among(pending));
        stateFile.write(report, clock.instant());
        return report;
    }

    /** The report of an earlier step of this cycle counts, not what was tried since. */
    public CycleReport again(CycleReport report) {
        stateFile.write(report, clock.instant());
        return report;
    }

    private record Trouble(String problem, CycleReport.Trouble kind, List<VaultPath> withheld) {}

    /** Says what was decided and refused; the same conflict once while its commit waits, and once when it is out. */
    private void tell(AppliedBase base, Plan plan, boolean published) {
        plan.notes().stream()
                .filter(note -> told.add(note) || published)
                .forEach(note -> log.line("git_conflicts", note.line()));
        alerts.violations(plan.vetted().violations());
        alerts.besides(plan.vetted().besides());
        alerts.held(plan.held(), path -> base.blob(path) != null);
    }

    private static boolean isHeld(VaultPath path, List<HeldPath> held) {
        return held.stream()
                .anyMatch(one -> path.value().equals(one.path()) || path.value().startsWith(one.path() + "/"));
    }

    private static boolean isOut(AppliedBase base, VaultPath path, Plan plan) {
        Optional<BlobId> edit =
                plan.edits().getOrDefault(path.value(), Optional.empty()).map(TreeEntry::blob);
        return Optional.ofNullable(base.blob(path)).equals(edit);
    }

    private void watch(AppliedBase base, List<VaultPath> conflicts, Plan plan) {
        over(base, SyncAlerts.UNDECIDED, "You decided.");
        int recent = burst.look(conflicts, clock.instant());
        if (recent >= ConflictBurst.MANY && !conflicts.isEmpty()) {
            alerts.conflicts(recent);
        }
        List<VaultPath> copies = base.paths().stream()
                .filter(path -> ConflictCopy.named(path.fileName()).isPresent())
                .sorted()
                .toList();
        if (copies.isEmpty()) {
            over(base, SyncAlerts.COPIES, "No such copy is left.");
        } else {
            alerts.copies(copies);
        }
        if (conflicts.isEmpty()) {
            over(base, SyncAlerts.CONFLICTS, "No copy is left in `Conflicts/`.");
        }
        if (plan.withheld().isEmpty()) {
            over(base, SyncAlerts.DELETIONS, "Nothing waits for your word any more.");
        }
    }

    private List<VaultPath> conflicts() {
        return reader.notesUnder(VaultLayout.CONFLICTS).stream()
                .filter(CopyName::isCopy)
                .toList();
    }
}
