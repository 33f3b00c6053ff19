package dev.aiemployee.core.git.remote;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;

/** Where JGit's SSH transport gets what runs Git's commands on the remote's side. */
abstract class Sessions extends SshSessionFactory implements Route {
    private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);

    @Override
    public void carry(Transport transport) {
        ((SshTransport) transport).setSshSessionFactory(this);
    }

    @Override
    public final void allow(long bytes) {
        allowance.set(bytes);
    }

    @Override
    public final boolean exceeded() {
        return allowance.get() < 0;
    }

    /** The command, with all that it says counted. */
    final Process counted(Process command) {
        return new CountedProcess(command, allowance);
    }

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
