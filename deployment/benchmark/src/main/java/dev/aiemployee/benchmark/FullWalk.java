package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.benchmark.Samples.Step;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.git.RemoteAccess;
import dev.aiemployee.core.git.RemoteBranch;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.sync.ApplySeam;
import dev.aiemployee.core.sync.CycleReport;
import dev.aiemployee.core.sync.GuardedRules;
import dev.aiemployee.core.sync.Identity;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.SyncParts;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.OwnWrites;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** S1b: a cycle that looks at every file, because nobody watches; it holds the look at the remote's tip too. */
final class FullWalk implements Bench {
    @Override
    public List<Figure> run(Ground ground) {
        int notes = ground.size(100_000);
        Path bare = ground.vault(notes);
        Path folder = ground.fresh("S1b");
        Path plain = Contenders.clone(bare, folder.resolve("native"));
        Place place = new Place(folder.resolve("ours"), bare.toUri().toString(), "local");
        try (Workplace first = Contenders.oursReady(AgentKind.LOCAL, place, bare, Map.of())) {
            Contenders.settle(first);
        }
        try (VaultRepository repository = VaultRepository.open(place.vault(), "main");
                Shell shell = new Shell(plain, Map.of())) {
            SyncEngine engine = engine(repository, place);
            List<Samples> samples = Samples.alternate(
                    ground.rounds(10),
                    ground.rounds(21),
                    List.of(
                            Step.of(round -> check(engine.cycle())),
                            Step.of(round -> shell.run("git status --porcelain"))));
            return List.of(Figure.ratio(
                    "S1b",
                    "cycle with a full walk / git status, " + notes + " notes",
                    samples.get(0),
                    samples.get(1),
                    0.75));
        }
    }

    private static SyncEngine engine(VaultRepository repository, Place place) {
        RemoteBranch remote = repository.remote(RemoteAccess.local(place.url()));
        return new SyncEngine(new SyncParts(
                repository,
                remote,
                new OwnCommits(place.state().resolve("own-commits")),
                new Identity(new AgentName(place.name()), AgentKind.LOCAL),
                new GuardedRules(),
                Clock.systemUTC(),
                duration -> Thread.sleep(duration.toMillis()),
                Duration.ZERO,
                new OwnWrites(),
                new SecureRandom(),
                ApplySeam.NONE));
    }

    private static void check(CycleReport report) {
        if (report.published() != null || !report.problem().isEmpty()) {
            throw new IllegalStateException("something happened: " + report);
        }
    }
}
