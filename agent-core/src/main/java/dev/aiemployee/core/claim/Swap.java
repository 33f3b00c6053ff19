package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.FetchOutcome;
import dev.aiemployee.core.git.LocalRefs;
import dev.aiemployee.core.git.PushOutcome;
import dev.aiemployee.core.git.RemoteBranch;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.git.TreeId;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compare-and-swap on the remote's tip: decide on a tree, build one commit on it, push it with that tip as the expected one; on
 * a lost race drop the commit and decide afresh, at once, for the loser has more to fetch and is the
 * slower one already. The commit is never on a branch, so a lost one is never published later.
 */
final class Swap {
    private static final int PUSHES = 20;

    /** What a tree calls for. */
    sealed interface Decision<R> {
        /** Make these changes, and answer this when they landed. */
        record Change<R>(Map<VaultPath, Optional<byte[]>> edits, String message) implements Decision<R> {}

        /** Nothing to do: this is the answer. */
        record Answer<R>(R answer) implements Decision<R> {}
    }

    /** Looks at a tree. */
    interface Decide<R> {
        Decision<R> on(TipTree tip);
    }

    /** How it ended. */
    sealed interface Result<R> {
        record Landed<R>(CommitId commit) implements Result<R> {}

        record Answered<R>(R answer) implements Result<R> {}

        record Refused<R>(String reason) implements Result<R> {}

        record Unknown<R>(String reason) implements Result<R> {}

        record Offline<R>(String reason) implements Result<R> {}
    }

    private final VaultRepository repository;
    private final RemoteBranch remote;
    private final OwnCommits own;
    private final AgentName self;
    private final NoteFormat format;
    private final Clock clock;

    Swap(ClaimParts parts) {
        repository = parts.repository();
        remote = parts.remote();
        own = parts.own();
        self = parts.self();
        format = new NoteFormat();
        clock = parts.clock();
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

    <R> Result<R> run(ClaimId nonce, R whenNoTip, Decide<R> decide) {
        String reason = "lost " + PUSHES + " races in a row";
        for (int attempt = 1; attempt <= PUSHES; attempt++) {
            FetchOutcome fetched = remote.fetch();
            if (!fetched.trouble().isEmpty()) {
                return new Result.Offline<>(fetched.trouble());
            }
            if (!(fetched instanceof FetchOutcome.Tip tip)) {
                return new Result.Answered<>(whenNoTip);
            }
            TipTree tree = tree(tip.commit());
            Decision<R> decision = decide.on(tree);
            if (decision instanceof Decision.Answer<R> answer) {
                return new Result.Answered<>(answer.answer());
            }
            CommitId commit = commit((Decision.Change<R>) decision, tree, tip.commit(), nonce);
            PushOutcome outcome = push(commit, tip.commit(), nonce);
            @Nullable Result<R> result = result(outcome, commit);
            if (result != null) {
                return result;
            }
            if (Thread.currentThread().isInterrupted()) {
                return new Result.Offline<>("stopping");
            }
        }
        return new Result.Offline<>(reason);
    }

    private PushOutcome push(CommitId commit, CommitId tip, ClaimId nonce) {
        String ref = LocalRefs.CLAIMS + nonce;
        repository.refs().set(ref, commit);
        PushOutcome outcome = remote.push(commit, tip);
        if (!(outcome instanceof PushOutcome.Unknown)) {
            repository.refs().remove(ref);
        }
        return outcome;
    }

    /** Null for a lost race: decide afresh. */
    private static <R> @Nullable Result<R> result(PushOutcome outcome, CommitId commit) {
        if (outcome instanceof PushOutcome.Landed) {
            return new Result.Landed<>(commit);
        }
        if (outcome instanceof PushOutcome.Refused refused) {
            return new Result.Refused<>(refused.reason());
        }
        if (outcome instanceof PushOutcome.Unknown unknown) {
            return new Result.Unknown<>(unknown.reason());
        }
        if (outcome instanceof PushOutcome.Unreachable unreachable) {
            return new Result.Offline<>(unreachable.reason());
        }
        return null;
    }

    private <R> CommitId commit(Decision.Change<R> change, TipTree tree, CommitId tip, ClaimId nonce) {
        Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>();
        change.edits()
                .forEach((path, bytes) -> edits.put(
                        path.value(), bytes.map(repository.objects()::writeBlob).map(TreeEntry::file)));
        TreeId changed = repository.objects().writeTree(tree.tree(), edits);
        CommitId commit = repository
                .objects()
                .commit(changed, tip, change.message() + "\n\nNonce: " + nonce + "\n", self.value(), clock.instant());
        own.add(commit);
        return commit;
    }

    private TipTree tree(CommitId tip) {
        return new TipTree(repository.objects(), repository.objects().treeOf(tip), format);
    }
}
