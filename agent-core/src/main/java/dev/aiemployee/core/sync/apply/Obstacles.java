package dev.aiemployee.core.sync.apply;

import dev.aiemployee.core.git.Advice;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.health.CloneForm;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.vault.VaultLayout;
import java.nio.file.Files;
import java.util.List;

/** What stands in the way of a cycle; asked again before each step that cannot be taken back, for it may begin at any moment. */
public final class Obstacles {
    private final VaultRepository repository;
    private final AppliedBase base;

    public Obstacles(VaultRepository repository, AppliedBase base) {
        this.repository = repository;
        this.base = base;
    }

    /** Why nothing may be done now, and what the operator can do about it; empty when all is well. */
    public String now() {
        List<CloneForm> forms = CloneForm.of(repository.vault()); // first: what is left out of it looks deleted below
        if (!forms.isEmpty()) {
            CloneForm form = forms.get(0);
            return repository.vault() + " " + form.what() + "; " + form.fix(repository.vault());
        }
        String operation = repository.operationInProgress();
        if (!operation.isEmpty()) {
            return "a Git operation of yours is in progress (" + operation + "); finish or abort it";
        }
        String offBranch = repository.offBranch();
        if (!offBranch.isEmpty()) {
            return offBranch;
        }
        if (!isVaultThere()) {
            return "Dashboard.md is missing in " + repository.vault()
                    + "; is the vault mounted? If you removed it, restore it with "
                    + Advice.RESTORE_DASHBOARD.inSentence(repository.vault(), repository.branch());
        }
        return "";
    }

    /** Whether the folder is the vault, and not the empty place where it would be mounted. */
    public boolean isVaultThere() {
        return base.blob(VaultLayout.DASHBOARD) == null || Files.exists(VaultLayout.DASHBOARD.in(repository.vault()));
    }
}
