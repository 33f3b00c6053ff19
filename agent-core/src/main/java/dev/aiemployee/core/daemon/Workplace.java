package dev.aiemployee.core.daemon;

import dev.aiemployee.core.allow.AllowedFindings;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimParts;
import dev.aiemployee.core.claim.StaleWatch;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.Maintenance;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.health.CloneRepair;
import dev.aiemployee.core.git.objects.FolderHistory;
import dev.aiemployee.core.git.remote.HttpsLogin;
import dev.aiemployee.core.git.remote.Patience;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.guard.secret.KnownValues;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.sync.SyncSchedule;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.GuardedRules;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.SyncParts;
import dev.aiemployee.core.sync.base.Watch;
import dev.aiemployee.core.sync.merge.OnConflict;
import dev.aiemployee.core.sync.scan.JoinSurvey;
import dev.aiemployee.core.sync.scan.VaultWatch;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.OsLock;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.RealPlace;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One agent at work on one vault: the clone's repository, its remote, sync and claims, held under the vault's lock from
 * {@link #open} to {@link #close}. For one thread.
 */
public final class Workplace implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** What came of asking for the vault. */
    public sealed interface Opening {
        /** It is ours until it is closed. */
        record Opened(Workplace workplace) implements Opening {}

        /** Another process works on it: who, for a person. */
        record Busy(String holder) implements Opening {}

        /** Its Git data is damaged, and what is lost cannot be had now: why, for a person. */
        record Damaged(String why) implements Opening {}
    }

    private final Environment environment;
    private final SigningKeys keys;
    private final Timing timing;
    private final Closers opened;
    private final VaultRepository repository;
    private final RemoteBranch remote;
    private final SyncEngine engine;
    private final ClaimDesk desk;
    private final SyncRhythm rhythm;
    private final OwnWrites ownWrites = new OwnWrites();
    private volatile Watch watch = Watch.NONE;

    private Workplace(
            Environment environment, Timing timing, VaultRepository repository, SigningKeys keys, Closers opened) {
        this.keys = keys;
        this.environment = environment;
        this.timing = timing.in(environment.zone(timing.clock().getZone()));
        Clock clock = this.timing.clock();
        this.repository = repository;
        this.opened = opened;
        Path state = state(environment);
        remote = repository.remote(access(environment), clock);
        opened.add(remote::close);
        remote.prepare();
        Journal claims = Journal.open(state.resolve("claims.jsonl"));
        opened.add(claims::close);
        OwnCommits own = new OwnCommits(state.resolve("own-commits"));
        Identity self = new Identity(environment.agent(), environment.kind());
        CommitGuard guard = new AllowedFindings(repository.agentFolder()).guard(known(environment));
        CommitRules rules = new GuardedRules(guard, types(environment));
        engine = new SyncEngine(
                new SyncParts(
                        repository,
                        remote,
                        own,
                        self,
                        rules,
                        clock,
                        timing.sleeper(),
                        environment.seconds(EnvVar.QUIET_SECONDS),
                        ownWrites,
                        timing.random(),
                        ApplySeam.NONE,
                        keys.authors(repository, timing.clock()),
                        () -> watch.touched()),
                OnConflict.of(environment.text(EnvVar.SYNC_ON_CONFLICT)));
        SyncSchedule schedule =
                new SyncSchedule(environment.seconds(EnvVar.GIT_SYNC_INTERVAL), RetryPolicy.NETWORK, timing.random());
        rhythm = new SyncRhythm(engine, remote, schedule, clock);
        desk = new ClaimDesk(new ClaimParts(
                repository, remote, own, claims, self.agent(), clock, timing.sleeper(), timing.random(), guard));
    }

    /** Which file types are synced here. */
    public static FileTypes types(Environment environment) {
        return environment
                .find(EnvVar.SYNC_FILE_TYPES)
                .map(more -> FileTypes.DEFAULT.and(List.of(more.strip().split("\\s*,\\s*", -1))))
                .orElse(FileTypes.DEFAULT);
    }

    /** What this machine itself must not publish; goes to the guard alone, which never shows it. */
    public static KnownValues known(Environment environment) {
        Map<String, String> secrets = new LinkedHashMap<>();
        environment.secrets().forEach((variable, secret) -> secrets.put(variable.name(), secret.reveal()));
        return new KnownValues(secrets);
    }

    /**
     * Takes the vault's lock and opens everything below it.
     *
     * @param who the command as a person knows it, {@code cloud-agent run}; shown to whoever finds the vault busy
     * @throws ConfigurationException when the vault is no clone yet, or the state belongs to another vault
     */
    public static Opening open(Environment environment, String who, Timing timing) {
        Path vault = environment.path(EnvVar.VAULT_PATH);
        CloneForms.refuse(vault);
        if (!Files.isDirectory(vault.resolve(".git"))) {
            throw new ConfigurationException(new Problem(
                    EnvVar.VAULT_PATH.name(),
                    vault + " is not a vault of ours yet",
                    "run `" + environment.kind().word() + "-agent init` first"));
        }
        state(environment);
        SigningKeys keys = SigningKeys.of(environment, timing.clock().getZone());
        keys.refuseProblems();
        InstanceLock.Outcome outcome = InstanceLock.acquire(vault.resolve(".git/agent/lock"), who);
        if (outcome instanceof InstanceLock.Outcome.HeldBy held) {
            return new Opening.Busy(held.text());
        }
        Closers opened = new Closers();
        OsLock lock = ((InstanceLock.Outcome.Acquired) outcome).lock();
        opened.add(lock::close);
        try {
            CloneRepair.Outcome clone = repair(environment, vault).mend();
            if (!clone.beyond().isEmpty()) {
                opened.close();
                return new Opening.Damaged(clone.beyond());
            }
            VaultRepository repository = VaultRepository.open(vault, environment.text(EnvVar.GIT_BRANCH));
            opened.add(repository::close);
            repository.follow(environment.text(EnvVar.GIT_REMOTE_URL));
            keys.signer().ifPresent(repository::signing);
            return new Opening.Opened(new Workplace(environment, timing, repository, keys, opened));
        } catch (RuntimeException | Error failure) {
            opened.close();
            throw failure;
        }
    }

    private static CloneRepair repair(Environment environment, Path vault) {
        Path agent = vault.resolve(".git/agent");
        return new CloneRepair(
                vault,
                environment.text(EnvVar.GIT_BRANCH),
                () -> access(environment),
                () -> SyncEngine.lastApplied(agent));
    }

    /**
     * Watches the vault from now on until this is closed, so that a cycle looks only at what was touched. For a daemon; one command's
     * single look costs less than beginning to watch.
     *
     * @param wake wakes the daemon after the time it is given, when the operator touched something
     */
    public void watch(Consumer<Duration> wake) {
        VaultWatch begun =
                VaultWatch.open(vault(), new Waker(ownWrites, environment.seconds(EnvVar.QUIET_SECONDS), wake));
        opened.add(begun::close);
        watch = begun;
    }

    /** How this environment reaches the remote. */
    public static RemoteAccess access(Environment environment) {
        String url = environment.text(EnvVar.GIT_REMOTE_URL);
        if (RemoteAccess.isHttp(url)) {
            HttpsLogin login = environment
                    .findSecret(EnvVar.GIT_HTTPS_TOKEN)
                    .map(token -> new HttpsLogin(environment.text(EnvVar.GIT_HTTPS_USER), token))
                    .orElse(null);
            return RemoteAccess.https(url, login, Patience.of(SILENCE));
        }
        return RemoteAccess.isSsh(url)
                ? new RemoteAccess(
                        url,
                        environment.path(EnvVar.GIT_SSH_KEY_PATH),
                        environment.path(EnvVar.GIT_KNOWN_HOSTS_PATH),
                        SILENCE)
                : new RemoteAccess(url, null, null, SILENCE);
    }

    /** The agent's own folder, outside the vault. */
    private static Path state(Environment environment) {
        Path state = environment.path(EnvVar.STATE_PATH).toAbsolutePath().normalize();
        Path vault = RealPlace.of(environment.path(EnvVar.VAULT_PATH));
        if (RealPlace.of(state).startsWith(vault)) {
            throw new ConfigurationException(new Problem(
                    EnvVar.STATE_PATH.name(),
                    "lies inside the vault",
                    "choose a folder outside " + vault + ": journals and keys must never be synced"));
        }
        return state;
    }

    /** Whether this machine and that of another local agent should know each other by keys, and do not. */
    public boolean isKeyless(AgentName other) {
        return keys.isKeyless(other);
    }

    public Environment environment() {
        return environment;
    }

    public Timing timing() {
        return timing;
    }

    /** What a fetched commit holds, for a person. */
    public JoinSurvey survey(CommitId commit) {
        return JoinSurvey.of(repository.objects(), repository.objects().treeOf(commit), types(environment));
    }

    public SyncEngine engine() {
        return engine;
    }

    /** When a claim of another agent is silent for too long. */
    public StaleWatch.Limits stale() {
        return new StaleWatch.Limits(
                Duration.ofHours(environment.number(EnvVar.STALE_CLAIM_HOURS)),
                environment.seconds(EnvVar.GIT_SYNC_INTERVAL));
    }

    public ClaimDesk desk() {
        return desk;
    }

    /** What the files of a folder ever held in the published vault. */
    public FolderHistory historyInEachBelow(VaultPath folder) {
        return repository.historyInEachBelow(folder.value());
    }

    /** When sync runs; one for the whole process, so that every part sees the same troubles. */
    public SyncRhythm rhythm() {
        return rhythm;
    }

    public RemoteBranch remote() {
        return remote;
    }

    /** Gives up long looks at what others pushed, so that the process can end; from any thread. */
    public void giveUp() {
        repository.stop();
    }

    /** What keeps the clone small while a daemon runs. */
    Maintenance maintenance() {
        return repository.maintenance(timing.clock());
    }

    /** Where this agent keeps what must never be synced. */
    public Path state() {
        return state(environment);
    }

    public Path vault() {
        return repository.vault();
    }

    public VaultReader reader() {
        return new VaultReader(vault(), new NoteFormat());
    }

    public VaultWriter writer() {
        return new VaultWriter(vault(), ownWrites);
    }

    @Override
    public void close() {
        opened.close();
    }

    /** What was opened so far, closed in reverse order; also when opening fails half-way. */
    private static final class Closers {
        private final Deque<Runnable> closers = new ArrayDeque<>();

        void add(Runnable closer) {
            closers.push(closer);
        }

        void close() {
            while (!closers.isEmpty()) {
                closers.pop().run();
            }
        }
    }
}
