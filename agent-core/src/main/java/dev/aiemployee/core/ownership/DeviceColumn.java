package dev.aiemployee.core.ownership;

import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Optional;

/**
 * What another machine of the operator's may not do though local's column is its own: bring or take what other agents hold. The
 * operator may write there into what is held, which {@link ExecutionClaim#editRefusal} looks at.
 */
final class DeviceColumn {
    private static final List<VaultPath> ENDS = List.of(
            VaultLayout.NEEDS_ACTION, VaultLayout.DONE, VaultLayout.FAILED, VaultLayout.REJECTED, VaultLayout.ARCHIVE);

    private DeviceColumn() {}

    static Optional<String> refusal(AgentName device, Change change) {
        if (change instanceof Change.Move move) {
            VaultPath from = new VaultPath(move.from());
            boolean takesOthers = isOthers(device, from) && ENDS.stream().noneMatch(new VaultPath(move.to())::isUnder);
            return takesOthers || isOthers(device, new VaultPath(move.to()))
                    ? Optional.of(device + " takes nothing that another agent holds")
                    : Optional.empty();
        }
        return change.parts().stream()
                .filter(part -> part.kind() != Change.Kind.MODIFY)
                .filter(part -> VaultPath.isVaultPath(part.path()))
                .filter(part -> isOthers(device, new VaultPath(part.path())))
                .findFirst()
                .map(part -> device + " brings and removes nothing that another agent holds");
    }

    private static boolean isOthers(AgentName device, VaultPath path) {
        return path.isUnder(VaultLayout.IN_PROGRESS)
                && VaultLayout.ownerAt(path)
                        .filter(owner -> !owner.equals(device))
                        .isPresent();
    }
}
