package dev.aiemployee.core.support;

import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import java.nio.file.Path;
import java.time.Instant;

/** A bare origin with a cloud clone and a local clone, all real repositories below one folder. */
public final class TwoAgents implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    public static final String DASHBOARD =
            "# Dashboard\n\n## Pending approvals\n\nnone\n\n## Updates\n\n- none\n\n## My notes\n\nmine\n";

    private final Path origin;
    private final Path folder;
    private final MovingClock clock = new MovingClock(NOON);
    private final VaultClone cloud;
    private final VaultClone local;

    public TwoAgents(Path folder) {
        this.folder = folder;
        this.origin = folder.resolve("origin.git");
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", origin.toString());
        local = clone("local", AgentKind.LOCAL);
        local.write("Dashboard.md", DASHBOARD).write(".gitignore", ".git_sync_state.md\n");
        local.cycle();
        cloud = clone("cloud", AgentKind.CLOUD);
        cloud.cycle();
    }

    public VaultClone clone(String name, AgentKind kind) {
        return new VaultClone(folder, origin.toUri().toString(), name, kind, clock);
    }

    /** Another machine of the operator's, in step; local and it know each other by their keys. Closing it is the caller's. */
    public VaultClone secondMachine() {
        local.knowing(commit -> new Author.Device(new AgentName("local-2")));
        VaultClone second =
                clone("local-2", AgentKind.LOCAL).knowing(commit -> new Author.Device(new AgentName("local")));
        second.cycle();
        return second;
    }

    public VaultClone cloud() {
        return cloud;
    }

    public VaultClone local() {
        return local;
    }

    public MovingClock clock() {
        return clock;
    }

    /** The bare repository, through the git command. */
    public NativeGit origin() {
        return new NativeGit(origin);
    }

    public Path originFolder() {
        return origin;
    }

    /** Runs cycles on both until neither publishes nor applies anything, at most ten rounds. */
    public void settle() {
        for (int round = 0; round < 10; round++) {
            var first = local.cycle();
            var second = cloud.cycle();
            boolean still = first.published() == null
                    && second.published() == null
                    && first.applied().isEmpty()
                    && second.applied().isEmpty();
            if (still) {
                return;
            }
        }
        throw new AssertionError("the two clones do not come to rest");
    }

    /** A task note as the cloud would write it. */
    public static String task(String id, String body) {
        return "---\nid: " + id + "\ntype: email\ndomain: email\npriority: medium\nstatus: needs_action\n---\n\n" + body
                + "\n";
    }

    @Override
    public void close() {
        cloud.close();
        local.close();
    }
}
