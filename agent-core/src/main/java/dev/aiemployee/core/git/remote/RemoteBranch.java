package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.git.objects.BatchedRepository;
import dev.aiemployee.core.git.objects.FetchLimits;
import dev.aiemployee.core.git.objects.FetchedTree;
import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The remote's main branch: its tip, its objects, and pushes with an expected old tip. What became of a push is read from the
 * remote's tip whenever the reply alone does not prove it. For one thread at a time.
 */
public final class RemoteBranch implements AutoCloseable {
    private final BatchedRepository repository;
    private final RemoteWire wire;
    private final History history;
    private final LocalRefs refs;
    private final FetchedTree fetchedTree;
    private final RefusedTip refused;
    /** A tip that names what the remote did not send: it is fetched anew with the next one, or after a start. */
    private @Nullable CommitId lacking;

    private final AliveRefs alive;

    public RemoteBranch(BatchedRepository repository, RemoteWire wire, FetchLimits limits) {
        this.repository = repository;
        this.wire = wire;
        this.fetchedTree = new FetchedTree(repository, limits);
        this.history = new History(repository);
        this.refs = new LocalRefs(repository);
        this.refused = new RefusedTip(repository.getDirectory().toPath().resolve("agent"));
        this.alive = new AliveRefs(repository, wire);
    }

    /** Where the branch lives, for a person. */
    public String url() {
        return wire.url();
    }

    /** The agents' signs of life on the same remote. */
    public AliveRefs alive() {
        return alive;
    }

    /** Begins to connect, beside the caller: the first question waits for less. */
    public void prepare() {
        wire.prepare();
    }

    /** Asks for the branch's tip; brings no objects. */
    public FetchOutcome tip() {
        try {
            return outcome(wire.tip());
        } catch (WireException failure) {
            return unreachable(failure);
        }
    }

    /** Asks for the branch's tip and brings the objects it needs. */
    public FetchOutcome fetch() {
        try {
            Optional<CommitId> tip = wire.tip();
            if (tip.isPresent() && !isComplete(tip.get())) {
                return bring(tip.get());
            }
            return outcome(tip);
        } catch (WireException failure) {
            return unreachable(failure);
        }
    }

    /** Counts a tip as fetched once it is here and within the limits; one that was refused is not even fetched again. */
    private FetchOutcome bring(CommitId tip) throws WireException {
        if (tip.equals(lacking)) {
            return new FetchOutcome.Tip(tip);
        }
        Optional<FetchOutcome.TooMuch> before = refused.read(tip);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            wire.fetch(tip);
        } catch (WireException.TooMuch bytes) {
            refused.largeIsOver();
            return refuse(tip, String.valueOf(bytes.getMessage()));
        }
        refused.largeIsOver();
        FetchedTree.Found found = fetchedTree.look(lastSeen().orElse(null), tip);
        if (!found.refusal().isEmpty()) {
            return refuse(tip, found.refusal());
        }
        if (found.isWhole()) {
            refs.set(LocalRefs.FETCHED, tip);
        } else {
            lacking = tip;
        }
        return new FetchOutcome.Tip(tip);
    }

    /** The remote's tip as it was last seen, all of whose objects are here; absent before the first fetch or push. */
    public Optional<CommitId> lastSeen() {
        return refs.read(LocalRefs.FETCHED);
    }

    /**
     * The remote's branches where it has none of ours: whoever made this branch there would make a second history beside them. Signs of
     * life are no such branch; empty as well when the remote cannot be asked.
     */
    public List<String> others() {
        try {
            return wire.branches().stream()
                    .filter(name -> !name.startsWith("alive/"))
                    .toList();
        } catch (WireException away) {
            return List.of(); // whoever pushes is told
        }
    }

    /** Whether the remote would take a push from this agent, as far as it says before one; a problem for a person otherwise. */
    public Optional<FetchOutcome.Unreachable> readOnly() {
        try {
            wire.askToPush();
            return Optional.empty();
        } catch (WireException refused) {
            return Optional.of(new FetchOutcome.Unreachable(String.valueOf(refused.getMessage()), refused.fix()));
        }
    }

    /** Whether a push that expects this tip would be in vain, as far as that costs nothing to know. */
    public boolean hasMoved(CommitId from) {
        try {
            return wire.hasMoved(from);
        } catch (WireException away) {
            return false; // whoever pushes is told
        }
    }

    private FetchOutcome refuse(CommitId tip, String reason) {
        FetchOutcome.TooMuch tooMuch = new FetchOutcome.TooMuch(tip, reason);
        refused.write(tooMuch);
        return tooMuch;
    }

    /**
     * Pushes a commit if the branch's tip is still {@code expected}.
     *
     * @param expected null when the branch must not exist yet
     */
    public PushOutcome push(CommitId commit, @Nullable CommitId expected) {
        RemoteWire.Report report;
        secure(commit);
        try {
            report = wire.push(commit, expected);
        } catch (WireException failure) {
            return new PushOutcome.Unreachable(String.valueOf(failure.getMessage()));
        }
        if (report instanceof RemoteWire.Report.Accepted) {
            return landed(commit);
        }
        if (report instanceof RemoteWire.Report.Moved moved) {
            // Also an earlier push of the same commit may be what moved it, with others' commits on top by now.
            return commit.equals(moved.advertised())
                    ? landed(commit)
                    : look(commit, expected, new PushOutcome.LostRace(moved.advertised()));
        }
        if (report instanceof RemoteWire.Report.NotTaken not) {
            PushOutcome outcome = new PushOutcome.Unreachable(not.words());
            return not.certain() ? outcome : look(commit, expected, outcome);
        }
        if (report instanceof RemoteWire.Report.NotStored not) {
            return look(commit, expected, new PushOutcome.Refused(not.words()));
        }
        return report instanceof RemoteWire.Report.Refused refused
                ? look(commit, expected, new PushOutcome.Refused(refused.words()))
                : look(commit, expected, new PushOutcome.Unknown(((RemoteWire.Report.NoReport) report).why()));
    }

    /** What the remote holds is on our disk before. */
    private void secure(CommitId commit) {
        try {
            repository.pending().land();
        } catch (IOException failure) {
            throw new VaultException("cannot store " + commit + " in " + repository.getDirectory(), failure);
        }
    }

    /** Written down at once: after a crash, what we hold is found on the tip that was seen last. */
    private PushOutcome landed(CommitId commit) {
        refs.set(LocalRefs.FETCHED, commit);
        return new PushOutcome.Landed();
    }

    /** The remote's tip decides; {@code otherwise} holds when it still stands where it stood. */
    private PushOutcome look(CommitId commit, @Nullable CommitId expected, PushOutcome otherwise) {
        FetchOutcome now = fetch();
        if (!now.trouble().isEmpty()) {
            return new PushOutcome.Unknown(now.trouble());
        }
        CommitId tip = now instanceof FetchOutcome.Tip found ? found.commit() : null;
        if (tip != null && history.contains(tip, commit)) {
            return new PushOutcome.Landed();
        }
        return Objects.equals(tip, expected) ? otherwise : new PushOutcome.LostRace(tip);
    }

    /** Whether the commit and all it needs are here: a kept ref proves it, the bare object does not. */
    private boolean isComplete(CommitId commit) {
        return lastSeen().map(seen -> history.contains(seen, commit)).orElse(false);
    }

    private static FetchOutcome outcome(Optional<CommitId> tip) {
        return tip.<FetchOutcome>map(FetchOutcome.Tip::new).orElseGet(FetchOutcome.NoBranch::new);
    }

    private static FetchOutcome unreachable(WireException failure) {
        return new FetchOutcome.Unreachable(String.valueOf(failure.getMessage()), failure.fix());
    }

    /** Lets go of kept connections. */
    @Override
    public void close() {
        wire.close();
    }
}
