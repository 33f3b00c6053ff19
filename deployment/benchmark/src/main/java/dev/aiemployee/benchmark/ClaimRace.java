package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.TaskFilter;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * S5 and S6: eight clones race for tasks until none is free, one task a push or ten. Ours are eight threads of one JVM, as warm as a daemon is;
 * native ones are eight shells that each run git. One by one both choose at random among the tasks they believe to be free; in batches native git
 * takes ten of these at random, and ours the first ten that are free, as an agent does it each round.
 */
final class ClaimRace implements Bench {
    private static final int CLONES = 8;
    private static final int BATCH = 10;
    private static final String RACE = """
            won=0
            while tasks=$(ls Needs_Action/email 2> /dev/null | shuf -n $batch) && [ -n "$tasks" ]; do
              mkdir -p In_Progress/$me
              (cd Needs_Action/email && git mv $tasks ../../In_Progress/$me/)
              (cd In_Progress/$me && sed -i "s/^status: .*/status: in_progress\\nclaimed_by: $me/" $tasks)
              git commit -q -a -m "claim $tasks"
              if git push -q origin HEAD:main 2> /dev/null; then set -- $tasks; won=$((won + $#)); else
                git fetch -q && git reset -q --hard origin/main; fi
            done
            echo $won""";

    @Override
    public List<Figure> run(Ground ground) {
        int tasks = ground.size(100);
        Samples ours = new Samples();
        Samples plain = new Samples();
        Samples ourBatches = new Samples();
        Samples plainBatches = new Samples();
        int wrong = 0;
        for (int round = 0; round < ground.rounds(3) + 1; round++) {
            Samples unused = new Samples();
            boolean counts = round > 0;
            wrong += ours(ground, tasks, 1).addTo(counts ? ours : unused);
            plain(ground, tasks, 1).addTo(counts ? plain : unused);
            wrong += ours(ground, tasks, BATCH).addTo(counts ? ourBatches : unused);
            plain(ground, tasks, BATCH).addTo(counts ? plainBatches : unused);
        }
        String what = "claims/s, " + CLONES + " clones race for " + tasks + " tasks, ";
        return List.of(
                Figure.rate("S5", what + "one a push", ours, plain, 3),
                Figure.atMost("S5", "tasks with two owners or none, in all races of ours", wrong, 0, "tasks"),
                Figure.rate("S6", what + BATCH + " a push", ourBatches, plainBatches, 4),
                Figure.rate("S6", what + BATCH + " a push / native one by one", ourBatches, plain, 20));
    }

    private record Outcome(int tasks, int doubles, double seconds) {
        /** Adds the rate in tasks a second. @return how many tasks have two owners or none */
        int addTo(Samples rates) {
            rates.add(tasks / seconds);
            return doubles;
        }
    }

    private static Outcome ours(Ground ground, int tasks, int batch) {
        Path bare = ground.bare("tasks", tasks, Seed::tasks);
        Path folder = ground.fresh("S5-ours");
        List<Workplace> clones = new ArrayList<>();
        try {
            List<Callable<List<TaskId>>> racers = new ArrayList<>();
            for (int clone = 0; clone < CLONES; clone++) {
                Place place =
                        new Place(folder.resolve("c" + clone), bare.toUri().toString(), "cloud-" + clone);
                Workplace workplace = Contenders.oursReady(AgentKind.CLOUD, place, bare, Map.of());
                clones.add(workplace);
                Random random = new Random(clone);
                racers.add(() -> batch == 1 ? race(workplace.desk(), random) : race(workplace.desk(), batch));
            }
            long start = System.nanoTime();
            List<List<TaskId>> wins = all(racers);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Outcome(tasks, wrong(wins, tasks), seconds);
        } finally {
            clones.forEach(Workplace::close);
        }
    }

    private static List<TaskId> race(ClaimDesk desk, Random random) {
        List<TaskId> won = new ArrayList<>();
        List<TaskId> free = new ArrayList<>(desk.candidates(Set.of(Domain.EMAIL)));
        while (!free.isEmpty()) {
            TaskId task = free.remove(random.nextInt(free.size()));
            if (desk.claim(task) instanceof ClaimOutcome.Won) {
                won.add(task);
            }
        }
        return won;
    }

    /** As an agent does it each round: whatever is free, up to so many. */
    private static List<TaskId> race(ClaimDesk desk, int batch) {
        List<TaskId> won = new ArrayList<>();
        TaskFilter wish = TaskFilter.any(Set.of(Domain.EMAIL), batch);
        for (List<ClaimOutcome> tried = desk.claimUpTo(wish); !tried.isEmpty(); tried = desk.claimUpTo(wish)) {
            tried.stream()
                    .filter(ClaimOutcome.Won.class::isInstance)
                    .map(ClaimOutcome::task)
                    .forEach(won::add);
        }
        return won;
    }

    /** Tasks won twice, and tasks that nobody won. */
    private static int wrong(List<List<TaskId>> wins, int tasks) {
        Set<TaskId> distinct = new HashSet<>();
        int total = 0;
        for (List<TaskId> one : wins) {
            distinct.addAll(one);
            total += one.size();
        }
        return total - distinct.size() + tasks - distinct.size();
    }

    private static Outcome plain(Ground ground, int tasks, int batch) {
        Path bare = ground.bare("tasks", tasks, Seed::tasks);
        Path folder = ground.fresh("S5-native");
        List<Shell> shells = new ArrayList<>();
        try {
            List<Callable<Integer>> racers = new ArrayList<>();
            for (int clone = 0; clone < CLONES; clone++) {
                Path vault = Contenders.clone(bare, folder.resolve("c" + clone));
                Shell shell = new Shell(vault, Map.of("me", "native-" + clone, "batch", Integer.toString(batch)));
                shell.run(Contenders.settings("native-" + clone));
                shells.add(shell);
                racers.add(() -> Integer.parseInt(shell.run(RACE)));
            }
            long start = System.nanoTime();
            int won = all(racers).stream().mapToInt(Integer::intValue).sum();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Outcome(tasks, Math.abs(won - tasks), seconds);
        } finally {
            shells.forEach(Shell::close);
        }
    }

    private static <T> List<T> all(List<Callable<T>> racers) {
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> racer : threads.invokeAll(racers)) {
                results.add(racer.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a racer failed", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
