package dev.aiemployee.core.simulation;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.ClaimRider;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.claim.TaskFilter;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The agent's own work on a machine: it takes tasks, finishes them or gives them back, and makes new ones. */
final class Worker {
    private static final Domain EMAIL = Domain.EMAIL;

    private final World world;
    private final Machine machine;

    Worker(World world, Machine machine) {
        this.world = world;
        this.machine = machine;
    }

    /** One act of the agent, at random. */
    void act() {
        switch (world.chance().below(12)) {
            case 0, 1 -> claim();
            case 2 -> claimSome();
            case 3 -> ride();
            case 4, 5, 6 -> finishOne();
            case 7 -> releaseOne();
            case 8 -> recover();
            default -> create();
        }
    }

    private void claim() {
        adopt();
        List<TaskId> free;
        try {
            free = machine.desk().candidates(Set.of(EMAIL));
        } catch (VaultException notReachable) {
            return;
        }
        world.chance().pick(free).ifPresent(task -> take(machine.desk().claim(task)));
    }

    private void take(ClaimOutcome outcome) {
        world.diary().note(machine.name() + " claim: " + outcome.message());
        if (outcome instanceof ClaimOutcome.Won won) {
            world.watch().won(machine, won.task());
            machine.work().put(won.task(), won.claim().value());
        }
    }

    /** Several tasks in one push, either named or whatever is free. */
    private void claimSome() {
        adopt();
        List<ClaimOutcome> outcomes;
        try {
            List<TaskId> free = machine.desk().candidates(Set.of(EMAIL));
            outcomes = world.chance().oneIn(2)
                    ? machine.desk().claim(free.subList(0, Math.min(3, free.size())))
                    : machine.desk().claimUpTo(TaskFilter.any(Set.of(EMAIL), 3));
        } catch (VaultException notReachable) {
            return;
        }
        if (outcomes.stream().filter(ClaimOutcome.Won.class::isInstance).count() > 1) {
            world.diary().fault(Fault.CLAIMED_IN_BATCH, machine.name());
        }
        outcomes.forEach(this::take);
    }

    /** Claims that share the push of a sync. */
    private void ride() {
        adopt();
        ClaimRider rider = machine.desk().rider(TaskFilter.any(Set.of(EMAIL), 2));
        world.cycle(machine, rider);
        if (!rider.won().isEmpty()) {
            world.diary().fault(Fault.CLAIMED_ON_A_SYNC, machine.name());
        }
        rider.won().forEach(this::take);
    }

    /** Local takes back what another agent holds, as if it had been silent for a day; the owner finds out at its next step. */
    private void recover() {
        if (machine.isLocal()) {
            world.chance().pick(machine.desk().observe()).ifPresent(observed -> {
                TaskId task = observed.task().task();
                world.meddle(task);
                CloseOutcome outcome = machine.desk().recover(observed, "stale: simulated");
                world.diary().fault(Fault.STALE_RECOVERY, machine.name() + " " + task + ": " + outcome.message());
            });
        }
    }

    /** What is ours on the remote and not in our hands: a process before this one took it, or no reply came. */
    void adopt() {
        try {
            for (HeldTask held : machine.desk().claims()) {
                boolean ours = held.owner().equals(machine.self().agent());
                if (ours && !held.claimId().isEmpty() && !machine.work().containsKey(held.task())) {
                    world.diary().note(machine.name() + " adopts " + held.task());
                    world.watch().won(machine, held.task());
                    machine.work().put(held.task(), held.claimId());
                }
            }
        } catch (VaultException notReachable) {
            world.diary().note(machine.name() + " cannot look for its claims");
        }
    }

    void finishOne() {
        world.chance().pick(List.copyOf(machine.work().keySet())).ifPresent(this::finish);
    }

    void finishAll() {
        List.copyOf(machine.work().keySet()).forEach(this::finish);
    }

    private void finish(TaskId task) {
        Instant now = machine.clock().now();
        ClaimId claim = new ClaimId(machine.work().get(task));
        CloseOutcome outcome = machine.desk()
                .close(List.of(new Closing(
                        task,
                        new Hold.ByClaim(machine.self().agent(), claim),
                        VaultLayout.done(EMAIL, task, now),
                        Map.of("status", "done"))));
        world.diary().note(machine.name() + " finish " + task + ": " + outcome.message());
        forgetIfDecided(task, outcome);
    }

    private void releaseOne() {
        world.chance().pick(List.copyOf(machine.work().keySet())).ifPresent(task -> {
            CloseOutcome outcome = machine.desk().release(task, "simulated failure");
            world.diary().note(machine.name() + " release " + task + ": " + outcome.message());
            forgetIfDecided(task, outcome);
        });
    }

    private void forgetIfDecided(TaskId task, CloseOutcome outcome) {
        if (outcome instanceof CloseOutcome.Closed || outcome instanceof CloseOutcome.NotHeld) {
            machine.work().remove(task);
        }
    }

    private void create() {
        String id = "task-" + machine.name() + "-" + world.diary().step();
        write("Needs_Action/email/" + id + ".md", Texts.task(id, "email"));
        if (!machine.isLocal() && world.chance().oneIn(3)) {
            write("Updates/" + id + ".md", "an event\n");
            write("Pending_Approval/email/draft-" + id + ".md", Texts.approval("draft-" + id, "pending"));
        }
    }

    private void write(String path, String text) {
        boolean made = machine.writer().createBytes(new VaultPath(path), text.getBytes(StandardCharsets.UTF_8));
        world.diary().note(machine.name() + " creates " + path + ": " + made);
    }
}
