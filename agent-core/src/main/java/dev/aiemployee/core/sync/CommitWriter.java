package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.merge.Plan;
import dev.aiemployee.core.task.CommitId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a plan's commit and enters it in the journal of own commits before anybody can see it. */
final class CommitWriter {
    private final VaultRepository repository;
    private final OwnCommits own;
    private final CommitRules rules;
    private final Identity self;
    private final Clock clock;
    private @Nullable Written latest;

    CommitWriter(VaultRepository repository, OwnCommits own, CommitRules rules, Identity self, Clock clock) {
        this.repository = repository;
        this.own = own;
        this.rules = rules;
        this.self = self;
        this.clock = clock;
    }

    /** The plan's edits on top of {@code tip}. Asking for the same again answers with the same commit, so that a refused push piles up nothing. */
    CommitId write(Plan plan, @Nullable CommitId tip) {
        @Nullable TreeId before = tip == null ? null : repository.objects().treeOf(tip);
        TreeId tree = repository.objects().writeTree(before, plan.edits());
        Written again = latest;
        if (again != null && again.tree().equals(tree) && Objects.equals(again.tip(), tip)) {
            return again.commit();
        }
        CommitId commit = repository
                .objects()
                .commit(tree, tip, message(plan), self.agent().value(), clock.instant());
        repository.objects().secure(List.of(() -> own.add(commit)));
        latest = new Written(tree, tip, commit);
        return commit;
    }

    private String message(Plan plan) {
        String message = CommitMessage.of(self.agent(), plan.edits());
        return rules.messageRefusal(message).isPresent() ? self.agent() + ": changes\n" : message;
    }

    private record Written(TreeId tree, @Nullable CommitId tip, CommitId commit) {}
}
