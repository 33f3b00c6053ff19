package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.ClonedBase;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;

/**
 * How a clone begins to share a branch. One that is no vault of ours yet is shared only once the operator has seen what it holds and
 * said yes, which is what {@code init} asks for.
 */
public final class Joining {
    private final AppliedBase base;
    private final VaultRepository repository;
    private final RemoteBranch remote;
    private final AgentKind side;
    private final FileTypes types;
    private boolean wanted;

    public Joining(AppliedBase base, VaultRepository repository, RemoteBranch remote, AgentKind side, FileTypes types) {
        this.base = base;
        this.repository = repository;
        this.remote = remote;
        this.side = side;
        this.types = types;
    }

    /** The operator wants this: what others did since the clone was made is taken over like the tree itself. */
    public void want() {
        wanted = true;
    }

    /** In the first cycle, after all that the clone holds is known to be the work of others as far as decisions go. */
    public String begin() {
        if (base.commit() != null || !(remote.fetch() instanceof FetchOutcome.Tip found)) {
            return "";
        }
        if (!wanted && side == AgentKind.LOCAL && !isVault(found.commit())) {
            return "the remote " + remote.url()
                    + " is in use and not shared with the agents yet; nothing is read or changed."
                    + " `local-agent init` shows what it holds and asks";
        }
        ClonedBase.stand(base, repository, found.commit(), types);
        if (wanted) {
            base.confirm();
        }
        return "";
    }

    private boolean isVault(CommitId tip) {
        ObjectBase objects = repository.objects();
        return JoinSurvey.of(objects, objects.treeOf(tip), types).isVault();
    }
}
