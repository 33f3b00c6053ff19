package dev.aiemployee.core.git.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(KeptSshSessions.class);

    private final SshAccess access;
    private @Nullable SshdSession kept;
    private @Nullable CompletableFuture<SshdSession> opening;
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

    /** The handshake takes longer than anything else of a start, and most of it is waiting and another core's work. */
    @Override
    public synchronized void prepare(URIish uri, Duration silence) {
        if (kept == null && opening == null) {
            int timeout = Math.toIntExact(silence.toMillis());
            CompletableFuture<SshdSession> begun = new CompletableFuture<>();
            Thread thread = new Thread(() -> complete(begun, uri, timeout), "remote-opening");
            thread.setDaemon(true);
            thread.start();
            opening = begun;
        }
    }

    private void complete(CompletableFuture<SshdSession> begun, URIish uri, int timeout) {
        try {
            begun.complete(access.connect(uri, FS.DETECTED, timeout));
        } catch (TransportException | RuntimeException failure) {
            begun.completeExceptionally(failure);
        }
    }

    /** Keeps what {@link #prepare} opened. Where that failed, the talk that needs a connection tries again and is told why. */
    private void keepPrepared() throws TransportException {
        @Nullable CompletableFuture<SshdSession> begun;
        synchronized (this) {
            begun = opening;
            opening = null;
        }
        if (begun == null) {
            return;
        }
        try {
            keep(begun.get());
        } catch (ExecutionException failed) {
            LOG.debug("the connection that was begun at the start failed: {}", failed.toString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            var unused = begun.thenAccept(SshdSession::disconnect);
            throw new TransportException("interrupted", stop);
        }
    }

    private void keep(SshdSession fresh) {
        fresh.addCloseListener(this::forget);
        synchronized (this) {
            kept = fresh;
        }
    }

    private SshdSession session(URIish uri, FS fs, int timeout) throws TransportException {
        keepPrepared();
        synchronized (this) {
            reused = kept != null;
            if (kept != null) {
                return kept;
            }
        }
        SshdSession fresh = access.connect(uri, fs, timeout);
        keep(fresh);
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
            if (opening != null) {
                var unused = opening.thenAccept(SshdSession::disconnect);
                opening = null;
            }
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
