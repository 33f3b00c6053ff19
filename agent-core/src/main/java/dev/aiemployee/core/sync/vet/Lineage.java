package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.Advice;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.task.CommitId;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the remote's tip stands to the last tip that this clone has seen. */
public sealed interface Lineage {
    /** The tip holds everything we have seen, or we have seen nothing yet. */
    record Forward() implements Lineage {}

    /**
     * The tip lacks commits that we have seen: somebody rolled the remote back or rewrote its history.
     *
     * @param fork the last commit that both histories hold
     */
    record Rewound(CommitId fork) implements Lineage {}

    /** The remote has nothing in common with what we have seen; a person must decide. */
    record Broken(String why, String toDo) implements Lineage {}

    /**
     * Compares the two.
     *
     * @param seen null before the first cycle
     * @param tip null while the remote has no branch
     */
    static Lineage of(VaultRepository repository, @Nullable CommitId seen, @Nullable CommitId tip) {
        History history = repository.history();
        Path vault = repository.vault();
        String branch = repository.branch();
        if (seen == null) {
            return new Forward();
        }
        if (tip == null) {
            return new Broken(
                    "the remote has lost its branch `" + branch + "`; nothing is applied or pushed",
                    "If that was not meant, put back what this clone published last: "
                            + Advice.PUT_BRANCH_BACK.inSentence(vault, seen, branch)
                            + ". If the remote moved, correct `GIT_REMOTE_URL`.");
        }
        if (history.contains(tip, seen)) {
            return new Forward();
        }
        Optional<CommitId> fork = history.mergeBase(seen, tip);
        return fork.<Lineage>map(Rewound::new)
                .orElseGet(() -> new Broken(
                        "the remote's history was replaced: " + tip.brief() + " has no commit in common with "
                                + seen.brief() + "; nothing is applied or pushed",
                        "Look at it with " + Advice.LOOK_AT.inSentence(vault, tip) + ". To put your history back: "
                                + Advice.PUT_HISTORY_BACK.inSentence(vault, branch, tip, seen, branch)
                                + ". To take the new one: make a new clone in an empty folder and copy your"
                                + " notes over."));
    }
}
