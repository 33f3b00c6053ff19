package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.git.remote.AliveRefs;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.git.remote.PushOutcome;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.retry.Sleeper;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Compare-and-swap on the remote's tip: decide on a tree, build one commit on it, push it with that tip as the expected one. The
 * tip as last seen is tried first, for the push itself tells whether it still stands; an answer that needs no push is given
 * only after a look. On a lost race the commit is dropped and the decision made afresh, after a pause by chance that grows with each loss: where
 * many try at once, all that each does in vain is in the way of the one who wins. The commit is never on a branch, so a lost one is
 * never published later.
 */
final class Swap {
    private static final int PUSHES = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What a tree calls for. */
    sealed interface Decision<R> {
        /**
         * Make these changes, and answer this when they landed.
         *
         * @param claimed the tasks that the commit makes ours
         */
        record Change<R>(
                Map<VaultPath, Optional<byte[]>> edits,
                String message,
                List<TaskId> claimed,
                Function<CommitId, R> landed)
                implements Decision<R> {}

        /** Nothing to do: this is the answer. */
        record Answer<R>(R answer) implements Decision<R> {}
    }

    /** Looks at a tree. */
    interface Decide<R> {
        Decision<R> on(TipTree tip);
    }

    /** How it ended. */
    sealed interface Result<R> {
        record Answered<R>(R answer) implements Result<R> {}

        record Refused<R>(String reason) implements Result<R> {}

        record Unknown<R>(String reason) implements Result<R> {}

        record Offline<R>(String reason) implements Result<R> {}
    }

    private final VaultRepository repository;
    private final RemoteBranch remote;
    private final OwnCommits own;
    private final ClaimJournal journal;
    private final AgentName self;
    private final NoteFormat format;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final CommitGuard guard;
    private final Refusals refusals = new Refusals();
    private final HeldClaims claims = new HeldClaims();
    /** Right after a claim of ours landed, the others are still fetching it: whoever pushed at once again would win for ever. */
    private boolean yields;

    Swap(ClaimParts parts, ClaimJournal journal) {
        repository = parts.repository();
        remote = parts.remote();
        own = parts.own();
        this.journal = journal;
        self = parts.self();
        format = new NoteFormat();
        clock = parts.clock();
        sleeper = parts.sleeper();
        random = parts.random();
        guard = parts.guard();
    }

    /** The tree of a fetched tip; absent while the remote has none. */
    Result<Optional<TipTree>> look() {
        FetchOutcome fetched = remote.fetch();
        if (!fetched.trouble().isEmpty()) {
            return new Result.Offline<>(fetched.trouble());
        }
        return new Result.Answered<>(
                fetched instanceof FetchOutcome.Tip tip ? Optional.of(tree(tip.commit())) : Optional.empty());
    }

    /** The tree of the tip as last seen, without asking; absent before the first fetch. */
    Optional<TipTree> lastSeen() {
        return remote.lastSeen().map(this::tree);
    }

    /** What the other agents said last of themselves. */
    Map<AgentName, AliveRefs.Sign> signs() {
        return remote.alive().look(self);
    }

    <R> Result<R> run(ClaimId nonce, R whenNoTip, Decide<R> decide) {
        Optional<TipTree> seen = yields ? Optional.empty() : lastSeen();
        yields = false;
        for (int attempt = 1; attempt <= PUSHES; attempt++) {
            if (seen.isPresent()
                    && !remote.hasMoved(seen.get().commit())
                    && decide.on(seen.get()) instanceof Decision.Change<R> change) {
                @Nullable Result<R> result = push(change, seen.get(), nonce);
                if (result != null) {
                    return result;
                }
            }
            pauseAfter(attempt);
            Result<Optional<TipTree>> look = look();
            if (!(look instanceof Result.Answered<Optional<TipTree>> now)) {
                return new Result.Offline<>(((Result.Offline<Optional<TipTree>>) look).reason());
            }
            if (now.answer().isEmpty()) {
                return new Result.Answered<>(whenNoTip);
            }
            if (decide.on(now.answer().get()) instanceof Decision.Answer<R> answer) {
                return new Result.Answered<>(answer.answer());
            }
            if (Thread.currentThread().isInterrupted()) {
                return new Result.Offline<>("stopping");
            }
            seen = now.answer();
        }
        return new Result.Offline<>("lost " + PUSHES + " races in a row");
    }

    /** None when only the tip as last seen was old. */
    private void pauseAfter(int attempt) {
        long most = Math.min(PAUSE.multipliedBy(attempt).toMillis(), LONGEST_PAUSE.toMillis());
        if (attempt == 1) {
            return;
        }
        try {
            sleeper.sleep(Duration.ofMillis(random.nextLong(most)));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null for a lost race: decide afresh. */
    private <R> @Nullable Result<R> push(Decision.Change<R> change, TipTree tree, ClaimId nonce) {
        Optional<String> words = refusals.of(change.edits().keySet(), clock.instant());
        if (words.isPresent()) {
            return new Result.Refused<>(words.get());
        }
        Optional<String> leak = leak(change, tree);
        if (leak.isPresent()) {
            return new Result.Refused<>("held back on this machine: " + leak.get());
        }
        CommitId commit = commit(change, tree, nonce);
        PushOutcome outcome = remote.push(commit, tree.commit());
        if (outcome instanceof PushOutcome.Unknown unknown) {
            return new Result.Unknown<>(unknown.reason());
        }
        if (outcome instanceof PushOutcome.Landed) {
            yields = !change.claimed().isEmpty();
            refusals.forget(change.edits().keySet());
            return new Result.Answered<>(change.landed().apply(commit));
        }
        if (outcome instanceof PushOutcome.Refused refused) {
            refusals.add(change.edits().keySet(), refused.reason(), clock.instant());
            return new Result.Refused<>(refused.reason());
        }
        return outcome instanceof PushOutcome.Unreachable unreachable
                ? new Result.Offline<>(unreachable.reason())
                : null;
    }

    /** What the change would publish that looks like a secret and is not published yet; for a person. */
    <R> Optional<String> leak(Decision.Change<R> change, TipTree tree) {
        List<byte[]> after =
                change.edits().values().stream().flatMap(Optional::stream).toList();
        return guard.checkChange(
                        after,
                        () -> change.edits().keySet().stream()
                                .flatMap(path -> tree.bytes(path).stream())
                                .toList())
                .refusal()
                .or(() -> guard.checkMessage(change.message()).refusal());
    }

    /** Stores the commit, which no ref names; what it claims and whose it is are on disk when this returns. */
    <R> CommitId commit(Decision.Change<R> change, TipTree tree, ClaimId nonce) {
        Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>();
        change.edits()
                .forEach((path, bytes) -> edits.put(
                        path.value(), bytes.map(repository.objects()::writeBlob).map(TreeEntry::file)));
        TreeId changed = repository.objects().writeTree(tree.tree(), edits);
        String message = change.message() + "\n\nNonce: " + nonce + "\n";
        CommitId commit = repository.objects().commit(changed, tree.commit(), message, self.value(), clock.instant());
        List<Runnable> records = new ArrayList<>(List.of(() -> own.add(commit)));
        if (!change.claimed().isEmpty()) {
            records.add(() -> journal.plan(nonce, tree.commit(), change.claimed()));
        }
        repository.objects().secure(records);
        return commit;
    }

    TipTree tree(CommitId tip) {
        return new TipTree(repository.objects(), tip, format, claims);
    }
}
