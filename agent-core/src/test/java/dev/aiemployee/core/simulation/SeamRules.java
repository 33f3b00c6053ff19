package dev.aiemployee.core.simulation;

import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.GuardedRules;
import java.util.Optional;

/** The rules of production; asking them is a moment in the middle of a scan. */
final class SeamRules implements CommitRules {
    private final CommitRules rules = new GuardedRules();
    private final World world;
    private final Machine machine;

    SeamRules(World world, Machine machine) {
        this.world = world;
        this.machine = machine;
    }

    @Override
    public Optional<String> refusal(String path) {
        if (machine.isLocal() && world.strikes(machine, 200)) {
            world.operator(machine).edit(Fault.EDIT_DURING_SCAN);
        }
        return rules.refusal(path);
    }

    @Override
    public Optional<String> refusal(String path, byte[] content) {
        world.mayDie(machine, Fault.KILL_AT_SCAN, 300, path);
        return rules.refusal(path, content);
    }

    @Override
    public Optional<String> messageRefusal(String message) {
        return rules.messageRefusal(message);
    }

    @Override
    public long maxFileBytes() {
        return rules.maxFileBytes();
    }
}
