package dev.aiemployee.core.ownership;

import dev.aiemployee.core.ownership.Change.Kind;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The write partition: who may write which path. Judges places and kinds of change only, file types are {@link FileTypes}; what a changed text says is the
 * business of {@link DashboardSections} and {@link DecidedText}. A refusal is a sentence for a person and never
 * repeats the path, which may be hostile. Stateless.
 */
public final class OwnershipRules {
    private static final Map<String, Winner> WINNERS = Map.ofEntries(
            Map.entry(VaultLayout.DASHBOARD.value(), Winner.BY_SECTION),
            Map.entry(VaultLayout.NEEDS_ACTION.value(), Winner.BY_TASK),
            Map.entry(VaultLayout.IN_PROGRESS.value(), Winner.OWNER),
            Map.entry(VaultLayout.DONE.value(), Winner.OWNER),
            Map.entry(VaultLayout.PLANS.value(), Winner.LOCAL),
            Map.entry(VaultLayout.PENDING_APPROVAL.value(), Winner.LOCAL),
            Map.entry(VaultLayout.APPROVED.value(), Winner.LOCAL),
            Map.entry(VaultLayout.REJECTED.value(), Winner.LOCAL),
            Map.entry(VaultLayout.FAILED.value(), Winner.LOCAL),
            Map.entry(VaultLayout.ACCOUNTING.value(), Winner.LOCAL),
            Map.entry(VaultLayout.ARCHIVE.value(), Winner.LOCAL),
            Map.entry(VaultLayout.BRIEFINGS.value(), Winner.LOCAL),
            Map.entry(VaultLayout.UPDATES.value(), Winner.CLOUD),
            Map.entry(VaultLayout.SIGNALS.value(), Winner.CLOUD));

    private OwnershipRules() {}

    /** Why our own agent of this name, working in this column, may not commit the change; empty when it may. */
    public static Optional<String> mayWrite(AgentKind column, AgentName agent, Change change) {
        return switch (column) {
            case LOCAL -> local(change);
            case CLOUD -> cloud(new CloudWriter.Own(agent), change);
        };
    }

    /**
     * Why a change of unknown authorship, fetched by the local agent {@code home}, is not applied; empty when the path alone
     * speaks for it. The cloud's column counts, and no folder or log of {@code home} or of an agent called {@code local...}
     * may be touched.
     */
    public static Optional<String> mayArrive(AgentName home, Change change) {
        return cloud(new CloudWriter.Foreign(home), change);
    }

    /** Whether a key's principal can be an agent on another machine of the operator's. */
    public static boolean mayBeDevice(AgentName self, String principal) {
        return AgentName.isAgentName(principal)
                && !principal.equals(self.value())
                && AgentFile.isHome(self, new AgentName(principal));
    }

    /**
     * Why a change that the device key of the local agent {@code device} signed is not applied: local's column, but for what others
     * hold. Out of another agent's folder a task may only go back or be finished, and nothing but a move brings a note into a folder
     * of claims.
     */
    public static Optional<String> mayArriveFrom(AgentName device, Change change) {
        return local(change).or(() -> DeviceColumn.refusal(device, change));
    }

    /** Whose text stands when both sides changed {@code path}. What is not of our own form is the operator's, in any folder. */
    public static Winner winner(VaultPath path) {
        if (Paths.placeRefusal(path.value()).isPresent()) {
            return Winner.HELD;
        }
        if (!AgentPlaces.isOurs(path)) {
            return Winner.KEEP_BOTH;
        }
        if (path.isUnder(VaultLayout.LOGS)) {
            return path.isUnder(VaultLayout.LOGS_CLOUD)
                    ? Winner.CLOUD
                    : path.isUnder(VaultLayout.LOGS_LOCAL) ? Winner.LOCAL : Winner.OWNER;
        }
        return WINNERS.getOrDefault(path.top(), Winner.KEEP_BOTH);
    }

    /** The operator's side may do anything with a path that may exist at all, and clean away what may not. */
    private static Optional<String> local(Change change) {
        return firstRefusal(change, at -> at.kind() == Kind.DELETE ? Optional.empty() : Paths.placeRefusal(at.path()));
    }

    private static Optional<String> cloud(CloudWriter writer, Change change) {
        Optional<String> refusal = firstRefusal(change, at -> Paths.placeRefusal(at.path()));
        if (refusal.isPresent() || isTaskMove(writer, change)) {
            return refusal;
        }
        return firstRefusal(change, at -> CloudColumn.refusal(writer, new VaultPath(at.path()), at.kind()));
    }

    private static boolean isTaskMove(CloudWriter writer, Change change) {
        return change instanceof Change.Move move
                && CloudColumn.isTaskMove(writer, new VaultPath(move.from()), new VaultPath(move.to()));
    }

    private static Optional<String> firstRefusal(Change change, Function<Change.At, Optional<String>> rule) {
        return change.parts().stream().map(rule).flatMap(Optional::stream).findFirst();
    }
}
