package dev.aiemployee.core.git.remote;

import java.time.Duration;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** What carries the talk with one remote: it counts what the remote says, and can be cut from any thread. */
interface Route extends AutoCloseable {
    /** Has JGit's transport talk over this route. */
    void carry(Transport transport);

    /**
     * Begins to connect, beside the caller, where a connection takes long and is kept; a talk waits for it. What fails is told by that talk.
     *
     * @param silence how long the other side may say nothing
     */
    default void prepare(URIish uri, Duration silence) {}

    /** From now on the remote may say so many bytes, over all talks. */
    void allow(long bytes);

    /** Whether the remote has said more than it was allowed; that ended its talk. */
    boolean exceeded();

    /** Whether the last talk went over something kept that may have died unnoticed. */
    boolean reused();

    /** Ends whatever is under way, from any thread; the next talk starts afresh. */
    void abort();

    /** The words without what nobody may read in them, should the remote repeat it. */
    default String unspoken(String words) {
        return words;
    }

    @Override
    void close();
}
