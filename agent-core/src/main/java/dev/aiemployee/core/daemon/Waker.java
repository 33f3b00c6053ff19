package dev.aiemployee.core.daemon;

import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Wakes the daemon once what the operator touched has rested for long enough to count. Logs and signs of life wake nobody, nor does
 * what this process wrote itself. Safe for several threads.
 *
 * @param quiet how long a note must rest
 * @param wake wakes after the time it is given
 */
record Waker(OwnWrites own, Duration quiet, Consumer<Duration> wake) implements Consumer<VaultPath> {
    /** With no rest at all, editors that save in several steps still wake once for all of them. */
    private static final Duration LEAST = Duration.ofMillis(100);

    @Override
    public void accept(VaultPath path) {
        boolean quietly = path.isUnder(VaultLayout.LOGS) || path.isUnder(VaultLayout.SIGNALS) || own.mayBe(path);
        if (!quietly) {
            wake.accept(quiet.compareTo(LEAST) < 0 ? LEAST : quiet);
        }
    }
}
