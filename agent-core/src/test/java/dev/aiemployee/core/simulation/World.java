package dev.aiemployee.core.simulation;

import dev.aiemployee.core.git.Rider;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/** Everything of one run: the origin, the machines, who acts on them, and what was decided so far. */
final class World implements AutoCloseable {
    /** Far ahead of the time at which the files of a run are really made, so that no decision depends on that time. */
    private static final Instant START = Instant.parse("2041-03-01T08:00:00Z");

    private final Path folder;
    private final Chance chance;
    private final Diary diary = new Diary();
    private final Ledger ledger = new Ledger();
    private final Plant plant;
    private final Weather weather;
    private final Origin origin;
    private final List<Machine> machines = new ArrayList<>();
    private final Map<Machine, Operator> operators = new LinkedHashMap<>();
    private final Stranger stranger;
    private final Crash crash;
    private final Witness witness;
    private final List<Landing> landings = new ArrayList<>();
    private final Set<TaskId> meddled = new HashSet<>();
    private boolean meddledWithAll;
    private boolean faulty;

    private record Landing(int step, Runnable land) {}

    World(long seed, Path folder, Plant plant, Weather weather) {
        this.folder = folder;
        this.chance = new Chance(seed);
        this.plant = plant;
        this.weather = weather;
        this.origin = new Origin(folder.resolve("origin.git"));
        this.stranger = new Stranger(this);
        this.crash = new Crash(this);
        this.witness = new Witness(this);
        populate();
    }

    private void populate() {
        List<String> clouds = List.of("cloud", "cloud-2", "cloud-3").subList(0, 1 + chance.below(3));
        Machine local = home("local");
        operator(local).settleIn();
        local.cycle();
        advance(Machine.QUIET.plusSeconds(1));
        local.cycle();
        for (String cloud : clouds) {
            add(cloud, AgentKind.CLOUD).cycle();
        }
        if (weather == Weather.STORM && chance.oneIn(4)) {
            diary.fault(Fault.SECOND_HOME, "local-2");
            home("local-2").cycle();
        }
    }

    private Machine home(String name) {
        Machine machine = add(name, AgentKind.LOCAL);
        operators.put(machine, new Operator(this, machine));
        return machine;
    }

    /** Whose device key signed a commit: the other homes' engines write their names, and no stranger here writes those. */
    Author author(Machine asking, CommitId commit) {
        String name = origin.author(ObjectId.fromString(commit.value()));
        return locals().stream()
                .filter(home -> asking.isLocal())
                .map(Machine::self)
                .filter(self ->
                        !self.equals(asking.self()) && self.agent().value().equals(name))
                .<Author>map(self -> new Author.Device(self.agent()))
                .findFirst()
                .orElse(Author.FOREIGN);
    }

    private Machine add(String name, AgentKind kind) {
        Duration skew = chance.oneIn(2) ? Duration.ofSeconds(chance.below(400_000) - 200_000) : Duration.ZERO;
        Machine machine = new Machine(this, name, kind, START.plus(skew));
        machines.add(machine);
        return machine;
    }

    /** Whether a fault of this rarity strikes now. */
    boolean strikes(Machine machine, int rarity) {
        return faulty && machine.isActive() && chance.oneIn(rarity);
    }

    /** The same for what only a storm brings. */
    boolean storms(Machine machine, int rarity) {
        return weather == Weather.STORM && strikes(machine, rarity);
    }

    Weather weather() {
        return weather;
    }

    void mayDie(Machine machine, Fault fault, int rarity, String where) {
        if (storms(machine, rarity)) {
            diary.fault(fault, machine.name() + " " + where);
            throw new Killed(fault);
        }
    }

    /** What others do between two steps of a machine. */
    void meanwhile(Machine machine, String what) {
        if (strikes(machine, 14)) {
            diary.fault(Fault.TIP_MOVED_BY_STRANGER, "while " + machine.name() + " is at its " + what);
            stranger.pushSomething();
        }
        if (strikes(machine, 14)) {
            List<Machine> idle =
                    machines.stream().filter(other -> !other.isActive()).toList();
            chance.pick(idle).ifPresent(other -> {
                diary.fault(Fault.TIP_MOVED_BY_CLONE, other.name() + " while " + machine.name() + " is at its " + what);
                act(other, "cycle", () -> cycle(other));
            });
        }
    }

    void cycle(Machine machine) {
        cycle(machine, Rider.NONE);
    }

    void cycle(Machine machine, Rider rider) {
        var report = machine.cycle(rider);
        diary.note(machine.name() + " cycle: " + report.status() + " published=" + report.published() + " applied="
                + report.applied() + " pending=" + report.pending() + " held=" + report.held() + " "
                + report.problem());
    }

    /** Lets a machine's process do something; if it dies of it, it starts again from what is on its disk. */
    void act(Machine machine, String what, Runnable action) {
        if (machine.isActive()) {
            return;
        }
        machine.active(true);
        int diskFull = count(Fault.DISK_FULL);
        try {
            action.run();
        } catch (Killed killed) {
            machine.active(false);
            crash.and(machine);
        } catch (VaultException failure) {
            if (count(Fault.DISK_FULL) == diskFull) {
                throw failure;
            }
            diary.note(machine.name() + " " + what + " failed: disk full");
        } finally {
            machine.active(false);
        }
    }

    int count(Fault fault) {
        return diary.counts().getOrDefault(fault, 0);
    }

    /** Does something after a few steps, if nothing comes before it. */
    void later(Runnable land) {
        landings.add(new Landing(diary.step() + 1 + chance.below(6), land));
    }

    void landDue() {
        List<Landing> due = landings.stream()
                .filter(landing -> landing.step() <= diary.step())
                .toList();
        landings.removeAll(due);
        due.forEach(landing -> landing.land().run());
    }

    void landAll() {
        landings.forEach(landing -> landing.land().run());
        landings.clear();
    }

    /** Time passes on every machine alike. */
    void advance(Duration step) {
        machines.forEach(machine -> machine.clock().advance(step));
    }

    Operator operator(Machine machine) {
        return operators.get(machine);
    }

    Path folder() {
        return folder;
    }

    Chance chance() {
        return chance;
    }

    Diary diary() {
        return diary;
    }

    Ledger ledger() {
        return ledger;
    }

    Plant plant() {
        return plant;
    }

    Origin origin() {
        return origin;
    }

    Stranger stranger() {
        return stranger;
    }

    Witness watch() {
        return witness;
    }

    Crash crash() {
        return crash;
    }

    List<Machine> machines() {
        return machines;
    }

    List<Machine> locals() {
        return machines.stream().filter(Machine::isLocal).toList();
    }

    Instant now() {
        return machines.isEmpty() ? START : machines.get(0).clock().now();
    }

    /** A person or a stranger moved this task by hand: who owns it is no longer decided by claims alone. */
    void meddle(TaskId task) {
        meddled.add(task);
    }

    /** What was published is no longer: nobody can know who owns what until all have met again. */
    void meddleWithAll() {
        meddledWithAll = true;
    }

    boolean isMeddled(TaskId task) {
        return meddledWithAll || meddled.contains(task);
    }

    boolean isFaulty() {
        return faulty;
    }

    void faulty(boolean now) {
        faulty = now;
    }

    @Override
    public void close() {
        machines.forEach(Machine::close);
        operators.values().forEach(Operator::close);
        origin.close();
    }
}
