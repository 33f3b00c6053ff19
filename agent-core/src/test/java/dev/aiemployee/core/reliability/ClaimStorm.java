package dev.aiemployee.core.reliability;

import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.claim.TaskFilter;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.SshKeys;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.stream.Collectors;

/** Rounds of a race: several clones with agents of different names claim and finish the same tasks as fast as they can. */
final class ClaimStorm implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("cloud", "cloud-2", "cloud-3", "cloud-4", "local", "local-2", "local-3", "local-4");

    private final List<VaultClone> clones = new ArrayList<>();
    private final ExecutorService racers = Executors.newFixedThreadPool(NAMES.size());
    private final NativeGit origin;
    private final Random random;

    /** How a racer asks for tasks. */
    private enum Way {
        ONE_A_PUSH,
        NAMED_BATCH,
        WHATEVER_FITS;

        /** Of five rounds three are of one way each, and in two every racer has a way of its own. */
        static Way of(int round, int racer) {
            return values()[(round % 5 < values().length ? round % 5 : racer) % values().length];
        }

        List<ClaimOutcome> claim(ClaimDesk desk, List<TaskId> free, Random random) {
            int most = 1 + random.nextInt(ClaimDesk.BATCH + 2); // also a little more than one push takes
            return switch (this) {
                case ONE_A_PUSH -> List.of(desk.claim(free.get(0)));
                case NAMED_BATCH -> desk.claim(free.subList(0, Math.min(most, free.size())));
                case WHATEVER_FITS -> desk.claimUpTo(TaskFilter.any(Set.of(Domain.EMAIL), most));
            };
        }
    }

    /**
     * @param doubles tasks that more than one agent was told it had won, or that were claimed or done more than once in history
     * @param missing tasks that nobody finished, as the winners say or as history says
     */
    record Count(int rounds, int done, int doubles, int missing) {
        Count plus(Count other) {
            return new Count(
                    rounds + other.rounds, done + other.done, doubles + other.doubles, missing + other.missing);
        }
    }

    ClaimStorm(Path folder, long seed) {
        List<String> devices = new ArrayList<>(); // without its key a second desk would be anybody, its work undone
        random = new Random(seed);
        Path bare = folder.resolve("origin.git");
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", bare.toString());
        origin = new NativeGit(bare);
        Path keys = folder.resolve("keys");
        for (String name : NAMES) {
            AgentKind kind = name.startsWith("cloud") ? AgentKind.CLOUD : AgentKind.LOCAL;
            VaultClone clone = new VaultClone(folder, bare.toUri().toString(), name, kind, Clock.systemUTC());
            clones.add(clone);
            if (kind == AgentKind.LOCAL) {
                devices.add(name + " " + SshKeys.write(keys.resolve(name)));
                clone.signing(keys.resolve(name));
            }
        }
        write(keys.resolve("devices"), devices);
        clone("local").allowing(null, keys.resolve("devices"));
        clone("local").write("Dashboard.md", TwoAgents.DASHBOARD).write(".gitignore", ".git_sync_state.md\n");
        clone("local").cycle();
    }

    private VaultClone clone(String name) {
        return clones.get(NAMES.indexOf(name));
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
        String before = origin.run("rev-parse", "main").strip();
        List<Callable<List<TaskId>>> races = new ArrayList<>();
        for (VaultClone clone : clones) {
            Way way = Way.of(number, races.size());
            long seed = random.nextLong();
            races.add(() -> race(clone, way, new Random(seed)));
        }
        List<TaskId> done = new ArrayList<>();
        for (Future<List<TaskId>> race : racers.invokeAll(races)) {
            done.addAll(race.get());
        }
        return count(wanted, done, before);
    }

    /** What the winners say, against what native git says about the commits of this round. */
    private Count count(Set<TaskId> wanted, List<TaskId> done, String before) {
        Set<TaskId> once = new HashSet<>(done);
        String history =
                origin.run("log", "--no-renames", "--diff-filter=A", "--name-only", "--format=", before + "..main");
        Map<String, Long> claimed = timesPublished(history, "In_Progress/");
        Map<String, Long> finished = timesPublished(history, "Done/");
        long doubles = (long) done.size() - once.size();
        doubles += once.stream().filter(task -> !wanted.contains(task)).count(); // done in an earlier round
        long missing = 0;
        for (TaskId task : wanted) {
            long times = Math.max(claimed.getOrDefault(task + ".md", 0L), finished.getOrDefault(task + ".md", 0L));
            doubles += times > 1 ? 1 : 0;
            missing += once.contains(task) && finished.containsKey(task + ".md") ? 0 : 1;
        }
        return new Count(1, once.size(), Math.toIntExact(doubles), Math.toIntExact(missing));
    }

    private static Map<String, Long> timesPublished(String history, String folder) {
        return history.lines()
                .filter(path -> path.startsWith(folder))
                .collect(Collectors.groupingBy(
                        path -> path.substring(path.lastIndexOf('/') + 1), Collectors.counting()));
    }

    /** What this clone won and finished, until no task is free. */
    private static List<TaskId> race(VaultClone clone, Way way, Random random) {
        List<TaskId> won = new ArrayList<>();
        List<Closing> closings = new ArrayList<>();
        List<TaskId> left = candidates(clone, random);
        while (!left.isEmpty()) {
            for (ClaimOutcome outcome : way.claim(clone.desk(), left, random)) {
                if (outcome instanceof ClaimOutcome.Won claim) {
                    won.add(claim.task());
                    closings.add(closing(claim));
                }
            }
            if (closings.size() >= 10) {
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
