package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.health.CloneHealth;
import dev.aiemployee.core.git.health.Damage;
import dev.aiemployee.core.sync.SyncEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

/** What is damaged in a vault's Git data, for a person. Reads only, beside a running daemon too. */
final class CloneDamages {
    private CloneDamages() {}

    static List<Damage> of(Path vault, String branch, CloneHealth.Depth depth) {
        if (!Files.isDirectory(vault.resolve(".git"))) {
            return List.of();
        }
        CloneHealth health = new CloneHealth(vault, branch);
        return health.look(
                depth,
                new LinkedHashSet<>(SyncEngine.lastApplied(vault.resolve(".git/agent")).stream()
                        .toList()),
                depth == CloneHealth.Depth.QUICK ? health.lastLook() : Instant.MIN);
    }

    static List<Problem> problems(Path vault, String branch, CloneHealth.Depth depth, String program) {
        return of(vault, branch, depth).stream()
                .map(damage -> new Problem(
                        vault.resolve(".git").resolve(damage.where()).toString(),
                        damage.what(),
                        "stop the agent if it runs, then `" + program + " sync` mends it: what is lost comes from the"
                                + " remote, and your notes stay as they are"))
                .toList();
    }
}
