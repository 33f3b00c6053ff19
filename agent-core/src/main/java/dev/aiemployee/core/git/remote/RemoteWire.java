package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.task.CommitId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One branch of a remote as the wire shows it, without judgement: what was advertised, what was reported, or that nobody
 * answered. {@link RemoteBranch} judges. For one thread at a time; usable again after any failure.
 */
public interface RemoteWire extends AutoCloseable {
    /** What the remote said to a push. */
    sealed interface Report {
        /** It moved the branch from the expected tip to the commit, and said so. */
        record Accepted() implements Report {}

        /**
         * Nothing was sent: the branch's tip was not the expected one.
         *
         * @param advertised null when the remote has no such branch
         */
        record Moved(@Nullable CommitId advertised) implements Report {}

        /** It reported that it did not move the branch; its words. Says nothing of whether a race or a rule was the cause. */
        record Refused(String words) implements Report {}

        /** It reported that it could not store what was sent, and so moved nothing; its words. No ref would fare better. */
        record NotStored(String words) implements Report {}

        /**
         * The host ended the request without doing it, as far as it says.
         *
         * @param certain whether the commit cannot land any more; otherwise the branch has to be looked at
         */
        record NotTaken(String words, boolean certain) implements Report {}

        /** The commit was sent and no definite report came back; it may land seconds from now. Why, for a person. */
        record NoReport(String why) implements Report {}
    }

    /** Where the remote is, for a person; never holds a credential. */
    String url();

    /** Begins to connect, beside the caller; what fails is told by the first talk. */
    default void prepare() {}

    /**
     * The branch's tip; absent when the remote answers and has no such branch. Brings no objects.
     *
     * @throws WireException when the remote could not be asked
     */
    Optional<CommitId> tip() throws WireException;

    /**
     * The short names of the remote's branches, its default one first. Asked only where the branch is not there.
     *
     * @throws WireException when the remote could not be asked
     */
    default List<String> branches() throws WireException {
        return List.of();
    }

    /**
     * Whether the branch is known to be elsewhere than at {@code from}, without any talk; false where only talk could tell.
     *
     * @throws WireException when the remote is not there
     */
    default boolean hasMoved(CommitId from) throws WireException {
        return false;
    }

    /**
     * Asks whether a push may begin, and begins none.
     *
     * @throws WireException when the remote lets nobody push with this key or token, or could not be asked
     */
    default void askToPush() throws WireException {}

    /**
     * Brings every object that {@code tip} needs; they are durable when this returns.
     *
     * @throws WireException when they could not be brought; some may be here nevertheless
     */
    void fetch(CommitId tip) throws WireException;

    /**
     * Asks the remote to move the branch from {@code expected} to {@code commit}.
     *
     * @param expected null when the branch must not exist yet
     * @throws WireException when nothing was sent
     */
    Report push(CommitId commit, @Nullable CommitId expected) throws WireException;

    /**
     * The refs that hold signs of life, by their full names, as the latest talk showed them; brings nothing.
     *
     * @throws WireException when the remote is not there
     */
    default Map<String, CommitId> signs() throws WireException {
        return Map.of();
    }

    /**
     * Brings one sign of life, alone and no more than a few kilobytes of it.
     *
     * @return what its commit says
     * @throws WireException when it is not there any more, or is more than a sign
     */
    default String sign(String ref, CommitId sign) throws WireException {
        throw new WireException("this remote shows no signs of life");
    }

    /**
     * Asks the remote to have the ref hold this commit, whatever it held.
     *
     * @throws WireException when nothing was sent
     */
    default Report giveSign(String ref, CommitId sign) throws WireException {
        throw new WireException("this remote takes no signs of life");
    }

    /** Lets go of kept connections. */
    @Override
    void close();
}
