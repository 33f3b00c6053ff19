package dev.aiemployee.local.approve;

import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;

/** Which of the vault's folders an approval note lies in, as far as it matters to a decision. */
public enum Place {
    PENDING_APPROVAL,
    APPROVED,
    REJECTED,
    IN_PROGRESS,
    FAILED,
    ELSEWHERE;

    public static Place of(VaultPath path) {
        if (path.isUnder(VaultLayout.PENDING_APPROVAL)) {
            return PENDING_APPROVAL;
        } else if (path.isUnder(VaultLayout.APPROVED)) {
            return APPROVED;
        } else if (path.isUnder(VaultLayout.REJECTED)) {
            return REJECTED;
        } else if (path.isUnder(VaultLayout.IN_PROGRESS)) {
            return IN_PROGRESS;
        }
        return path.isUnder(VaultLayout.FAILED) ? FAILED : ELSEWHERE;
    }
}
