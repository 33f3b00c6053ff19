package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** The wire over JGit's transports. One explicit ref, no tags. */
final class JGitWire implements RemoteWire {
    private static final int MOST_WORDS = 500;

    private final Repository repository;
    private final String branch;
    private final RemoteAccess access;
    private final History history;

    JGitWire(Repository repository, String branch, RemoteAccess access) {
        this.repository = repository;
        this.branch = LocalRefs.branch(branch);
        this.access = access;
        this.history = new History(repository);
    }

    @Override
    public String url() {
        return access.url();
    }

    @Override
    public Optional<CommitId> tip() throws WireException {
        try (Transport transport = open();
                FetchConnection connection = transport.openFetch()) {
            return Optional.ofNullable(commitOf(connection.getRef(branch)));
        } catch (TransportException | NotSupportedException failure) {
            throw new WireException(reason(failure), failure);
        }
    }

    @Override
    public void fetch(CommitId tip) throws WireException {
        try (Transport transport = open();
                FetchConnection connection = transport.openFetch()) {
            Ref ref = connection.getRef(branch);
            if (ref != null) {
                connection.fetch(NullProgressMonitor.INSTANCE, List.of(ref), Set.of());
            }
            CommitId brought = commitOf(ref);
            // Servers hand out only what they advertise: if the branch went on since, its new tip must hold the old
            // one.
            if (brought == null || !history.contains(brought, tip)) {
                throw new WireException(
                        "the remote's branch was rewritten while it was being fetched; asking again helps");
            }
        } catch (TransportException | NotSupportedException failure) {
            throw new WireException(reason(failure), failure);
        }
    }

    @Override
    public Report push(CommitId commit, @Nullable CommitId expected) throws WireException {
        try (Transport transport = open();
                PushConnection connection = transport.openPush()) {
            CommitId advertised = commitOf(connection.getRef(branch));
            return Objects.equals(advertised, expected)
                    ? send(connection, commit, expected)
                    : new Report.Moved(advertised);
        } catch (TransportException | NotSupportedException failure) {
            throw new WireException(reason(failure), failure);
        }
    }

    private Report send(PushConnection connection, CommitId commit, @Nullable CommitId expected) throws WireException {
        RemoteRefUpdate update = update(commit, expected);
        try {
            connection.push(NullProgressMonitor.INSTANCE, Map.of(branch, update));
        } catch (TransportException failure) {
            return new Report.NoReport(reason(failure));
        }
        return switch (update.getStatus()) {
            case OK -> new Report.Accepted();
            case REJECTED_NODELETE, REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, REJECTED_OTHER_REASON ->
                new Report.Refused(words(update, connection.getMessages()));
            case NOT_ATTEMPTED, UP_TO_DATE, NON_EXISTING, AWAITING_REPORT ->
                new Report.NoReport("no definite report: " + update.getStatus());
        };
    }

    private RemoteRefUpdate update(CommitId commit, @Nullable CommitId expected) throws WireException {
        try {
            ObjectId old = expected == null ? ObjectId.zeroId() : History.objectId(expected);
            return new RemoteRefUpdate(repository, (String) null, History.objectId(commit), branch, false, null, old);
        } catch (IOException failure) {
            throw new WireException("cannot prepare the push of " + commit, failure);
        }
    }

    private Transport open() throws TransportException, NotSupportedException {
        Transport transport;
        try {
            transport = Transport.open(repository, new URIish(access.url()));
        } catch (URISyntaxException malformed) {
            throw new TransportException("not a Git address: " + access.url(), malformed);
        }
        transport.setTimeout(Math.toIntExact(access.silence().toSeconds()));
        if (transport instanceof SshTransport ssh && access.sshKey() != null && access.knownHosts() != null) {
            ssh.setSshSessionFactory(SshAccess.sessions(access.sshKey(), access.knownHosts()));
        }
        if (!transport.getURI().isRemote()) {
            // JGit's in-process server stalls about a second and runs no hooks; "exec" makes it start the real one.
            transport.setOptionUploadPack("exec git-upload-pack");
            transport.setOptionReceivePack("exec git-receive-pack");
        }
        return transport;
    }

    @Override
    public void close() {}

    private static @Nullable CommitId commitOf(@Nullable Ref ref) {
        return ref == null || ref.getObjectId() == null
                ? null
                : new CommitId(ref.getObjectId().name());
    }

    /** The status line, and what a hook of the server printed for the person who pushes. */
    private static String words(RemoteRefUpdate update, @Nullable String printed) {
        String message = update.getMessage();
        String line = message == null || message.isBlank() ? update.getStatus().name() : message.strip();
        String all = printed == null || printed.isBlank() ? line : line + ": " + printed.strip();
        return all.length() > MOST_WORDS ? all.substring(0, MOST_WORDS) + "..." : all;
    }

    /** The innermost words: JGit wraps the cause that a person can act on. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String own = String.valueOf(failure.getMessage());
        String cause = String.valueOf(innermost.getMessage());
        return own.contains(cause) || innermost == failure ? own : own + " (" + cause + ")";
    }
}
