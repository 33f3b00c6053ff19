package dev.aiemployee.core.vault;

import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** The vault's folders and well-known files. Paths only; touches no disk. */
public final class VaultLayout {
    public static final VaultPath DASHBOARD = new VaultPath("Dashboard.md");
    public static final VaultPath HANDBOOK = new VaultPath("Company_Handbook.md");
    public static final VaultPath GOALS = new VaultPath("Business_Goals.md");
    public static final VaultPath SYNC_STATE = new VaultPath(".git_sync_state.md");

    public static final VaultPath INBOX = new VaultPath("Inbox");
    public static final VaultPath NEEDS_ACTION = new VaultPath("Needs_Action");
    public static final VaultPath IN_PROGRESS = new VaultPath("In_Progress");
    public static final VaultPath PLANS = new VaultPath("Plans");
    public static final VaultPath PENDING_APPROVAL = new VaultPath("Pending_Approval");
    public static final VaultPath APPROVED = new VaultPath("Approved");
    public static final VaultPath REJECTED = new VaultPath("Rejected");
    public static final VaultPath DONE = new VaultPath("Done");
    public static final VaultPath FAILED = new VaultPath("Failed");
    public static final VaultPath CONFLICTS = new VaultPath("Conflicts");
    public static final VaultPath UPDATES = new VaultPath("Updates");
    public static final VaultPath SIGNALS = new VaultPath("Signals");
    public static final VaultPath BRIEFINGS = new VaultPath("Briefings");
    public static final VaultPath ACCOUNTING = new VaultPath("Accounting");
    public static final VaultPath ARCHIVE = new VaultPath("Archive");
    public static final VaultPath LOGS = new VaultPath("Logs");
    public static final VaultPath LOGS_CLOUD = new VaultPath("Logs/Cloud");
    public static final VaultPath LOGS_LOCAL = new VaultPath("Logs/Local");
    public static final VaultPath LOGS_ACTIONS = new VaultPath("Logs/Actions");

    /** The folders in which a file's name is an id, and an id stands in one of them only. */
    public static final Set<VaultPath> STATE_FOLDERS =
            Set.of(NEEDS_ACTION, IN_PROGRESS, PENDING_APPROVAL, APPROVED, REJECTED, DONE, FAILED, ARCHIVE);

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    private VaultLayout() {}

    public static VaultPath needsAction(Domain domain, TaskId id) {
        return NEEDS_ACTION.child(domain.value()).child(id.fileName());
    }

    public static VaultPath inProgress(AgentName agent, TaskId id) {
        return IN_PROGRESS.child(agent.value()).child(id.fileName());
    }

    public static VaultPath pendingApproval(Domain domain, TaskId id) {
        return PENDING_APPROVAL.child(domain.value()).child(id.fileName());
    }

    public static VaultPath approved(Domain domain, TaskId id) {
        return APPROVED.child(domain.value()).child(id.fileName());
    }

    public static VaultPath rejected(Domain domain, TaskId id) {
        return REJECTED.child(domain.value()).child(id.fileName());
    }

    public static VaultPath failed(Domain domain, TaskId id) {
        return FAILED.child(domain.value()).child(id.fileName());
    }

    /** {@code Done/<domain>/YYYY-MM/<id>.md}; the month is the UTC month of {@code finished}. */
    public static VaultPath done(Domain domain, TaskId id, Instant finished) {
        return DONE.child(domain.value()).child(MONTH.format(finished)).child(id.fileName());
    }

    /** The id whose note lies at {@code path}; absent outside the state folders and for names that are no id. */
    public static Optional<TaskId> taskAt(VaultPath path) {
        String name = path.fileName();
        if (STATE_FOLDERS.stream().noneMatch(folder -> path.value().startsWith(folder.value() + "/"))
                || !name.endsWith(".md")) {
            return Optional.empty();
        }
        String stem = name.substring(0, name.length() - 3);
        return TaskId.isTaskId(stem) ? Optional.of(new TaskId(stem)) : Optional.empty();
    }

    /** The agent in whose {@code In_Progress/} folder {@code path} lies; absent elsewhere. */
    public static Optional<AgentName> ownerAt(VaultPath path) {
        String[] parts = path.value().split("/", -1);
        return parts.length >= 3 && parts[0].equals(IN_PROGRESS.value()) && AgentName.isAgentName(parts[1])
                ? Optional.of(new AgentName(parts[1]))
                : Optional.empty();
    }
}
