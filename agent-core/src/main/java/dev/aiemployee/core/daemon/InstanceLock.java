package dev.aiemployee.core.daemon;

import dev.aiemployee.core.vault.OsLock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Lets one process at a time work on a vault's clone. A lock file that a dead process left is no obstacle. */
public final class InstanceLock {
    private InstanceLock() {}

    /** What came of asking. */
    public sealed interface Outcome {
        /** The lock is ours until it is closed or this process ends. */
        record Acquired(OsLock lock) implements Outcome {}

        /**
         * Somebody else has it.
         *
         * @param text who, for a person: process id, command, since when
         */
        record HeldBy(String text) implements Outcome {}
    }

    /**
     * Asks for the lock, without waiting.
     *
     * @param lockFile in a folder that Git does not look at; the folder is made
     * @param who the command as a person knows it, {@code cloud-agent run}
     */
    public static Outcome acquire(Path lockFile, String who) {
        ProcessHandle process = ProcessHandle.current();
        String since = process.info().startInstant().map(Instant::toString).orElse("unknown");
        String holder = "%s (process %d, since %s)".formatted(who, process.pid(), since);
        Optional<OsLock> lock = OsLock.tryLock(lockFile, holder);
        if (lock.isPresent()) {
            return new Outcome.Acquired(lock.get());
        }
        String other = OsLock.holderOf(lockFile);
        return new Outcome.HeldBy(other.isBlank() ? "another process, which has not said its name yet" : other);
    }
}
