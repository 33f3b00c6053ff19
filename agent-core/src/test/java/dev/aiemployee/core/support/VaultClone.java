package dev.aiemployee.core.support;

import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimParts;
import dev.aiemployee.core.git.CommitSignatures;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.git.sign.CommitSigner;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.retry.Sleeper;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.Authors;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.SyncParts;
import dev.aiemployee.core.sync.base.Watch;
import dev.aiemployee.core.sync.merge.OnConflict;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.sync.vet.SignedAuthors;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;

/** One agent's clone with its engine and its claim desk, as the wiring would build them; no waiting for quiet. */
public final class VaultClone implements AutoCloseable {
    private final Path vault;
    private final Path state;
    private final String url;
    private final Identity self;
    private final Clock clock;
    private RemoteAccess access;
    private CommitRules rules = new OpenRules();
    private ApplySeam seam = ApplySeam.NONE;
    private Authors authors = Authors.ANYBODY;
    private CommitSigner signer;
    private Path operatorKeys;
    private Path deviceKeys;
    private Watch watch = Watch.NONE;
    private OnConflict onConflict = OnConflict.KEEP_BOTH;
    private Duration quiet = Duration.ZERO;
    private Sleeper sleeper = duration -> {};
    private UnaryOperator<RemoteWire> between = wire -> wire;
    private OwnWrites ownWrites = new OwnWrites();
    private long seed;

    private VaultRepository repository;
    private RemoteBranch remote;
    private FaultyWire faults;
    private OwnCommits own;
    private Journal plans;
    private boolean open;
    private boolean shared = true;
    private SyncEngine engine;
    private ClaimDesk desk;

    public VaultClone(Path folder, String url, String name, AgentKind kind, Clock clock) {
        this.vault = folder.resolve(name).resolve("vault");
        this.state = folder.resolve(name).resolve("state");
        this.url = url;
        this.access = RemoteAccess.local(url);
        this.self = new Identity(new AgentName(name), kind);
        this.clock = clock;
        this.seed = name.hashCode();
        try {
            Files.createDirectories(vault);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start();
    }

    /** Builds everything anew from what is on disk, as after a crash. */
    public VaultClone start() {
        close();
        open = true;
        ownWrites = new OwnWrites();
        repository = VaultRepository.create(vault, "main");
        repository.setRemote(url);
        if (signer != null) {
            repository.signing(signer);
        }
        if (operatorKeys != null || deviceKeys != null) {
            authors = new SignedAuthors(signatures(operatorKeys), signatures(deviceKeys), self.agent());
        }
        faults = new FaultyWire(repository.wire(access));
        remote = repository.remote(between.apply(faults));
        own = new OwnCommits(state.resolve("own-commits"));
        engine = new SyncEngine(
                new SyncParts(
                        repository,
                        remote,
                        own,
                        self,
                        rules,
                        clock,
                        sleeper,
                        quiet,
                        ownWrites,
                        new Random(seed),
                        seam,
                        authors,
                        watch),
                onConflict);
        if (shared) {
            engine.join();
        }
        plans = Journal.open(state.resolve("claims.jsonl"));
        desk = new ClaimDesk(new ClaimParts(
                repository, remote, own, plans, self.agent(), clock, duration -> {}, new Random(seed++)));
        return this;
    }

    /** Nobody has said yet that this clone may share what the remote holds. */
    public VaultClone unasked() {
        shared = false;
        return start();
    }

    public VaultClone with(ApplySeam changed) {
        seam = changed;
        return start();
    }

    /** How this clone reaches the remote; as a folder unless this is called. */
    public VaultClone reaching(RemoteAccess changed) {
        access = changed;
        return start();
    }

    private CommitSignatures signatures(Path keys) {
        return keys == null ? null : repository.signatures(keys, clock);
    }

    /** The operator's keys and those of other machines, as allowed-signers files; null for none. */
    public VaultClone allowing(Path operator, Path devices) {
        operatorKeys = operator;
        deviceKeys = devices;
        return start();
    }

    public VaultClone signing(Path key) {
        signer = CommitSigner.ssh(key);
        return start();
    }

    /** Puts something between this clone and its remote. */
    public VaultClone over(UnaryOperator<RemoteWire> changed) {
        between = changed;
        return start();
    }

    public VaultClone knowing(Authors changed) {
        authors = changed;
        return start();
    }

    /** What narrows this clone's walks; nothing unless this is called. */
    public VaultClone watchedBy(Watch changed) {
        watch = changed;
        return start();
    }

    public VaultClone with(OnConflict changed) {
        onConflict = changed;
        return start();
    }

    public VaultClone with(CommitRules changed) {
        rules = changed;
        return start();
    }

    public VaultClone quiet(Duration changed) {
        quiet = changed;
        return start();
    }

    /** How this clone waits; not at all unless this is called. */
    public VaultClone with(Sleeper changed) {
        sleeper = changed;
        return start();
    }

    /** The nonces and pauses of this clone follow from the seed. */
    public VaultClone seed(long changed) {
        seed = changed;
        return start();
    }

    /** A writer as the agent itself uses it. */
    public VaultWriter writer() {
        return new VaultWriter(vault, ownWrites);
    }

    public CycleReport cycle() {
        return engine.cycle();
    }

    /** What stands between this clone and the remote; faults planted there do not outlive {@link #start}. */
    public FaultyWire faults() {
        return faults;
    }

    public Path state() {
        return state;
    }

    public SyncEngine engine() {
        return engine;
    }

    public ClaimDesk desk() {
        return desk;
    }

    public VaultRepository repository() {
        return repository;
    }

    public Path vault() {
        return vault;
    }

    public NativeGit git() {
        return new NativeGit(vault);
    }

    public VaultClone write(String path, String text) {
        try {
            Path file = vault.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String read(String path) {
        try {
            return Files.readString(vault.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public boolean has(String path) {
        return Files.exists(vault.resolve(path));
    }

    public VaultClone delete(String path) {
        try {
            Files.delete(vault.resolve(path));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As a person drags a note in Obsidian. */
    public VaultClone move(String from, String to) {
        try {
            Files.createDirectories(vault.resolve(to).getParent());
            Files.move(vault.resolve(from), vault.resolve(to));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            plans.close();
            remote.close();
            repository.close();
        }
    }
}
