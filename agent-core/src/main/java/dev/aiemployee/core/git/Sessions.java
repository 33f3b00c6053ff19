package dev.aiemployee.core.git;

import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;

/** Where JGit's SSH transport gets what runs Git's commands on the remote's side. */
abstract class Sessions extends SshSessionFactory implements AutoCloseable {
    /** Whether the last command went over something kept that may have died unnoticed. */
    abstract boolean reused();

    /** Ends whatever is under way, from any thread; the next command starts afresh. */
    abstract void abort();

    @Override
    public void releaseSession(RemoteSession session) {
        // What is kept outlives the transport that borrowed it.
    }

    @Override
    public String getType() {
        return getClass().getSimpleName();
    }

    @Override
    public void close() {
        abort();
    }
}
