package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight clones, clouds and locals, some with clocks that are a day wrong, after the same tasks at once. */
class ClaimCrowdTest {
    private static final int TASKS = 60;
    private static final TaskFilter FOUR = TaskFilter.any(Set.of(Domain.EMAIL), 4);

    @TempDir
    Path folder;

    private TwoAgents agents;
    private final Map<String, VaultClone> crowd = new LinkedHashMap<>();

    @BeforeEach
    void gather() {
        agents = new TwoAgents(folder);
        for (int number = 0; number < TASKS; number++) {
            String id = String.format("EMAIL_%02d", number);
            agents.local().write("Needs_Action/email/" + id + ".md", TwoAgents.task(id, "text"));
        }
        agents.settle();
        crowd.put("cloud", agents.cloud());
        crowd.put("local", agents.local());
        for (int number = 2; number <= 5; number++) {
            add("cloud-" + number, AgentKind.CLOUD, number - 3);
        }
        add("local-2", AgentKind.LOCAL, 1);
        add("local-3", AgentKind.LOCAL, -1);
    }

    @AfterEach
    void close() {
        crowd.values().forEach(VaultClone::close);
    }

    @Test
    void everyTaskHasExactlyOneOwnerAndEveryWinnerIsRight() throws Exception {
        Map<String, List<TaskId>> won = race();

        List<TaskId> all = new ArrayList<>();
        won.values().forEach(all::addAll);
        System.out.println("claim crowd: " + shares(won));
        assertThat(all).hasSize(TASKS).doesNotHaveDuplicates();
        Set<String> tree = Set.copyOf(agents.origin().tree("main"));
        won.forEach((name, tasks) ->
                tasks.forEach(task -> assertThat(tree).contains("In_Progress/" + name + "/" + task + ".md")));
        assertThat(tree.stream().filter(path -> path.contains("/EMAIL_"))).hasSize(TASKS);
    }

    @Test
    void ofTwoLocalMachinesOneMayCarryOutAnApproval() {
        String text = TwoAgents.task("DRAFT_1", "the text").replace("needs_action", "approved");
        agents.local().write("Approved/email/DRAFT_1.md", text);
        agents.local().cycle();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TaskId draft = new TaskId("DRAFT_1");
        ClaimOutcome[] other = new ClaimOutcome[1];
        VaultClone second = crowd.get("local-2");
        second.desk().claims(); // looks at the remote; a cycle would judge the other machine's decision
        second.faults().nextPush((wire, commit, expected) -> {
            other[0] = agents.local().desk().claimApproved(draft, bytes, Map.of());
            return wire.push(commit, expected);
        });

        ClaimOutcome outcome = second.desk().claimApproved(draft, bytes, Map.of());

        assertThat(other[0]).isInstanceOf(ClaimOutcome.Won.class);
        assertThat(outcome).isInstanceOf(ClaimOutcome.TakenBy.class);
        assertThat(agents.origin().tree("main").stream().filter(path -> path.endsWith("DRAFT_1.md")))
                .containsExactly("In_Progress/local/DRAFT_1.md");
    }

    private Map<String, List<TaskId>> race() throws Exception {
        CyclicBarrier start = new CyclicBarrier(crowd.size());
        ExecutorService threads = Executors.newFixedThreadPool(crowd.size());
        Map<String, Future<List<TaskId>>> running = new LinkedHashMap<>();
        crowd.forEach((name, clone) -> running.put(name, threads.submit(() -> {
            start.await();
            return takeAll(clone);
        })));
        Map<String, List<TaskId>> won = new LinkedHashMap<>();
        for (Map.Entry<String, Future<List<TaskId>>> one : running.entrySet()) {
            won.put(one.getKey(), one.getValue().get());
        }
        threads.shutdown();
        return won;
    }

    private static List<TaskId> takeAll(VaultClone clone) {
        List<TaskId> won = new ArrayList<>();
        List<ClaimOutcome> outcomes = clone.desk().claimUpTo(FOUR);
        while (!outcomes.isEmpty()) {
            outcomes.stream().filter(ClaimOutcome.Won.class::isInstance).forEach(outcome -> won.add(outcome.task()));
            outcomes = clone.desk().claimUpTo(FOUR);
        }
        return won;
    }

    private static Map<String, Integer> shares(Map<String, List<TaskId>> won) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        won.forEach((name, tasks) -> shares.put(name, tasks.size()));
        return shares;
    }

    private void add(String name, AgentKind kind, int daysWrong) {
        Clock wrong = Clock.offset(agents.clock(), Duration.ofDays(daysWrong));
        VaultClone clone = new VaultClone(folder, agents.originFolder().toUri().toString(), name, kind, wrong);
        clone.cycle();
        crowd.put(name, clone);
    }
}
