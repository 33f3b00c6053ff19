package dev.aiemployee.core.simulation;

import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.git.remote.WireException;
import dev.aiemployee.core.task.CommitId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The network between one machine and the origin: silent, slow, refusing, and never alone. */
final class FaultyWire implements RemoteWire {
    private final World world;
    private final Machine machine;
    private final DirectWire wire;

    FaultyWire(World world, Machine machine, DirectWire wire) {
        this.world = world;
        this.machine = machine;
        this.wire = wire;
    }

    @Override
    public String url() {
        return wire.url();
    }

    @Override
    public Optional<CommitId> tip() throws WireException {
        reach("tip");
        return wire.tip();
    }

    @Override
    public void fetch(CommitId tip) throws WireException {
        reach("fetch");
        wire.fetch(tip);
        if (world.storms(machine, 100)) {
            world.diary().fault(Fault.FETCH_CUT, machine.name());
            throw new WireException("the connection was cut while objects came", new java.io.IOException("cut"));
        }
    }

    /** The second machines have the remote in a folder of theirs. */
    @Override
    public boolean hasMoved(CommitId from) {
        return machine.name().endsWith("2") && !wire.tip().equals(Optional.of(from));
    }

    @Override
    public Report push(CommitId commit, @Nullable CommitId expected) throws WireException {
        reach("push");
        Optional<CommitId> advertised = wire.tip();
        if (!advertised.equals(Optional.ofNullable(expected))) {
            return new Report.Moved(advertised.orElse(null));
        }
        world.meanwhile(machine, "push");
        if (world.storms(machine, 60)) {
            world.diary().fault(Fault.REFUSED_BY_POLICY, machine.name());
            return new Report.Refused("pre-receive hook declined");
        }
        wire.send(commit);
        if (world.storms(machine, 25)) {
            return loseReply(commit, expected);
        }
        Report report = wire.land(commit, expected) ? new Report.Accepted() : new Report.Refused("failed to lock");
        world.mayDie(machine, Fault.KILL_AFTER_LANDING, 60, commit.brief());
        return report;
    }

    private Report loseReply(CommitId commit, @Nullable CommitId expected) {
        Fault fault = world.chance()
                .pick(java.util.List.of(Fault.REPLY_LOST_LANDED, Fault.REPLY_LOST_NOT_LANDED, Fault.LATE_LANDING))
                .orElseThrow();
        world.diary().fault(fault, machine.name() + " " + commit.brief());
        if (fault == Fault.REPLY_LOST_LANDED) {
            wire.land(commit, expected);
        } else if (fault == Fault.LATE_LANDING) {
            world.later(() -> wire.land(commit, expected));
        }
        world.meanwhile(machine, "reply");
        return new Report.NoReport("connection reset by peer");
    }

    private void reach(String what) throws WireException {
        world.meanwhile(machine, what);
        world.mayDie(machine, Fault.KILL_AT_WIRE, 120, what);
        if (world.storms(machine, 50)) {
            world.diary().fault(Fault.UNREACHABLE, machine.name() + " " + what);
            throw new WireException("no route to host", new java.io.IOException("no route to host"));
        }
    }

    @Override
    public void close() {
        // the plain repository below is closed with its machine
    }
}
