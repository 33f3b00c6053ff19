package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.TreeChange;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.git.TreeId;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.ownership.ApprovalContent;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.DashboardSections;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.ownership.TaskMoves;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks every fetched change against what its author may write, commit by commit, before the working tree is touched. A commit
 * is our own when our journal says so; whoever the author field names, all others are judged by the cloud's column. A cloud
 * clone has nothing to protect but its own disk: there only paths that no vault can hold are refused.
 */
final class Vetting {
    private final VaultRepository repository;
    private final OwnCommits own;
    private final Identity self;

    Vetting(VaultRepository repository, OwnCommits own, Identity self) {
        this.repository = repository;
        this.own = own;
        this.self = self;
    }

    /**
     * Judges what lies between two published commits.
     *
     * @param seen the commit the applied base stands on, an ancestor of {@code tip}; null for the first adoption, which the
     *     operator has confirmed: then only paths are judged
     */
    Vetted vet(@Nullable CommitId seen, CommitId tip) {
        Map<String, Violation> refused = new LinkedHashMap<>();
        Set<Vetted.ForeignText> foreign = new HashSet<>();
        if (seen != null) {
            for (CommitId commit : repository.history().firstParents(seen, tip)) {
                if (!own.contains(commit)) {
                    judge(commit, refused, foreign);
                }
            }
        }
        Map<VaultPath, Optional<BlobId>> changes = new LinkedHashMap<>();
        Map<String, Optional<TreeEntry>> restore = new LinkedHashMap<>();
        for (TreeChange change : net(seen, tip)) {
            String path = change.path();
            String bad = shapeRefusal(change);
            if (!bad.isEmpty()) {
                refused.putIfAbsent(path, new Violation(path, tip.value(), bad));
            }
            if (!refused.containsKey(path)) {
                changes.put(
                        new VaultPath(path), Optional.ofNullable(change.after()).map(TreeEntry::blob));
            } else if (self.kind() == AgentKind.LOCAL) {
                restore.put(path, Optional.ofNullable(change.before()));
            }
        }
        return new Vetted(changes, restore, foreign, List.copyOf(refused.values()));
    }

    private List<TreeChange> net(@Nullable CommitId seen, CommitId tip) {
        TreeId before = seen == null ? null : repository.objects().treeOf(seen);
        return repository.objects().changes(before, repository.objects().treeOf(tip));
    }

    private void judge(CommitId commit, Map<String, Violation> refused, Set<Vetted.ForeignText> foreign) {
        CommitId parent = repository.history().parent(commit).orElse(null);
        Map<String, TreeChange> byPath = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (TreeChange change : net(parent, commit)) {
            byPath.put(change.path(), change);
            changes.add(new Change.At(change.path(), kindOf(change)));
            TreeEntry after = change.after();
            foreign.add(new Vetted.ForeignText(change.path(), after == null ? null : after.blob()));
        }
        if (self.kind() == AgentKind.CLOUD) {
            return;
        }
        for (Change change : TaskMoves.pair(changes)) {
            Optional<String> refusal = OwnershipRules.mayArrive(self.agent(), change);
            for (Change.At part : change.parts()) {
                TreeChange at = byPath.get(part.path());
                refusal.or(() -> at == null ? Optional.empty() : contentRefusal(at))
                        .ifPresent(rule ->
                                refused.putIfAbsent(part.path(), new Violation(part.path(), commit.value(), rule)));
            }
        }
    }

    /** What the text itself may not say: a decision, or anything in the Dashboard but the cloud's own section. */
    private Optional<String> contentRefusal(TreeChange change) {
        TreeEntry after = change.after();
        if (after == null || !shapeRefusal(change).isEmpty()) {
            return Optional.empty();
        }
        VaultPath path = new VaultPath(change.path());
        if (path.isUnder(VaultLayout.PENDING_APPROVAL)) {
            return text(after).filter(text -> !ApprovalContent.isDecided(text)).isPresent()
                    ? Optional.empty()
                    : Optional.of("an approval note must arrive undecided");
        }
        if (path.equals(VaultLayout.DASHBOARD)) {
            TreeEntry before = change.before();
            String old = before == null ? "" : text(before).orElse("");
            return text(after)
                            .filter(text -> DashboardSections.cloudMayChange(old, text))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("the cloud writes only the Updates section of the Dashboard");
        }
        return Optional.empty();
    }

    private Optional<String> text(TreeEntry entry) {
        return repository
                .objects()
                .readBlob(entry.blob(), NoteFormat.DEFAULT_MAX_NOTE_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Why this entry cannot be a file of any vault; empty when it can. */
    private static String shapeRefusal(TreeChange change) {
        TreeEntry after = change.after();
        if (after == null) {
            return VaultPath.isVaultPath(change.path()) ? "" : "not a path of a vault";
        }
        return switch (after.kind()) {
            case SYMLINK -> "a symbolic link";
            case SUBMODULE -> "a submodule";
            case FILE, EXECUTABLE -> Paths.refusal(change.path()).orElse("");
        };
    }

    private static Change.Kind kindOf(TreeChange change) {
        if (change.before() == null) {
            return Change.Kind.ADD;
        }
        return change.after() == null ? Change.Kind.DELETE : Change.Kind.MODIFY;
    }
}
