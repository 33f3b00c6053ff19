package dev.aiemployee.core.sync;

import dev.aiemployee.core.alert.DiskRoom;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.env.Quoted;
import dev.aiemployee.core.git.Passenger;
import dev.aiemployee.core.git.Rider;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.git.remote.PushOutcome;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.retry.Sleeper;
import dev.aiemployee.core.sync.apply.Apply;
import dev.aiemployee.core.sync.apply.Obstacles;
import dev.aiemployee.core.sync.apply.RefusedOnDisk;
import dev.aiemployee.core.sync.apply.Settle;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.AppliedBaseFile;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.Quarantine;
import dev.aiemployee.core.sync.base.StoredBlobs;
import dev.aiemployee.core.sync.base.SyncParts;
import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.sync.merge.ConflictDecisions;
import dev.aiemployee.core.sync.merge.DeletionFiles;
import dev.aiemployee.core.sync.merge.DeletionWatch;
import dev.aiemployee.core.sync.merge.FloodWatch;
import dev.aiemployee.core.sync.merge.Linger;
import dev.aiemployee.core.sync.merge.OnConflict;
import dev.aiemployee.core.sync.merge.OnePlace;
import dev.aiemployee.core.sync.merge.Plan;
import dev.aiemployee.core.sync.merge.Planner;
import dev.aiemployee.core.sync.merge.Provenance;
import dev.aiemployee.core.sync.merge.UnsignedEdits;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.sync.report.HostRefusals;
import dev.aiemployee.core.sync.report.HostSearch;
import dev.aiemployee.core.sync.report.Journalist;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.sync.scan.DiskScan;
import dev.aiemployee.core.sync.scan.Joining;
import dev.aiemployee.core.sync.scan.LateSaves;
import dev.aiemployee.core.sync.scan.MovedBack;
import dev.aiemployee.core.sync.scan.StaleSaves;
import dev.aiemployee.core.sync.scan.SyncedTypes;
import dev.aiemployee.core.sync.vet.BroughtIds;
import dev.aiemployee.core.sync.vet.Checkout;
import dev.aiemployee.core.sync.vet.ForeignNote;
import dev.aiemployee.core.sync.vet.ForeignTexts;
import dev.aiemployee.core.sync.vet.Lineage;
import dev.aiemployee.core.sync.vet.RefusedTexts;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.sync.vet.Vetting;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    /** From a tool's fetch to the last file of its checkout, with room. */
    private static final Duration TOOL_AT_WORK = Duration.ofSeconds(10);

    private static final Duration JITTER = Duration.ofMillis(200);

    private final VaultRepository repository;
    private final RemoteBranch remote;
    private final Identity self;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final OnConflict onConflict;

    private final AppliedBaseFile baseFile;
    private final AppliedBase base;
    private final DiskScan scan;
    private final StaleSaves staleSaves;
    private final Vetting vetting;
    private final Planner planner;
    private final CommitWriter commits;
    private final LateSaves lateSaves;
    private final SnapshotRef snapshots;
    private final Apply apply;
    private final Checkout checkout;
    private final Obstacles obstacles;
    private final MovedBack movedBack;
    private final Provenance.Memory origins;
    private final Provenance provenance;
    private final RefusedTexts refusedTexts;
    private final DeletionWatch deletions;
    private final ConflictDecisions decisions;
    private final DiskRoom room;
    private final Journalist journalist;
    private final Landing landing;
    private final HostRefusals hostRefusals;
    private String refusal = "";
    private final Linger linger = new Linger();
    private final Joining joining;
    private boolean underWay;
    private boolean flushing;
    private boolean searching;
    private CycleReport.Trouble lastTrouble = CycleReport.Trouble.MAY_PASS;

    /** Opens the engine's state in {@code .git/agent} and settles what a crash interrupted. */
    public SyncEngine(SyncParts parts) {
        this(parts, OnConflict.KEEP_BOTH);
    }

    /** The same with what a conflict does. */
    public SyncEngine(SyncParts parts, OnConflict onConflict) {
        this.onConflict = onConflict;
        repository = parts.repository();
        remote = parts.remote();
        self = parts.self();
        FileTypes types = parts.rules().types();
        clock = parts.clock();
        sleeper = parts.sleeper();
        random = parts.random();
        OwnCommits own = parts.own();
        Path folder = repository.agentFolder();
        Path vault = repository.vault();
        room = DiskRoom.of(vault);
        Blobs blobs = StoredBlobs.of(repository.objects());
        Quarantine quarantine = new Quarantine(folder.resolve("quarantine"));
        baseFile = new AppliedBaseFile(folder.resolve("applied"));
        base = baseFile.load();
        followTypes(folder, parts.rules().types());
        staleSaves = new StaleSaves(vault, quarantine, blobs, parts);
        hostRefusals = new HostRefusals(folder.resolve("host-refusals"), parts.rules(), clock);
        scan = new DiskScan(parts.with(hostRefusals), staleSaves);
        snapshots = new SnapshotRef(repository, self, clock);
        apply = new Apply(vault, folder.resolve("beside"), quarantine, blobs, clock, parts.seam());
        lateSaves = new LateSaves(vault, quarantine, blobs, clock, parts.quiet());
        checkout = new Checkout(repository, parts.seam(), clock, parts.rules().types());
        obstacles = new Obstacles(repository, base);
        joining = new Joining(base, repository, remote, self.kind(), types);
        movedBack = new MovedBack(base, repository, types, clock);
        origins = new Provenance.Memory(
                new ForeignTexts(folder.resolve("foreign-decisions")),
                new ForeignTexts(folder.resolve("decisions-elsewhere")),
                new BroughtIds(folder.resolve("brought")));
        provenance = new Provenance(checkout, base, origins, parts);
        refusedTexts = new RefusedTexts(folder.resolve("refused"), repository.objects());
        vetting = new Vetting(
                repository,
                own,
                parts.authors(),
                self,
                refusedTexts,
                parts.rules().types());
        planner = new Planner(repository, vetting, self, blobs, refusedTexts, parts.rules());
        commits = new CommitWriter(repository, own, parts.rules(), self, clock);
        deletions = new DeletionWatch(
                new DeletionFiles(vault),
                new FloodWatch(DeletionFiles.ofAdditions(vault), self.kind(), clock),
                self.kind(),
                clock);
        decisions = new ConflictDecisions(vault);
        journalist = new Journalist(
                vault,
                folder,
                self,
                clock,
                parts.ownWrites(),
                blobs,
                new Journalist.Left(refusedTexts::left, apply.stuck()),
                path -> base.blob(path) != null);
        landing = new Landing(
                base,
                baseFile,
                obstacles,
                planner,
                new Settle(apply, base),
                checkout,
                new Landing.Refused(refusedTexts, new RefusedOnDisk(vault, base)),
                deletions,
                journalist,
                clock);
        repository.releaseAbandonedLocks();
        apply.recover();
        expectWhatWasTaken();
    }

    private void followTypes(Path folder, FileTypes types) {
        SyncedTypes synced = new SyncedTypes(folder.resolve("types"), types);
        if (synced.follow(base, repository.objects())) {
            baseFile.save(base);
        }
        synced.recorded();
    }

    /** What our own apply removed right before it was killed is no deletion of the operator's; it waits until the next cycle decides. */
    private void expectWhatWasTaken() {
        apply.taken(base).forEach(this::expect);
    }

    /** Nothing is on disk here, and that is not the operator's doing: what belongs here is still to come. */
    private void expect(VaultPath path) {
        base.remove(path);
        base.postpone(path);
    }

    /** Runs one cycle. Never throws for anything the network or another writer does. */
    public CycleReport cycle() {
        return cycle(Rider.NONE);
    }

    /** The same, with one more commit on the push; when it lands it is on disk at the end of this cycle. */
    public CycleReport cycle(Rider rider) {
        if (underWay) {
            scan.doubt();
            baseFile.reload(base); // the cycle before threw: what it had put on disk is found there, as after a restart
            expectWhatWasTaken();
        }
        underWay = true;
        journalist.alerts().disk(room, path -> base.blob(path) != null);
        searching = false;
        CycleReport report = run(lastTrouble.needsPerson() ? Rider.NONE : rider);
        underWay = false;
        lastTrouble = report.trouble();
        return report;
    }

    /** The operator has seen what the remote holds and shares it with the agents. */
    public void join() {
        joining.want();
    }

    /** The same as {@link #cycle()}, and what would wait for the next real change goes out as well. */
    public CycleReport flush() {
        flushing = true;
        try {
            return cycle();
        } finally {
            flushing = false;
        }
    }

    private CycleReport run(Rider rider) {
        refusal = "";
        apply.recover();
        lateSaves.bringBack();
        String obstacle = obstacles.now();
        if (!obstacle.isEmpty()) {
            return landing.inTheWay(obstacle, List.of());
        }
        provenance.lookEverywhere();
        String unshared = joining.begin();
        if (!unshared.isEmpty()) {
            return landing.stopped(unshared, List.of());
        }
        movedBack.stand();
        keepPulled();
        DiskChanges changes = scan.scan(base).without(journalist.alerts().unpublished());
        journalist.putAway(staleSaves.putAway(scan.stale(), base));
        CycleReport early = pushFirst(changes, rider);
        if (early != null) {
            return early;
        }
        snapshots.keep(base.commit(), changes);
        FetchOutcome fetched = remote.fetch();
        if (fetched instanceof FetchOutcome.Unreachable unreachable) {
            return journalist.offline(base, remote.url(), unreachable.reason(), changes.held());
        }
        if (fetched instanceof FetchOutcome.TooMuch tooMuch) {
            journalist.alerts().tooMuch(tooMuch);
            return landing.stopped(tooMuch.trouble() + "; nothing is applied or pushed", changes.held());
        }
        @Nullable CommitId tip = fetched instanceof FetchOutcome.Tip found ? found.commit() : null;
        CycleReport report = publish(changes, tip, rider);
        return refusal.isEmpty() ? report : around(changes, report);
    }

    /** The host refused a push by a rule: what it means stays here, and the rest goes out now. */
    private CycleReport around(DiskChanges changes, CycleReport report) {
        String words = refusal;
        HostSearch search = new HostSearch(words, this::pushAlone);
        searching = true;
        Map<VaultPath, BlobId> guilty = search.among(changes);
        searching = false;
        refusal = "";
        if (guilty.isEmpty()) {
            return landing.stillRefused(report, words);
        }
        hostRefusals.hold(guilty, search.words());
        LOG.warn("the remote refuses {}; the rest goes on", guilty.keySet());
        DiskChanges others = scan.scan(base).without(journalist.alerts().unpublished());
        FetchOutcome fetched = remote.fetch();
        return fetched instanceof FetchOutcome.Tip found ? publish(others, found.commit(), Rider.NONE) : report;
    }

    private HostSearch.Answer pushAlone(DiskChanges some) {
        refusal = "";
        if (!(remote.fetch() instanceof FetchOutcome.Tip found)) {
            return new HostSearch.Answer(false, false, "");
        }
        DiskChanges fresh =
                scan.scan(base).without(journalist.alerts().unpublished()); // what landed before has moved the base
        CycleReport report = publish(HostSearch.part(fresh, some), found.commit(), Rider.NONE);
        boolean known = !refusal.isEmpty() || report.problem().isEmpty();
        return new HostSearch.Answer(known, report.published() != null, refusal);
    }

    /** What another tool fetched and put on disk is judged like a fetch of ours, also when the remote has taken it back by now. */
    private void keepPulled() {
        CommitId applied = base.commit();
        if (applied != null) {
            checkout.pulled(applied).ifPresent(tip -> {
                Vetted pulled = vetting.vet(applied, tip, base::blob);
                refusedTexts.keep(pulled, clock.instant());
                pulled.refused().stream()
                        .filter(text -> text.blob() == null && VaultPath.isVaultPath(text.path()))
                        .map(text -> new VaultPath(text.path()))
                        .filter(path -> base.blob(path) != null && !Files.exists(path.in(repository.vault())))
                        .forEach(this::expect);
            });
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
        boolean isWell =
                lastTrouble == CycleReport.Trouble.NONE && base.pending().isEmpty();
        if (!isWell || seen == null || !something || !checkout.isAt(seen)) {
            return null;
        }
        Plan plan = planned(changes, seen, new Lineage.Forward());
        if (isAtRest(plan) || !obstacles.now().isEmpty()) {
            return null;
        }
        if (!SnapshotRef.isIn(plan.edits(), changes)) {
            snapshots.keep(seen, changes);
        }
        CommitId own = commits.write(plan, seen);
        CommitId commit = rider.on(own).orElse(own);
        if (!(remote.push(commit, seen) instanceof PushOutcome.Landed)) {
            return null;
        }
        rider.landed(commit);
        linger.end();
        return landing.landed(changes, plan, own, commit);
    }

    private Plan planned(DiskChanges changes, @Nullable CommitId tip, Lineage lineage) {
        Plan plan = deletions.check(planner.plan(base, changes, tip, lineage), base);
        return new OnePlace(plan, base, OnePlace.Tip.of(tip, base.commit(), repository.objects()), self.kind())
                .check(refusedTexts.left());
    }

    private CycleReport publish(DiskChanges changes, @Nullable CommitId firstTip, Rider rider) {
        @Nullable CommitId tip = firstTip;
        for (int attempt = 1; ; attempt++) {
            String obstacle = obstacles.now();
            if (!obstacle.isEmpty()) {
                return landing.inTheWay(obstacle, changes.held());
            }
            if (tip == null && base.commit() == null) {
                List<String> others = remote.others();
                if (!others.isEmpty()) {
                    return landing.stopped(otherBranch(repository.branch(), others), changes.held());
                }
            }
            Lineage lineage = Lineage.of(repository, base.commit(), tip);
            if (lineage instanceof Lineage.Broken broken) {
                journalist.alerts().broken(broken);
                return landing.stopped(broken.why(), changes.held());
            }
            Plan plan = planned(changes, tip, lineage);
            provenance.remember(plan);
            List<ConflictDecisions.Open> undecided = undecided(plan);
            if (!undecided.isEmpty()) {
                journalist.answered(base);
                return journalist.undecided(base, undecided, changes.held());
            }
            @Nullable CommitId own = isAtRest(plan) ? tip : commits.write(plan, tip);
            @Nullable CommitId commit = own == null ? null : rider.on(own).orElse(own);
            if (commit == null || commit.equals(tip)) {
                return landing.atRest(changes, plan, tip, !searching);
            }
            PushOutcome outcome = remote.push(commit, tip);
            if (outcome instanceof PushOutcome.Landed) {
                rider.landed(commit);
                if (own != null && own.equals(tip)) {
                    return landing.ridden(changes, plan, own, commit);
                }
                linger.end();
                return landing.landed(changes, plan, Objects.requireNonNull(own), commit);
            }
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
            refusal = outcome instanceof PushOutcome.Refused refused ? refused.reason() : "";
            return landing.failed(changes, plan, tip, outcome);
        }
    }

    /** That the remote's notes are on another branch, and what to do, for a person. */
    public static String otherBranch(String branch, List<String> others) {
        return "the remote has no branch `" + branch + "`, but `" + Words.of(others.get(0))
                + "`; to share that one set GIT_BRANCH="
                + Quoted.setting(Words.of(others.get(0))).orElse(Words.of(others.get(0)))
                + " in the settings of both agents. Nothing is published, so that no second history begins beside it";
    }

    /** Whether there is nothing to publish, or nothing that cannot wait for company. */
    private boolean isAtRest(Plan plan) {
        boolean due = linger.isOver(plan, clock.instant()) || flushing;
        return plan.isAtRest() && (plan.edits().isEmpty() || !due);
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

    private FetchOutcome pauseAndFetch() {
        try {
            sleeper.sleep(Duration.ofMillis(random.nextLong(JITTER.toMillis())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return remote.fetch();
    }

    /** Alerts on this disk that another machine wrote and no key signed. */
    public List<VaultPath> alertsFromOutside() {
        return UnsignedEdits.alerts(repository.agentFolder()).stream()
                .filter(path -> base.blob(path) != null)
                .toList();
    }

    /** The operator's notes that somebody changed without a signature in the last ten days, the latest first. */
    public List<UnsignedEdits.Edit> unsignedEdits() {
        return UnsignedEdits.latest(repository.agentFolder(), clock.instant());
    }

    /** Whether the last cycle saw changes on disk that must rest, or a removal that a second look must prove: one more cycle is due. */
    public boolean looksAgain() {
        return scan.looksAgain();
    }

    /**
     * What would wait for the next real change, and what changed of these tasks' notes: whoever makes a commit now takes it along. None
     * while anything is in doubt.
     */
    public List<Passenger> passengers(Set<TaskId> tasks) {
        @Nullable CommitId seen = base.commit();
        boolean isWell = !underWay
                && lastTrouble == CycleReport.Trouble.NONE
                && obstacles.now().isEmpty();
        if (!isWell || seen == null || !checkout.isAt(seen)) {
            return List.of();
        }
        DiskChanges changes = scan.scan(base).without(journalist.alerts().unpublished());
        Plan plan = planner.plan(base, changes, seen, new Lineage.Forward());
        return plan.edits().keySet().stream()
                .filter(VaultPath::isVaultPath)
                .sorted()
                .map(VaultPath::new)
                .filter(path -> plan.riding().paths().contains(path.value())
                        || VaultLayout.taskAt(path).filter(tasks::contains).isPresent())
                .filter(path -> !base.isPending(path))
                .map(path -> passenger(path, plan))
                .toList();
    }

    private Passenger passenger(VaultPath path, Plan plan) {
        return new Passenger(
                path,
                Optional.ofNullable(base.blob(path)),
                plan.edits()
                        .getOrDefault(path.value(), Optional.empty())
                        .map(entry -> repository
                                .objects()
                                .readBlob(entry.blob(), ObjectBase.MOST_BYTES)
                                .orElseThrow()));
    }

    /** The published text at a path, as it was last applied; absent when nothing is published there. */
    public Optional<byte[]> published(VaultPath path) {
        BlobId blob = base.blob(path);
        return blob == null ? Optional.empty() : repository.objects().readBlob(blob, ObjectBase.MOST_BYTES);
    }

    /** The paths of published notes below a folder that are on disk, as last applied. */
    public List<VaultPath> publishedUnder(VaultPath folder) {
        return List.copyOf(base.under(folder));
    }

    /** The same with the text of each. */
    public Map<VaultPath, BlobId> publishedTexts(VaultPath folder) {
        Map<VaultPath, BlobId> texts = new LinkedHashMap<>();
        for (VaultPath path : base.under(folder)) {
            Optional.ofNullable(base.blob(path)).ifPresent(text -> texts.put(path, text));
        }
        return texts;
    }

    /** Where the task's published note lies on disk, as last applied; costs the same however many there are. */
    public Optional<VaultPath> placeOf(TaskId task) {
        return base.placesOf(task).stream().findFirst();
    }

    /** The troubles that sync tells of. */
    public Outages outages() {
        return journalist.alerts().outages();
    }

    /** Whether a commit that is not this agent's put these bytes at this path: then they are no decision of the operator. */
    public boolean isForeign(VaultPath path, byte[] content) {
        return provenance.isForeign(path, content);
    }

    /** Whether these bytes came from another machine of the operator's: what they decide is that machine's to carry out. */
    public boolean isFromElsewhere(byte[] content) {
        return provenance.isFromElsewhere(content);
    }

    /** The same before an engine is made, from its state in {@code .git/agent}. */
    public static Optional<CommitId> lastApplied(Path agentFolder) {
        return Optional.ofNullable(
                new AppliedBaseFile(agentFolder.resolve("applied")).load().commit());
    }

    /** Every text that somebody else's commit ever put at a place of this approval's note. */
    public Set<ForeignNote> foreignNotes(TaskId id) {
        return origins.foreign().of(id);
    }

    /** A text of {@link #foreignNotes}; absent when its object is gone. */
    public Optional<byte[]> text(ForeignNote note) {
        return repository.objects().readBlob(note.blob(), NoteFormat.DEFAULT_MAX_NOTE_BYTES);
    }

    /**
     * The approvals whose notes another tool's Git may have put on this disk, asked after they were read: a decision on one of them
     * was perhaps not made here, whatever its text is.
     */
    public Set<TaskId> brought() {
        provenance.lookEverywhere();
        return origins.brought().all();
    }

    /**
     * The operator has this note before their eyes, undecided: what they decide from now on is theirs.
     *
     * @return false while another tool may still be writing
     */
    public boolean settle(TaskId id) {
        CommitId applied = base.commit();
        boolean rests = applied != null
                && checkout.isAt(applied)
                && origins.brought()
                        .since(id)
                        .filter(since -> clock.instant().isAfter(since.plus(TOOL_AT_WORK)))
                        .isPresent();
        if (rests) {
            origins.brought().settled(id);
        }
        return rests;
    }

    /** What the working tree was last brought in step with; absent before the first cycle. */
    public Optional<CommitId> applied() {
        return Optional.ofNullable(base.commit());
    }
}
