package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.vault.VaultLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder that is no whole vault: {@code init} was interrupted, or what should be mounted there is not. Reads one name. */
public final class Unfinished {
    private Unfinished() {}

    /**
     * What is missing; empty for a vault.
     *
     * @param program the agent's command, {@code local-agent}
     */
    public static Optional<Problem> problem(Path vault, String program) {
        return Files.exists(VaultLayout.DASHBOARD.in(vault))
                ? Optional.empty()
                : Optional.of(new Problem(
                        vault.toString(),
                        "is no whole vault: its Dashboard.md is missing",
                        "if it lies on a disk that is not mounted, mount it; else run `" + program + " init`, which"
                                + " completes what an interrupted one began"));
    }
}
