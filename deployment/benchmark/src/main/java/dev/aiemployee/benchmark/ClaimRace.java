package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimOutcome;
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
 * S5: eight clones race for tasks until none is free, one task a push. Ours are eight threads of one JVM, as warm as a daemon is;
 * native ones are eight shells that each run git. Both choose at random among the tasks they believe to be free.
 */
final class ClaimRace implements Bench {
    private static final int CLONES = 8;
    private static final String ONE = """
            won=0
            while task=$(ls Needs_Action/email 2> /dev/null | shuf -n 1) && [ -n "$task" ]; do
              mkdir -p In_Progress/$me
              git mv Needs_Action/email/$task In_Progress/$me/$task
              sed -i "s/^status: .*/status: in_progress\\nclaimed_by: $me/" In_Progress/$me/$task
              git commit -q -a -m "claim $task"
              if git push -q origin HEAD:main 2> /dev/null; then won=$((won + 1)); else
                git fetch -q && git reset -q --hard origin/main; fi
            done
            echo $won""";

    @Override
    public List<Figure> run(Ground ground) {
        int tasks = ground.size(100);
        Samples ours = new Samples();
        Samples plain = new Samples();
        int doubles = 0;
        for (int round = 0; round < ground.rounds(3) + 1; round++) {
            Outcome our = ours(ground, tasks);
            Outcome their = plain(ground, tasks);
            doubles += our.doubles();
            if (round > 0) {
                ours.add(our.rate());
                plain.add(their.rate());
            }
        }
        String what = "claims/s, " + CLONES + " clones race for " + tasks + " tasks, one a push";
        return List.of(
                Figure.rate("S5", what, ours, plain, 3),
                Figure.atMost("S5", "tasks with two owners or none", doubles, 0, "tasks"));
    }

    private record Outcome(int tasks, int doubles, double seconds) {
        double rate() {
            return tasks / seconds;
        }
    }

    private Outcome ours(Ground ground, int tasks) {
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
                racers.add(() -> race(workplace.desk(), random));
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

    private Outcome plain(Ground ground, int tasks) {
        Path bare = ground.bare("tasks", tasks, Seed::tasks);
        Path folder = ground.fresh("S5-native");
        List<Shell> shells = new ArrayList<>();
        try {
            List<Callable<Integer>> racers = new ArrayList<>();
            for (int clone = 0; clone < CLONES; clone++) {
                Path vault = Contenders.clone(bare, folder.resolve("c" + clone));
                Shell shell = new Shell(vault, Map.of("me", "native-" + clone));
                shell.run(Contenders.settings("native-" + clone));
                shells.add(shell);
                racers.add(() -> Integer.parseInt(shell.run(ONE)));
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
