package dev.aiemployee.core.simulation;

import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimParts;
import dev.aiemployee.core.git.Rider;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.health.CloneRepair;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.SyncParts;
import dev.aiemployee.core.sync.base.Watch;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Leftovers;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** One computer: a clone with its clock, and the production engine and claim desk on it while its process lives. */
final class Machine implements AutoCloseable {
    /** How long a file must rest; as in production. */
    static final Duration QUIET = Duration.ofSeconds(2);

    private final World world;
    private final Identity self;
    private final Path folder;
    private final SeamClock clock;
    private final Map<TaskId, String> work = new TreeMap<>();

    private boolean active;
    private VaultRepository repository;
    private Repository plain;
    private Journal plans;
    private OwnCommits own;
    private OwnWrites ownWrites;
    private SyncEngine engine;
    private ClaimDesk desk;
    private Optional<CycleReport> last = Optional.empty();

    Machine(World world, String name, AgentKind kind, Instant start) {
        this.world = world;
        this.self = new Identity(new AgentName(name), kind);
        this.folder = world.folder().resolve(name);
        this.clock = new SeamClock(world, this, start);
        try {
            Files.createDirectories(vault());
            start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts the process: everything is built from what is on disk, in the order of production. */
    void start() {
        work.clear();
        last = Optional.empty();
        mend();
        repository = VaultRepository.create(vault(), "main");
        plain = plain();
        FaultyWire wire = new FaultyWire(world, this, new DirectWire(world.origin(), plain));
        plans = Journal.open(state().resolve("claims.jsonl"));
        own = new OwnCommits(state().resolve("own-commits"));
        ownWrites = new OwnWrites();
        var remote = repository.remote(world.plant().wire(wire, own));
        engine = new SyncEngine(new SyncParts(
                repository,
                remote,
                own,
                self,
                world.plant().rules(new SeamRules(world, this)),
                clock,
                pause -> world.meanwhile(this, "pause"),
                world.plant().quiet(QUIET),
                ownWrites,
                new Random(world.chance().seed()),
                world.plant().seam(new SeamApply(world, this)),
                commit -> world.author(this, commit),
                Watch.NONE));
        engine.join();
        desk = new ClaimDesk(new ClaimParts(
                repository,
                remote,
                own,
                plans,
                self.agent(),
                clock,
                pause -> {},
                new Random(world.chance().seed())));
        Leftovers.settle(vault(), clock.now().minus(Duration.ofMinutes(1)));
    }

    private void mend() {
        if (!Files.exists(vault().resolve(".git"))) {
            return;
        }
        String origin = world.folder().resolve("origin.git").toUri().toString();
        CloneRepair.Outcome outcome = new CloneRepair(
                        vault(), "main", () -> RemoteAccess.local(origin), () -> SyncEngine.lastApplied(agentFolder()))
                .mend();
        outcome.mended().forEach(line -> world.diary().note(name() + " mended: " + line));
        if (!outcome.beyond().isEmpty()) {
            throw new Broken("P8", name() + " cannot start: " + outcome.beyond());
        }
    }

    private Repository plain() {
        try {
            return new FileRepositoryBuilder()
                    .setGitDir(vault().resolve(".git").toFile())
                    .build();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    CycleReport cycle() {
        return cycle(Rider.NONE);
    }

    CycleReport cycle(Rider rider) {
        CycleReport report = engine.cycle(rider);
        last = Optional.of(report);
        return report;
    }

    /** The process is gone; what the operating system would release is released. */
    void die() {
        plans.close();
        repository.close();
        plain.close();
    }

    void restart() {
        die();
        start();
    }

    String name() {
        return self.agent().value();
    }

    Identity self() {
        return self;
    }

    boolean isLocal() {
        return self.kind() == AgentKind.LOCAL;
    }

    Path vault() {
        return folder.resolve("vault");
    }

    Path state() {
        return folder.resolve("state");
    }

    Path agentFolder() {
        return vault().resolve(".git/agent");
    }

    SeamClock clock() {
        return clock;
    }

    ClaimDesk desk() {
        return desk;
    }

    /** The tasks that the process believes to own, with the claim id each was won with. */
    Map<TaskId, String> work() {
        return work;
    }

    VaultWriter writer() {
        return new VaultWriter(vault(), ownWrites);
    }

    Repository git() {
        return plain;
    }

    Optional<CycleReport> last() {
        return last;
    }

    boolean made(CommitId commit) {
        return own.contains(commit);
    }

    /** Whether the clone has written down that it has seen this commit on the remote. */
    boolean hasSeen(ObjectId commit) {
        Optional<CommitId> applied = engine.applied();
        try (RevWalk walk = new RevWalk(plain)) {
            return applied.isPresent()
                    && plain.getObjectDatabase().has(commit)
                    && walk.isMergedInto(
                            walk.parseCommit(commit),
                            walk.parseCommit(ObjectId.fromString(applied.get().value())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isActive() {
        return active;
    }

    void active(boolean now) {
        active = now;
    }

    @Override
    public void close() {
        die();
    }
}
