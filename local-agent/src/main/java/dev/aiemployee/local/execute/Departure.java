package dev.aiemployee.local.execute;

/** Told when an act is about to leave. Until then a crash leaves nothing behind, afterwards nobody can say. */
@FunctionalInterface
public interface Departure {
    /**
     * The next byte may be the one that does it. Called at most once an attempt; when it throws, the act stays undone.
     *
     * @param trace what to look for on the other side; {@link Trace#NONE} when that is not known before it answers
     */
    void leaving(Trace trace);
}
