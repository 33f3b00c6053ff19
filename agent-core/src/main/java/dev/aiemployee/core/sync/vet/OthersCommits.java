package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.task.CommitId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What another tool committed on this clone's branch of entries that no agent syncs: it is published as it stands, unless the remote
 * holds another change of the same entry or a rule keeps it from every commit. For one thread.
 */
public final class OthersCommits {
    private final VaultRepository repository;
    private final CommitRules rules;
    private final LeftAlone leftAlone;

    public OthersCommits(VaultRepository repository, CommitRules rules) {
        this.repository = repository;
        this.rules = rules;
        this.leftAlone = new LeftAlone(repository.objects(), rules.types());
    }

    /**
     * What goes on top of {@code tip}.
     *
     * @param tip null while the remote has no branch
     * @param held takes what does not go
     */
    public Map<String, Optional<TreeEntry>> edits(@Nullable CommitId tip, List<HeldPath> held) {
        Optional<CommitId> head = repository.refs().read(LocalRefs.branch(repository.branch()));
        if (head.isEmpty() || (tip != null && repository.history().contains(tip, head.get()))) {
            return Map.of();
        }
        @Nullable
        CommitId fork = tip == null
                ? null
                : repository.history().mergeBase(head.get(), tip).orElse(null);
        return edits(fork, head.get(), tip, held);
    }

    /** The same for what a commit changed since {@code fork}; null for all of it. */
    public Map<String, Optional<TreeEntry>> edits(
            @Nullable CommitId fork, CommitId from, @Nullable CommitId tip, List<HeldPath> held) {
        @Nullable TreeId ground = tree(fork);
        @Nullable TreeId there = tree(tip);
        Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>();
        for (TreeChange change :
                repository.objects().changes(ground, repository.objects().treeOf(from))) {
            Optional<TreeEntry> now =
                    there == null ? Optional.empty() : repository.objects().find(there, change.path());
            if (leftAlone.is(change, ground) && !now.equals(Optional.ofNullable(change.after()))) {
                Optional<String> refusal = now.equals(Optional.ofNullable(change.before()))
                        ? refusal(change)
                        : Optional.of(
                                "changed here and on the remote; the branch keeps the remote's, the commit is kept"
                                        + " below refs/agents/kept");
                refusal.ifPresentOrElse(
                        why -> held.add(new HeldPath(change.path(), why)),
                        () -> edits.put(change.path(), Optional.ofNullable(change.after())));
            }
        }
        return edits;
    }

    private @Nullable TreeId tree(@Nullable CommitId commit) {
        return commit == null ? null : repository.objects().treeOf(commit);
    }

    private Optional<String> refusal(TreeChange change) {
        TreeEntry after = change.after();
        if (after == null || after.kind() == TreeEntry.Kind.SUBMODULE) {
            return Optional.empty();
        }
        int limit = (int) Math.min(rules.maxFileBytes(), Integer.MAX_VALUE - 8);
        return repository
                .objects()
                .readBlob(after.blob(), limit)
                .map(bytes -> rules.refusal(change.path(), bytes))
                .orElse(Optional.of("larger than " + rules.maxFileBytes() + " bytes"));
    }
}
