package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.FetchOutcome;
import dev.aiemployee.core.git.PushOutcome;
import dev.aiemployee.core.git.RemoteBranch;
import dev.aiemployee.core.git.Rider;
import dev.aiemployee.core.git.TreeId;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.retry.Sleeper;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sync cycle: look at the disk, fetch, merge in memory, publish one commit on top of the remote's tip, put the rest on disk.
 * A dirty working tree never stops it, no outcome of the network leaves anything half done, and running it again is the recovery
 * from any crash. For one thread, under the vault's lock.
 */
public final class SyncEngine {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
    private static final int PUSHES = 5;
    private static final Duration JITTER = Duration.ofMillis(200);

    private final VaultRepository repository;
    private final RemoteBranch remote;
    private final OwnCommits own;
    private final Identity self;
    private final CommitRules rules;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    private final AppliedBaseFile baseFile;
    private final AppliedBase base;
    private final DiskScan scan;
    private final Vetting vetting;
    private final Planner planner;
    private final LateSaves lateSaves;
    private final SnapshotRef snapshots;
    private final Apply apply;
    private final Settle settle;
    private final Checkout checkout;
    private final RefusedOnDisk refusedOnDisk;
    private final ForeignTexts foreign;
    private final ForeignTexts elsewhere;
    private final RefusedTexts refusedTexts;
    private final DeletionWatch deletions;
    private final Journalist journalist;
    private final OnConflict onConflict;
    private final ConflictDecisions decisions;
    private boolean wasWell;
    private boolean refused;
    private @Nullable Attempt latest;

    /** Opens the engine's state in {@code .git/agent} and settles what a crash interrupted. */
    public SyncEngine(SyncParts parts) {
        this(parts, OnConflict.KEEP_BOTH);
    }

    /** The same with what a conflict does. */
    public SyncEngine(SyncParts parts, OnConflict onConflict) {
        this.onConflict = onConflict;
        repository = parts.repository();
        remote = parts.remote();
        own = parts.own();
        self = parts.self();
        rules = parts.rules();
        clock = parts.clock();
        sleeper = parts.sleeper();
        random = parts.random();
        var folder = repository.agentFolder();
        var vault = repository.vault();
        Merge.Blobs blobs = new StoredBlobs(repository.objects());
        Quarantine quarantine = new Quarantine(folder.resolve("quarantine"));
        snapshots = new SnapshotRef(repository, self, clock);
        apply = new Apply(vault, folder.resolve("beside"), quarantine, blobs, clock, parts.seam());
        baseFile = new AppliedBaseFile(folder.resolve("applied"));
        base = baseFile.load();
        scan = new DiskScan(parts);
        refusedTexts = new RefusedTexts(folder.resolve("refused"), repository.objects());
        vetting = new Vetting(repository, own, parts.authors(), self, refusedTexts);
        planner = new Planner(repository, vetting, self, blobs, refusedTexts);
        lateSaves = new LateSaves(vault, quarantine, blobs, clock, parts.quiet());
        settle = new Settle(apply, base);
        checkout = new Checkout(repository, parts.seam(), clock);
        refusedOnDisk = new RefusedOnDisk(vault, base);
        foreign = new ForeignTexts(folder.resolve("foreign-decisions"));
        decisions = new ConflictDecisions(vault);
        journalist = new Journalist(vault, folder, self, clock, parts.ownWrites());
        elsewhere = new ForeignTexts(folder.resolve("decisions-elsewhere"));
        deletions = new DeletionWatch(new DeletionFiles(vault), self.kind(), clock);
        apply.recover();
    }

    /** Runs one cycle. Never throws for anything the network or another writer does. */
    public CycleReport cycle() {
        return cycle(Rider.NONE);
    }

    /** The same, with one more commit on the push; when it lands it is on disk at the end of this cycle. */
    public CycleReport cycle(Rider rider) {
        apply.recover();
        lateSaves.bringBack();
        String obstacle = obstacle();
        if (!obstacle.isEmpty()) {
            return stopped(obstacle, List.of());
        }
        foreign.addAll(checkout.foreignTexts(base.commit(), own));
        keepPulled();
        DiskChanges changes = scan.scan(base).without(journalist.alerts().unpublished());
        snapshots.keep(base.commit(), changes);
        CycleReport early = pushFirst(changes, rider);
        if (early != null) {
            return early;
        }
        FetchOutcome fetched = remote.fetch();
        if (fetched instanceof FetchOutcome.Unreachable unreachable) {
            wasWell = false;
            return journalist.offline(base, remote.url(), unreachable.reason(), changes.held());
        }
        if (fetched instanceof FetchOutcome.TooMuch tooMuch) {
            return stopped(tooMuch.trouble() + "; nothing is applied or pushed", changes.held());
        }
        @Nullable CommitId tip = fetched instanceof FetchOutcome.Tip found ? found.commit() : null;
        return publish(changes, tip, rider);
    }

    /** What another tool fetched and put on disk is judged like a fetch of ours, also when the remote has taken it back by now. */
    private void keepPulled() {
        CommitId applied = base.commit();
        if (applied != null) {
            checkout.pulled(applied).ifPresent(tip -> refusedTexts.keep(vetting.vet(applied, tip), clock.instant()));
        }
    }

    /**
     * Publishes on top of the last seen tip without asking for it first: usually nobody else has pushed, and if somebody has, the
     * expected old id makes the remote refuse. Tried only when the cycle before met no trouble, so that a remote that is away or
     * refuses costs no commit for each look at it, and when no other tool has moved the branch.
     *
     * @return null when the remote must be asked first
     */
    private @Nullable CycleReport pushFirst(DiskChanges changes, Rider rider) {
        @Nullable CommitId seen = base.commit();
        boolean something = !changes.written().isEmpty() || !changes.deleted().isEmpty();
        if (!wasWell || seen == null || !something || !base.pending().isEmpty() || !checkout.isAt(seen)) {
            return null;
        }
        Plan plan = deletions.check(planner.plan(base, changes, seen, new Lineage.Forward()), base);
        if (plan.isAtRest() || !obstacle().isEmpty()) {
            return null;
        }
        CommitId own = build(plan, seen);
        CommitId commit = rider.on(own).orElse(own);
        if (!(remote.push(commit, seen) instanceof PushOutcome.Landed)) {
            rider.lost();
            return null;
        }
        rider.landed(commit);
        return landed(changes, plan, own, commit);
    }

    private CycleReport publish(DiskChanges changes, @Nullable CommitId firstTip, Rider rider) {
        @Nullable CommitId tip = firstTip;
        for (int attempt = 1; ; attempt++) {
            String obstacle = obstacle();
            if (!obstacle.isEmpty()) {
                return stopped(obstacle, changes.held());
            }
            Lineage lineage = Lineage.of(repository.history(), base.commit(), tip, repository.branch());
            if (lineage instanceof Lineage.Broken broken) {
                journalist.alerts().broken(broken);
                return stopped(broken.why(), changes.held());
            }
            Plan plan = deletions.check(planner.plan(base, changes, tip, lineage), base);
            remember(plan);
            List<ConflictDecisions.Open> undecided = undecided(plan);
            if (!undecided.isEmpty()) {
                wasWell = false;
                journalist.answered(base);
                return journalist.undecided(base, undecided, changes.held());
            }
            @Nullable CommitId own = plan.isAtRest() ? tip : build(plan, tip);
            @Nullable
            CommitId commit =
                    own == null ? null : (refused ? Rider.NONE : rider).on(own).orElse(own);
            if (commit == null || commit.equals(tip)) {
                return finish(changes, plan, tip, null);
            }
            PushOutcome outcome = remote.push(commit, tip);
            if (outcome instanceof PushOutcome.Landed) {
                rider.landed(commit);
                return landed(changes, plan, Objects.requireNonNull(own), commit);
            }
            rider.lost();
            if (outcome instanceof PushOutcome.Refused && !commit.equals(own)) {
                return publish(changes, tip, Rider.NONE); // perhaps the remote minds only what rides
            }
            if (outcome instanceof PushOutcome.LostRace && attempt < PUSHES) {
                LOG.info("push={} lost a race, attempt {}", commit.brief(), attempt);
                FetchOutcome again = pauseAndFetch();
                if (again instanceof FetchOutcome.Tip found) {
                    tip = found.commit();
                    continue;
                }
            }
            return finish(changes, plan, tip, outcome);
        }
    }

    /** What keeps a strict clone from doing anything; always empty for others. */
    private List<ConflictDecisions.Open> undecided(Plan plan) {
        if (onConflict == OnConflict.KEEP_BOTH) {
            return List.of();
        }
        List<ConflictDecisions.Open> undecided = decisions.undecided(plan.notes(), self.kind());
        decisions.waitFor(undecided);
        return undecided;
    }

    /** Before anything of it is on disk: what others decided, and what a merge with it would put there, is no decision made here. */
    private void remember(Plan plan) {
        foreign.addAll(plan.vetted().foreign());
        if (!plan.vetted().devices().isEmpty()) {
            List<Vetted.ForeignText> texts = new ArrayList<>(plan.vetted().devices());
            plan.result().forEach((path, blob) -> {
                if (!Objects.equals(blob.orElse(null), plan.onDisk(path, base))) {
                    texts.add(new Vetted.ForeignText(path.value(), blob.orElse(null)));
                }
            });
            foreign.addAll(texts);
            elsewhere.addAll(texts);
        }
    }

    private FetchOutcome pauseAndFetch() {
        try {
            sleeper.sleep(Duration.ofMillis(random.nextLong(JITTER.toMillis())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return remote.fetch();
    }

    private CommitId build(Plan plan, @Nullable CommitId tip) {
        @Nullable TreeId before = tip == null ? null : repository.objects().treeOf(tip);
        TreeId tree = repository.objects().writeTree(before, plan.edits());
        Attempt again = latest;
        if (again != null && again.tree().equals(tree) && Objects.equals(again.tip(), tip)) {
            return again.commit();
        }
        String message = CommitMessage.of(self.agent(), plan.edits());
        String safe = rules.messageRefusal(message).isPresent() ? self.agent() + ": changes\n" : message;
        CommitId commit =
                repository.objects().commit(tree, tip, safe, self.agent().value(), clock.instant());
        own.add(commit);
        latest = new Attempt(tree, tip, commit);
        return commit;
    }

    /** A commit that was built, so that trying the same again makes no second one. */
    private record Attempt(TreeId tree, @Nullable CommitId tip, CommitId commit) {}

    /** Nothing was published: there was nothing to publish, or the push failed. */
    private CycleReport finish(DiskChanges changes, Plan plan, @Nullable CommitId tip, @Nullable PushOutcome failed) {
        String obstacle = obstacle(); // it may have begun since the cycle did
        if (!obstacle.isEmpty()) {
            return stopped(obstacle, changes.held());
        }
        wasWell = failed == null;
        refused = failed instanceof PushOutcome.Refused;
        journalist.answered(base);
        if (failed == null) {
            journalist.pushed(base);
        } else if (failed instanceof PushOutcome.Refused words) {
            journalist.alerts().refused(words.reason());
        }
        String problem = failed == null ? "" : problem(failed);
        CycleReport.Trouble trouble = failed == null
                ? CycleReport.Trouble.NONE
                : failed instanceof PushOutcome.Refused ? CycleReport.Trouble.REFUSED : CycleReport.Trouble.MAY_PASS;
        boolean landed = plan.edits().isEmpty();
        if (plan.sides().rewound()) {
            journalist.alerts().rewound(base.commit(), tip);
            if (!landed) {
                // Taking the tip before our texts are on it again would make them look removed.
                return journalist.stopped(base, problem, trouble, plan.held());
            }
        }
        Settle.Settled settled = apply(changes, plan, tip, landed);
        return tell(plan, told -> journalist.finished(base, told, settled, changes, null, problem, trouble));
    }

    /** Our own commit first, then what rode on it, which is ours too. */
    private CycleReport landed(DiskChanges changes, Plan plan, CommitId own, CommitId published) {
        String obstacle = obstacle();
        if (!obstacle.isEmpty()) {
            return stopped(obstacle, changes.held()); // applied when it is over, like a fetched commit of ours
        }
        wasWell = true;
        refused = false;
        journalist.answered(base);
        journalist.pushed(base);
        if (plan.sides().rewound()) {
            journalist.alerts().rewound(base.commit(), own);
        }
        refusedTexts.restored(plan.vetted(), clock.instant());
        Settle.Settled first = apply(changes, plan, own, true);
        Settle.Settled settled = published.equals(own) ? first : first.then(ride(published));
        return tell(
                plan,
                told -> journalist.finished(base, told, settled, changes, published, "", CycleReport.Trouble.NONE));
    }

    private Settle.Settled ride(CommitId published) {
        Plan plan = planner.plan(base, DiskChanges.NONE, published, new Lineage.Forward());
        return apply(DiskChanges.NONE, plan, published, true);
    }

    /** Keeps what was refused, and tells a person of it once. */
    private CycleReport tell(Plan plan, Function<Plan, CycleReport> finished) {
        Plan fresh = plan.telling(refusedTexts.fresh(plan.vetted()));
        refusedTexts.keep(plan.vetted(), clock.instant());
        CycleReport report = finished.apply(fresh);
        refusedTexts.told(plan.vetted(), clock.instant());
        return report;
    }

    private Settle.Settled apply(DiskChanges changes, Plan plan, @Nullable CommitId tip, boolean landed) {
        Settle.Settled settled = settle.settle(plan, changes, landed);
        if (deletions.isNews()) {
            journalist.alerts().withheld(plan.withheld());
        }
        deletions.done(landed);
        if (tip != null) {
            boolean restored = landed || plan.vetted().restore().isEmpty();
            checkout.follow(restored ? tip : base.commit());
            if (restored && !refusedOnDisk.any(plan.vetted())) {
                base.commit(tip); // else what was refused must be found again next time
            }
            baseFile.save(base);
        }
        return settled;
    }

    private CycleReport stopped(String problem, List<HeldPath> held) {
        LOG.warn("sync stopped: {}", problem);
        return journalist.stopped(base, problem, CycleReport.Trouble.REFUSED, held);
    }

    /** Why nothing may be done now; empty when all is well. */
    private String obstacle() {
        String operation = repository.operationInProgress();
        if (!operation.isEmpty()) {
            return "a Git operation of yours is in progress (" + operation + "); finish or abort it";
        }
        if (!repository.checkedOut().equals(repository.branch())) {
            return "the vault is on `" + repository.checkedOut() + "`, not on `" + repository.branch()
                    + "`; go back with `git switch " + repository.branch() + "`";
        }
        if (base.commit() != null && !Files.exists(VaultLayout.DASHBOARD.in(repository.vault()))) {
            return "Dashboard.md is missing in " + repository.vault()
                    + "; is the vault mounted? If you removed it, restore it with `git checkout -- Dashboard.md`";
        }
        return "";
    }

    private static String problem(PushOutcome outcome) {
        if (outcome instanceof PushOutcome.Refused refused) {
            return "the remote refused the push: " + Words.of(refused.reason());
        }
        if (outcome instanceof PushOutcome.Unknown unknown) {
            return "it is not known whether the push landed: " + Words.of(unknown.reason());
        }
        if (outcome instanceof PushOutcome.Unreachable unreachable) {
            return "the remote cannot be reached: " + Words.of(unreachable.reason());
        }
        return "lost " + PUSHES + " races in a row; the next cycle tries again";
    }

    /** The published text at a path, as it was last applied; absent when nothing is published there. */
    public Optional<byte[]> published(VaultPath path) {
        BlobId blob = base.blob(path);
        return blob == null ? Optional.empty() : repository.objects().readBlob(blob, Integer.MAX_VALUE);
    }

    /** The paths of published notes below a folder that are on disk, as last applied. */
    public List<VaultPath> publishedUnder(VaultPath folder) {
        return base.paths().stream()
                .filter(path -> path.isUnder(folder))
                .sorted()
                .toList();
    }

    /** Whether a commit that is not this agent's put these bytes at this path: then they are no decision of the operator. */
    public boolean isForeign(VaultPath path, byte[] content) {
        foreign.addAll(checkout.foreignTexts(base.commit(), own));
        return foreign.contains(path, VaultRepository.blobId(content));
    }

    /** Whether these bytes came from another machine of the operator's: what they decide is that machine's to carry out. */
    public boolean isFromElsewhere(byte[] content) {
        return elsewhere.contains(VaultRepository.blobId(content));
    }

    /** What the working tree was last brought in step with; absent before the first cycle. */
    public Optional<CommitId> applied() {
        return Optional.ofNullable(base.commit());
    }
}
