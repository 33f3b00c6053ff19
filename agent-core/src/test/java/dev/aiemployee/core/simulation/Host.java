package dev.aiemployee.core.simulation;

import dev.aiemployee.core.task.CommitId;
import org.eclipse.jgit.lib.ObjectId;

/** Who keeps the shared repository: removes the branch by mistake and brings it back a little later, or restores an old backup. */
final class Host {
    private final World world;

    Host(World world) {
        this.world = world;
    }

    void deleteBranch() {
        world.origin().tip().ifPresent(tip -> {
            world.diary().fault(Fault.BRANCH_DELETED, tip.abbreviate(8).name());
            world.origin().deleteBranch();
            world.later(() -> world.origin().swap(ObjectId.zeroId(), tip));
        });
    }

    /**
     * The branch stands where it stood a few commits ago, and what came since is told to nobody. Not behind a commit whose maker has not
     * written down yet that it was there: it could not miss it, see the limits in docs/RELIABILITY.md.
     */
    void rollBack() {
        world.origin().tip().ifPresent(tip -> {
            ObjectId old = tip;
            for (int back = 1 + world.chance().below(4); back > 0 && isKnownToItsMaker(old); back--) {
                old = world.origin().parent(old).orElse(old);
            }
            world.diary()
                    .fault(
                            Fault.ROLLED_BACK,
                            tip.abbreviate(8).name() + " to "
                                    + old.abbreviate(8).name());
            world.origin().force(old);
            world.meddleWithAll();
        });
    }

    private boolean isKnownToItsMaker(ObjectId commit) {
        return world.machines().stream()
                .filter(machine -> machine.made(new CommitId(commit.name())))
                .allMatch(machine -> machine.hasSeen(commit));
    }
}
