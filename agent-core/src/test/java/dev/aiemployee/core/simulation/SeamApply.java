package dev.aiemployee.core.simulation;

import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.vault.VaultException;
import java.nio.file.Path;

/** Between the steps of an apply the process can die, the disk can be full, and the operator can save this very file. */
final class SeamApply implements ApplySeam {
    private final World world;
    private final Machine machine;

    SeamApply(World world, Machine machine) {
        this.world = world;
        this.machine = machine;
    }

    @Override
    public void before(String step, Path file) {
        world.mayDie(
                machine, Fault.KILL_AT_APPLY, 60, step + " " + machine.vault().relativize(file));
        boolean aboutOneFile = !file.equals(machine.vault());
        if (machine.isLocal() && aboutOneFile) {
            world.operator(machine).glance(file);
            if (world.strikes(machine, 15)) {
                world.operator(machine).save(file, Fault.EDIT_DURING_APPLY);
            }
        }
        if (world.storms(machine, 150)) {
            world.diary().fault(Fault.DISK_FULL, machine.name() + " " + step);
            throw new VaultException("cannot write " + file + ": No space left on device");
        }
    }
}
