package dev.aiemployee.core.simulation;

import org.eclipse.jgit.lib.ObjectId;

/** Who keeps the shared repository: removes the branch by mistake and brings it back a little later. */
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
}
