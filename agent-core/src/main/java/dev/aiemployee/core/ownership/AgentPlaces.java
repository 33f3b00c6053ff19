package dev.aiemployee.core.ownership;

import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the notes of the agents lie, by place and name alone: what no rule of Git's may hide. In a folder whose name may be the operator's
 * as well only names of our own form count. Pure.
 */
public final class AgentPlaces {
    private static final Set<VaultPath> FILES =
            Set.of(VaultLayout.DASHBOARD, VaultLayout.HANDBOOK, VaultLayout.GOALS, new VaultPath(".gitignore"));

    private static final List<VaultPath> FOLDERS = List.of(
            VaultLayout.NEEDS_ACTION,
            VaultLayout.IN_PROGRESS,
            VaultLayout.PENDING_APPROVAL,
            VaultLayout.APPROVED,
            VaultLayout.REJECTED,
            VaultLayout.LOGS_CLOUD,
            VaultLayout.LOGS_LOCAL,
            VaultLayout.LOGS_ACTIONS,
            CloudColumn.LOGS_API_USAGE,
            CloudColumn.LOGS_HEALTH);

    private static final String TASK =
            "/[a-z][a-z0-9_-]{0,39}/([0-9]{4}-[0-9]{2}/)?[A-Za-z0-9][A-Za-z0-9_-]{0,119}\\.md";

    private static final Map<VaultPath, Pattern> NAMES = Map.of(
            VaultLayout.DONE, Pattern.compile("Done" + TASK),
            VaultLayout.ARCHIVE, Pattern.compile("Archive" + TASK),
            VaultLayout.FAILED, Pattern.compile("Failed" + TASK),
            VaultLayout.UPDATES, Pattern.compile("Updates/[0-9]{8}T[0-9]{6}Z_[A-Za-z0-9][A-Za-z0-9_-]*\\.md"),
            VaultLayout.SIGNALS, Pattern.compile("Signals/[a-z][a-z0-9-]*(_[a-z0-9_-]+)?\\.md"),
            VaultLayout.PLANS, Pattern.compile("Plans/PLAN_[^/]+\\.md"),
            VaultLayout.BRIEFINGS, Pattern.compile("Briefings/[0-9]{4}-[0-9]{2}-[0-9]{2}_[A-Za-z]+_Briefing\\.md"),
            VaultLayout.ACCOUNTING, Pattern.compile("Accounting/Current_Month\\.md"));

    private AgentPlaces() {}

    /** Whether a note at this path is of our own form. */
    public static boolean isOurs(VaultPath path) {
        return FILES.contains(path)
                || FOLDERS.stream().anyMatch(path::isUnder)
                || CopyName.isCopy(path)
                || (path.fileName().equals(".gitkeep") && Paths.reservedAtTop().contains(path.top() + "/"))
                || NAMES.entrySet().stream()
                        .anyMatch(form -> path.isUnder(form.getKey())
                                && form.getValue().matcher(path.value()).matches());
    }
}
