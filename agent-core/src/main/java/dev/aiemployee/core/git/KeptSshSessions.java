package dev.aiemployee.core.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * One SSH connection, opened by the first command and kept for all that follow, so that a look at the remote's tip costs one
 * channel and not a handshake. A dead one is noticed by its end or by the first command on it, and opened anew.
 */
final class KeptSshSessions extends Sessions {
    /** A live connection answers a new channel at once; a dead one must not cost the whole silence. */
    private static final int LONGEST_OPENING_SECONDS = 10;

    static {
        // Else Nagle's algorithm and delayed acknowledgement cost 40 ms an exchange.
        System.setProperty("org.apache.sshd.config.tcp-nodelay", "true");
    }

    private final SshAccess access;
    private @Nullable SshdSession kept;
    private boolean reused;

    KeptSshSessions(Path key, Path knownHosts) {
        this.access = new SshAccess(key, knownHosts);
    }

    @Override
    public RemoteSession getSession(URIish uri, @Nullable CredentialsProvider credentials, FS fs, int timeout) {
        return new RemoteSession2() {
            @Override
            public Process exec(String command, int seconds) throws IOException {
                return exec(command, Map.of(), seconds);
            }

            @Override
            public Process exec(String command, Map<String, String> environment, int seconds) throws IOException {
                SshdSession session = session(uri, fs, timeout);
                try {
                    return counted(session.exec(command, environment, Math.min(seconds, LONGEST_OPENING_SECONDS)));
                } catch (IOException | RuntimeException dead) {
                    if (!reused()) {
                        throw dead;
                    }
                    abort();
                    return counted(session(uri, fs, timeout).exec(command, environment, seconds));
                }
            }

            @Override
            public void disconnect() {}
        };
    }

    private SshdSession session(URIish uri, FS fs, int timeout) throws TransportException {
        synchronized (this) {
            reused = kept != null;
            if (kept != null) {
                return kept;
            }
        }
        SshdSession fresh = access.connect(uri, fs, timeout);
        fresh.addCloseListener(this::forget);
        synchronized (this) {
            kept = fresh;
        }
        return fresh;
    }

    private synchronized void forget(SshdSession ended) {
        if (kept == ended) {
            kept = null;
        }
    }

    @Override
    public synchronized boolean reused() {
        return reused;
    }

    @Override
    public void abort() {
        SshdSession session;
        synchronized (this) {
            session = kept;
            kept = null;
        }
        if (session != null) {
            session.disconnect();
        }
    }

    @Override
    public void close() {
        abort();
        access.close();
    }
}
