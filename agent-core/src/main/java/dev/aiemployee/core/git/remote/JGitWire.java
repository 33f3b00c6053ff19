package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.git.objects.BatchedRepository;
import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The wire over JGit's transports: one explicit ref, no tags, one kept connection. Every call ends within the time that its
 * {@link Patience} allows.
 */
public final class JGitWire implements RemoteWire {
    private static final int MOST_WORDS = 4000;
    /** A sign of life has some hundred bytes; one that follows others brings what came since the last look. */
    private static final int SIGN_BYTES = 256 * 1024;

    /** A list of refs, or the answer to a push; a hundred thousand branches take less. They are read into memory. */
    private static final long REFS_BYTES = 8L << 20;

    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

    private static final List<String> SIGNS = List.of("refs/agents/alive/", "refs/heads/alive/");

    private static final String LONGER =
            "; if much was pushed at once and the line is slow, `sync --accept-size` gives the next fetch half an hour";

    private final BatchedRepository repository;
    private final String branch;
    private final RemoteAccess access;
    private final Address address;
    private final History history;
    private final LocalRefs refs;
    private Map<String, CommitId> signs = Map.of();

    private final HostPause pause;

    public JGitWire(BatchedRepository repository, String branch, RemoteAccess access, HostPause pause) {
        this.pause = pause;
        this.repository = repository;
        this.branch = LocalRefs.branch(branch);
        this.access = access;
        this.address = Address.of(access);
        this.history = new History(repository);
        this.refs = new LocalRefs(repository);
    }

    @Override
    public String url() {
        return access.url();
    }

    @Override
    public void prepare() {
        address.route().prepare(address.uri(), access.patience().silence());
    }

    @Override
    public Optional<CommitId> tip() throws WireException {
        Folder folder = address.folder();
        if (folder != null) {
            return folder.tip(branch);
        }
        return look(() -> {
            try (Transport transport = open();
                    FetchConnection connection = advertised(transport)) {
                return Optional.ofNullable(commitOf(connection.getRef(branch)));
            }
        });
    }

    @Override
    public List<String> branches() throws WireException {
        return look(() -> {
            try (Transport transport = open();
                    FetchConnection connection = transport.openFetch()) {
                Ref head = connection.getRef(Constants.HEAD);
                String first = head == null || !head.isSymbolic()
                        ? ""
                        : head.getTarget().getName();
                return connection.getRefs().stream()
                        .map(Ref::getName)
                        .filter(name -> name.startsWith(Constants.R_HEADS))
                        .sorted(Comparator.comparing((String name) -> !name.equals(first))
                                .thenComparing(Comparator.naturalOrder()))
                        .map(Repository::shortenRefName)
                        .toList();
            }
        });
    }

    @Override
    public void fetch(CommitId tip) throws WireException {
        mustBeThere();
        boolean large = refs.read(LocalRefs.FETCHED).isEmpty()
                || new RefusedTip(repository.getDirectory().toPath().resolve("agent")).isLargeAccepted();
        long bytes = large ? access.limits().firstBytes() : access.limits().bytes();
        try {
            within(large ? access.patience().firstFetch() : access.patience().limit(), bytes, () -> {
                if (!copy(tip, bytes)) {
                    bring(tip);
                }
                return tip;
            });
        } catch (WireException.Endless slow) {
            throw large ? slow : new WireException.Endless(slow, LONGER);
        }
    }

    private boolean copy(CommitId tip, long bytes) {
        Folder folder = address.folder();
        CommitId seen = refs.read(LocalRefs.FETCHED).orElse(null);
        return folder != null && seen != null && folder.copy(seen, tip, bytes, repository.pending());
    }

    private void bring(CommitId tip) throws WireException, TransportException, NotSupportedException {
        try (Transport transport = open();
                FetchConnection connection = advertised(transport)) {
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
        }
    }

    @Override
    public boolean hasMoved(CommitId from) throws WireException {
        Folder folder = address.folder();
        return folder != null && !folder.tip(branch).equals(Optional.of(from));
    }

    @Override
    public Report push(CommitId commit, @Nullable CommitId expected) throws WireException {
        Folder folder = address.folder();
        if (folder != null) {
            CommitId tip = folder.tip(branch).orElse(null);
            if (!Objects.equals(tip, expected)) {
                return new Report.Moved(tip);
            }
        }
        AtomicBoolean sent = new AtomicBoolean();
        try {
            return within(access.patience().limit(), REFS_BYTES, () -> {
                try (Transport transport = open();
                        PushConnection connection = openPush(transport)) {
                    CommitId advertised = commitOf(connection.getRef(branch));
                    if (!Objects.equals(advertised, expected)) {
                        return new Report.Moved(advertised);
                    }
                    sent.set(true);
                    return send(connection, branch, commit, expected, false);
                }
            });
        } catch (WireException failure) {
            if (sent.get()) {
                return new Report.NoReport(String.valueOf(failure.getMessage()));
            }
            throw failure;
        }
    }

    @Override
    public void askToPush() throws WireException {
        if (address.folder() == null) {
            look(() -> {
                try (Transport transport = open();
                        PushConnection connection = openPush(transport)) {
                    return connection.getRefsMap();
                }
            });
        }
    }

    private void mustBeThere() throws WireException {
        if (address.folder() != null) {
            address.folder().tip(branch);
        }
    }

    /** A question that is answered by a list of refs. */
    private <T> T look(Callable<T> talk) throws WireException {
        Duration limit = access.patience().limit();
        Duration most = limit.compareTo(LONGEST_LOOK) < 0 ? limit : LONGEST_LOOK;
        long bytes = Math.min(REFS_BYTES, access.limits().bytes());
        try {
            return within(most, bytes, talk);
        } catch (WireException.TooMuch over) {
            throw bytes < REFS_BYTES ? over : new WireException.Endless("more than 8 MB of branch names", over);
        }
    }

    private <T> T within(Duration limit, long bytes, Callable<T> talk) throws WireException {
        pause.mustBeOver();
        address.route().allow(bytes);
        if (repository.isSilent()) {
            throw new WireException("not asked, because the agent is to stop");
        }
        return TimeLimit.within(limit, repository::isSilent, address.route()::abort, () -> {
            try {
                return talk.call();
            } catch (TransportException | NotSupportedException failure) {
                HttpAnswer.in(failure).ifPresent(pause::keep);
                throw address.route().exceeded()
                        ? new WireException.TooMuch(FetchOutcome.TooMuch.LARGE + size(bytes))
                        : new WireException(reason(failure), fix(failure), failure);
            }
        });
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? bytes + " bytes" : (bytes >> 20) + " MB";
    }

    /** Asks for the one branch alone where the server can (protocol 2), so that its other refs cost nothing. */
    private FetchConnection advertised(Transport transport) throws TransportException, NotSupportedException {
        Set<RefSpec> one = new LinkedHashSet<>(List.of(new RefSpec(branch)));
        SIGNS.forEach(prefix -> one.add(new RefSpec(prefix + "*:" + prefix + "*")));
        FetchConnection connection = openFetch(transport, one);
        signs = signs(connection.getRefs());
        return connection;
    }

    private FetchConnection openFetch(Transport transport, Set<RefSpec> specs)
            throws TransportException, NotSupportedException {
        try {
            return transport.openFetch(specs);
        } catch (TransportException failure) {
            startAfresh(failure);
            return transport.openFetch(specs);
        }
    }

    private static Map<String, CommitId> signs(Collection<Ref> advertised) {
        Map<String, CommitId> signs = new TreeMap<>();
        for (Ref ref : advertised) {
            CommitId commit = commitOf(ref);
            if (commit != null && SIGNS.stream().anyMatch(ref.getName()::startsWith)) {
                signs.put(ref.getName(), commit);
            }
        }
        return Collections.unmodifiableMap(signs);
    }

    @Override
    public Map<String, CommitId> signs() throws WireException {
        Folder folder = address.folder();
        return folder == null ? signs : signs(folder.refs(SIGNS));
    }

    @Override
    public String sign(String ref, CommitId sign) throws WireException {
        Folder folder = address.folder();
        if (folder != null) {
            return folder.message(sign, SIGN_BYTES);
        }
        return within(access.patience().limit(), SIGN_BYTES, () -> {
            try (Transport transport = open();
                    FetchConnection connection = advertised(transport)) {
                Ref advertised = connection.getRef(ref);
                if (advertised == null || !sign.equals(commitOf(advertised))) {
                    throw new WireException(ref + " has moved");
                }
                connection.fetch(NullProgressMonitor.INSTANCE, List.of(advertised), Set.of());
            }
            String message = History.message(repository, sign, SIGN_BYTES)
                    .orElseThrow(() -> new WireException(ref + " holds no sign of life"));
            refs.set(AliveWay.kept(ref), sign); // the next sign on top of it is brought alone
            return message;
        });
    }

    @Override
    public Report giveSign(String ref, CommitId sign) throws WireException {
        return within(access.patience().limit(), REFS_BYTES, () -> {
            try (Transport transport = open();
                    PushConnection connection = openPush(transport)) {
                return send(connection, ref, sign, commitOf(connection.getRef(ref)), true);
            }
        });
    }

    private PushConnection openPush(Transport transport) throws TransportException, NotSupportedException {
        try {
            return transport.openPush();
        } catch (TransportException failure) {
            startAfresh(failure);
            return transport.openPush();
        }
    }

    /** A kept connection may have died unnoticed; nothing was sent over it yet, so that asking once more is safe. */
    private void startAfresh(TransportException failure) throws TransportException {
        if (!address.route().reused()) {
            throw failure;
        }
        address.route().abort();
    }

    private Report send(
            PushConnection connection, String ref, CommitId commit, @Nullable CommitId expected, boolean replace)
            throws WireException {
        RemoteRefUpdate update = update(ref, commit, expected, replace);
        try {
            repository.sending(true);
            connection.push(NullProgressMonitor.INSTANCE, Map.of(ref, update));
        } catch (TransportException failure) {
            HttpAnswer.in(failure).ifPresent(pause::keep);
            return HttpAnswer.in(failure)
                    .map(answer -> answer.report(reason(answer)))
                    .or(() -> UnpackStatus.refusal(failure, address.uri())
                            .map(words -> new Report.NotStored(words(words, connection.getMessages()))))
                    .orElseGet(() -> new Report.NoReport(reason(failure)));
        } finally {
            repository.sending(false);
        }
        return switch (update.getStatus()) {
            case OK -> new Report.Accepted();
            case REJECTED_NODELETE, REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, REJECTED_OTHER_REASON ->
                new Report.Refused(words(line(update), connection.getMessages()));
            case NOT_ATTEMPTED, UP_TO_DATE, NON_EXISTING, AWAITING_REPORT ->
                new Report.NoReport("no definite report: " + update.getStatus());
        };
    }

    private RemoteRefUpdate update(String ref, CommitId commit, @Nullable CommitId expected, boolean replace)
            throws WireException {
        try {
            ObjectId old = expected == null ? ObjectId.zeroId() : History.objectId(expected);
            return new RemoteRefUpdate(repository, (String) null, History.objectId(commit), ref, replace, null, old);
        } catch (IOException failure) {
            throw new WireException("cannot prepare the push of " + commit, failure);
        }
    }

    private String fix(Exception failure) {
        if (failure instanceof SshTrouble trouble) {
            return trouble.fix();
        }
        Path key = access.sshKey();
        return failure instanceof NoRemoteRepositoryException && key != null && address.folder() == null
                ? "the server lets this key in, but not to such a repository; it says so of one that it hides, too. Look at"
                        + " GIT_REMOTE_URL, and at whose key this is: " + KeyAdvice.SHOW.inSentence(key, key)
                        + " prints its public half, which belongs at this repository as a deploy key with write access"
                : "";
    }

    private Transport open() throws TransportException, NotSupportedException {
        Transport transport = Transport.open(repository, address.uri());
        transport.setTimeout(Math.toIntExact(access.patience().silence().toSeconds()));
        address.route().carry(transport);
        return transport;
    }

    @Override
    public void close() {
        TimeLimit.briefly(address.route()::close);
        if (address.folder() != null) {
            address.folder().close();
        }
    }

    private static @Nullable CommitId commitOf(@Nullable Ref ref) {
        return ref == null || ref.getObjectId() == null
                ? null
                : new CommitId(ref.getObjectId().name());
    }

    private static String line(RemoteRefUpdate update) {
        String message = update.getMessage();
        return message == null || message.isBlank() ? update.getStatus().name() : message.strip();
    }

    /** The report's line, and what the server or a hook of it printed for the person who pushes. */
    private String words(String line, @Nullable String printed) {
        String all =
                address.route().unspoken(printed == null || printed.isBlank() ? line : line + ": " + printed.strip());
        return all.length() > MOST_WORDS ? all.substring(0, MOST_WORDS) + "..." : all;
    }

    /** The innermost words: JGit wraps the cause that a person can act on, and takes an answer of ours for a time that is over. */
    private String reason(Throwable failure) {
        Optional<HttpAnswer> answer = HttpAnswer.in(failure);
        if (answer.isPresent()) {
            return address.route().unspoken(String.valueOf(answer.get().getMessage()));
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String own = String.valueOf(failure.getMessage());
        String cause = innermost.getMessage() == null ? "" : innermost.getMessage();
        String both = own.contains(cause) || innermost == failure ? own : own + " (" + cause + ")";
        return address.route().unspoken(both.replace(address.uri().toString(), access.url()));
    }
}
