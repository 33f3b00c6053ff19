package dev.aiemployee.core.git;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;

/** Where JGit's SSH transport gets what runs Git's commands on the remote's side. */
abstract class Sessions extends SshSessionFactory implements AutoCloseable {
    private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);

    /** From now on the remote may say so many bytes, over all commands. */
    final void allow(long bytes) {
        allowance.set(bytes);
    }

    /** Whether the remote has said more than it was allowed; that ended its command. */
    final boolean exceeded() {
        return allowance.get() < 0;
    }

    /** The command, with all that it says counted. */
    final Process counted(Process command) {
        return new CountedProcess(command, allowance);
    }

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
