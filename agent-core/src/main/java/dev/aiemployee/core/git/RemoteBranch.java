package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * The remote's main branch: its tip, its objects, and pushes with an expected old tip. What became of a push is read from the
 * remote's tip whenever the reply alone does not prove it. One explicit ref, no tags. For one thread at a time.
 */
public final class RemoteBranch {
    private final Repository repository;
    private final String branch;
    private final RemoteAccess access;
    private final History history;
    private final LocalRefs refs;

    RemoteBranch(Repository repository, String branch, RemoteAccess access) {
        this.repository = repository;
        this.branch = LocalRefs.branch(branch);
        this.access = access;
        this.history = new History(repository);
        this.refs = new LocalRefs(repository);
    }

    /** Where the branch lives, for a person. */
    public String url() {
        return access.url();
    }

    /** Asks for the branch's tip; brings no objects. */
    public FetchOutcome tip() {
        try (Transport transport = open();
                FetchConnection connection = transport.openFetch()) {
            return outcome(connection.getRef(branch));
        } catch (TransportException | NotSupportedException failure) {
            return new FetchOutcome.Unreachable(reason(failure));
        }
    }

    /** Asks for the branch's tip and brings the objects it needs. */
    public FetchOutcome fetch() {
        try (Transport transport = open();
                FetchConnection connection = transport.openFetch()) {
            Ref ref = connection.getRef(branch);
            FetchOutcome outcome = outcome(ref);
            if (outcome instanceof FetchOutcome.Tip tip && !isComplete(tip.commit())) {
                connection.fetch(NullProgressMonitor.INSTANCE, List.of(ref), Set.of());
                refs.set(LocalRefs.FETCHED, tip.commit());
            }
            return outcome;
        } catch (TransportException | NotSupportedException failure) {
            return new FetchOutcome.Unreachable(reason(failure));
        }
    }

    /**
     * Pushes a commit if the branch's tip is still {@code expected}.
     *
     * @param expected null when the branch must not exist yet
     */
    public PushOutcome push(CommitId commit, @Nullable CommitId expected) {
        try (Transport transport = open();
                PushConnection connection = transport.openPush()) {
            CommitId advertised = commitOf(connection.getRef(branch));
            if (advertised != null && advertised.equals(commit)) {
                return new PushOutcome.Landed();
            }
            if (!Objects.equals(advertised, expected)) {
                return new PushOutcome.LostRace(advertised);
            }
            PushOutcome outcome = push(connection, commit, expected);
            if (outcome instanceof PushOutcome.Landed) {
                refs.set(LocalRefs.FETCHED, commit);
            }
            return outcome;
        } catch (TransportException | NotSupportedException failure) {
            return new PushOutcome.Unreachable(reason(failure));
        }
    }

    private PushOutcome push(PushConnection connection, CommitId commit, @Nullable CommitId expected) {
        RemoteRefUpdate update = update(commit, expected);
        try {
            connection.push(NullProgressMonitor.INSTANCE, Map.of(branch, update));
        } catch (TransportException failure) {
            return lookAgain(commit, expected, new PushOutcome.Unknown(reason(failure)));
        }
        return switch (update.getStatus()) {
            case OK -> new PushOutcome.Landed();
            case REJECTED_NODELETE, REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, REJECTED_OTHER_REASON ->
                lookAgain(commit, expected, new PushOutcome.Refused(message(update)));
            case NOT_ATTEMPTED, UP_TO_DATE, NON_EXISTING, AWAITING_REPORT ->
                lookAgain(commit, expected, new PushOutcome.Unknown("no definite report: " + update.getStatus()));
        };
    }

    /** The remote's tip decides; {@code otherwise} holds when it still stands where it stood. */
    private PushOutcome lookAgain(CommitId commit, @Nullable CommitId expected, PushOutcome otherwise) {
        FetchOutcome now = fetch();
        if (now instanceof FetchOutcome.Unreachable unreachable) {
            return new PushOutcome.Unknown(unreachable.reason());
        }
        CommitId tip = now instanceof FetchOutcome.Tip found ? found.commit() : null;
        if (tip != null && history.contains(tip, commit)) {
            return new PushOutcome.Landed();
        }
        return Objects.equals(tip, expected) ? otherwise : new PushOutcome.LostRace(tip);
    }

    private RemoteRefUpdate update(CommitId commit, @Nullable CommitId expected) {
        try {
            ObjectId old = expected == null ? ObjectId.zeroId() : History.objectId(expected);
            return new RemoteRefUpdate(repository, (String) null, History.objectId(commit), branch, false, null, old);
        } catch (IOException failure) {
            throw new VaultException("cannot prepare the push of " + commit, failure);
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

    /** Whether the commit and all it needs are here: a kept ref proves it, the bare object does not. */
    private boolean isComplete(CommitId commit) {
        return refs.read(LocalRefs.FETCHED)
                .map(seen -> history.contains(seen, commit))
                .orElse(false);
    }

    private static FetchOutcome outcome(@Nullable Ref ref) {
        CommitId commit = commitOf(ref);
        return commit == null ? new FetchOutcome.NoBranch() : new FetchOutcome.Tip(commit);
    }

    private static @Nullable CommitId commitOf(@Nullable Ref ref) {
        return ref == null || ref.getObjectId() == null
                ? null
                : new CommitId(ref.getObjectId().name());
    }

    private static String message(RemoteRefUpdate update) {
        String message = update.getMessage();
        return message == null || message.isBlank() ? update.getStatus().name() : message.strip();
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
