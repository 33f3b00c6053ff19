package dev.aiemployee.core.reliability;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Rounds of a race: several clones with agents of different names claim and finish the same tasks as fast as they can. */
final class ClaimStorm implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("cloud", "cloud-2", "cloud-3", "cloud-4", "local", "local-2", "local-3", "local-4");

    private final List<VaultClone> clones = new ArrayList<>();
    private final ExecutorService racers = Executors.newFixedThreadPool(NAMES.size());
    private final NativeGit origin;
    private final Random random;

    /** @param doubles tasks that more than one agent was told it had won */
    record Count(int rounds, int done, int doubles, int missing) {
        Count plus(Count other) {
            return new Count(
                    rounds + other.rounds, done + other.done, doubles + other.doubles, missing + other.missing);
        }
    }

    ClaimStorm(Path folder, long seed) {
        random = new Random(seed);
        Path bare = folder.resolve("origin.git");
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", bare.toString());
        origin = new NativeGit(bare);
        for (String name : NAMES) {
            AgentKind kind = name.startsWith("cloud") ? AgentKind.CLOUD : AgentKind.LOCAL;
            clones.add(new VaultClone(folder, bare.toUri().toString(), name, kind, Clock.systemUTC()));
        }
        clone("local").write("Dashboard.md", TwoAgents.DASHBOARD).write(".gitignore", ".git_sync_state.md\n");
        clone("local").cycle();
    }

    private VaultClone clone(String name) {
        return clones.get(NAMES.indexOf(name));
    }

    /** One round with fresh tasks. */
    Count round(int number, int tasks) throws Exception {
        Set<TaskId> wanted = new HashSet<>();
        for (int task = 0; task < tasks; task++) {
            TaskId id = new TaskId("EMAIL_" + number + "_" + task);
            wanted.add(id);
            clone("local").write("Needs_Action/email/" + id + ".md", TwoAgents.task(id.value(), "text"));
        }
        clone("local").cycle();
        List<Callable<List<TaskId>>> races = new ArrayList<>();
        for (VaultClone clone : clones) {
            long seed = random.nextLong();
            races.add(() -> race(clone, new Random(seed)));
        }
        List<TaskId> done = new ArrayList<>();
        for (Future<List<TaskId>> race : racers.invokeAll(races)) {
            done.addAll(race.get());
        }
        Set<TaskId> once = new HashSet<>(done);
        Set<String> published = new HashSet<>();
        origin.tree("main").stream()
                .filter(path -> path.startsWith("Done/email/"))
                .forEach(path -> published.add(path.substring(path.lastIndexOf('/') + 1)));
        long missing = wanted.stream()
                .filter(id -> !once.contains(id) || !published.contains(id + ".md"))
                .count();
        return new Count(1, once.size(), done.size() - once.size(), Math.toIntExact(missing));
    }

    /** What this clone won and finished, until no task is free. */
    private static List<TaskId> race(VaultClone clone, Random random) {
        List<TaskId> won = new ArrayList<>();
        List<Closing> closings = new ArrayList<>();
        List<TaskId> left = candidates(clone, random);
        while (!left.isEmpty()) {
            if (clone.desk().claim(left.get(0)) instanceof ClaimOutcome.Won claim) {
                won.add(claim.task());
                closings.add(closing(claim));
            }
            if (closings.size() == 10) {
                finish(clone, closings);
            }
            left = candidates(clone, random);
        }
        finish(clone, closings);
        return won;
    }

    private static List<TaskId> candidates(VaultClone clone, Random random) {
        List<TaskId> left = new ArrayList<>(clone.desk().candidates(Set.of(Domain.EMAIL)));
        Collections.shuffle(left, random);
        return left;
    }

    private static Closing closing(ClaimOutcome.Won won) {
        return new Closing(
                won.task(),
                new Hold.ByClaim(VaultLayout.ownerAt(won.path()).orElseThrow(), won.claim()),
                VaultLayout.done(Domain.EMAIL, won.task(), Instant.parse("2026-11-20T12:00:00Z")),
                Map.of("status", "done"));
    }

    private static void finish(VaultClone clone, List<Closing> closings) {
        if (closings.isEmpty()) {
            return;
        }
        CloseOutcome outcome = clone.desk().close(closings);
        while (outcome instanceof CloseOutcome.TryAgain) {
            outcome = clone.desk().close(closings);
        }
        if (!(outcome instanceof CloseOutcome.Closed)) {
            throw new IllegalStateException(outcome.message());
        }
        closings.clear();
    }

    @Override
    public void close() {
        racers.shutdownNow();
        clones.forEach(VaultClone::close);
    }
}
