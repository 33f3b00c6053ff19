package dev.aiemployee.core.ownership;

import dev.aiemployee.core.ownership.Change.Kind;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cloud's column of the write partition, one {@link Row} per folder. */
final class CloudColumn {
    static final VaultPath LOGS_API_USAGE = new VaultPath("Logs/API_Usage");
    static final VaultPath LOGS_HEALTH = new VaultPath("Logs/Health");

    private static final Set<Kind> CREATE = Set.of(Kind.ADD);
    private static final Set<Kind> CHANGE = Set.of(Kind.MODIFY);
    private static final Set<Kind> WRITE = Set.of(Kind.ADD, Kind.MODIFY);

    /** The first row whose folder holds the path decides, so a folder stands above the one it lies in. */
    private static final List<Row> ROWS = List.of(
            new Row(VaultLayout.DASHBOARD, CHANGE, NameForm.ANY, "never creates or deletes Dashboard.md"),
            new Row(VaultLayout.NEEDS_ACTION, CREATE, NameForm.TASK, "only creates <domain>/<id>.md in Needs_Action/"),
            new Row(
                    VaultLayout.IN_PROGRESS,
                    WRITE,
                    NameForm.OWN_TASK,
                    "only writes <its name>/<id>.md in In_Progress/ and moves it out"),
            new Row(
                    VaultLayout.PENDING_APPROVAL,
                    CREATE,
                    NameForm.TASK,
                    "only creates <domain>/<id>.md in Pending_Approval/"),
            new Row(VaultLayout.DONE, Set.of(), NameForm.ANY, "only finishes its own tasks in Done/"),
            new Row(VaultLayout.PLANS, WRITE, NameForm.ANY, "never deletes in Plans/"),
            new Row(VaultLayout.UPDATES, WRITE, NameForm.ANY, "never deletes in Updates/"),
            new Row(VaultLayout.SIGNALS, WRITE, NameForm.OWN_FILE, "only writes files with its name in Signals/"),
            new Row(VaultLayout.LOGS_CLOUD, WRITE, NameForm.ANY, "never deletes in Logs/Cloud/"),
            log(VaultLayout.LOGS_ACTIONS),
            log(LOGS_API_USAGE),
            log(LOGS_HEALTH),
            never(VaultLayout.LOGS),
            new Row(VaultLayout.BRIEFINGS, CREATE, NameForm.ANY, "only creates in Briefings/"),
            new Row(VaultLayout.CONFLICTS, CREATE, NameForm.ANY, "only creates in Conflicts/"),
            never(VaultLayout.HANDBOOK),
            never(VaultLayout.GOALS),
            never(VaultLayout.INBOX),
            never(VaultLayout.APPROVED),
            never(VaultLayout.REJECTED),
            never(VaultLayout.FAILED),
            never(VaultLayout.ACCOUNTING),
            never(VaultLayout.ARCHIVE));

    /** Folders whose names people had before us: what is not of our own form there is the operator's. */
    private static final List<VaultPath> SHARED = List.of(
            VaultLayout.DONE,
            VaultLayout.ARCHIVE,
            VaultLayout.FAILED,
            VaultLayout.PLANS,
            VaultLayout.UPDATES,
            VaultLayout.BRIEFINGS,
            VaultLayout.LOGS);

    private CloudColumn() {}

    /** Why {@code writer} may not make this change; the path has passed {@link Paths#refusal}. */
    static Optional<String> refusal(CloudWriter writer, VaultPath path, Kind kind) {
        if (path.value().equals(".gitignore")) {
            return Optional.of("the cloud never writes .gitignore");
        }
        if (Paths.fold(path.fileName()).endsWith(".svg")) {
            return Optional.of("the cloud never writes svg images, which can hold scripts");
        }
        if (writer.mayTouchNotes() && isOperators(path)) {
            return noteRefusal(writer, kind);
        }
        return ROWS.stream()
                .filter(row -> path.isUnder(row.place))
                .findFirst()
                .map(row -> row.refusal(writer, path, kind))
                .orElseGet(() -> noteRefusal(writer, kind));
    }

    private static boolean isOperators(VaultPath path) {
        return SHARED.stream().anyMatch(path::isUnder) && !AgentPlaces.isOurs(path);
    }

    /** Whether a task may go this way at the cloud's hand: claim, release, finish. */
    static boolean isTaskMove(CloudWriter writer, VaultPath from, VaultPath to) {
        boolean sameTask = from.fileName().equals(to.fileName());
        boolean claim = isFree(writer, from) && isHeld(writer, to);
        boolean release = isHeld(writer, from) && isFree(writer, to);
        boolean finish = isHeld(writer, from) && isDone(writer, to);
        return sameTask && (claim || release || finish);
    }

    private static boolean isFree(CloudWriter writer, VaultPath path) {
        return path.isUnder(VaultLayout.NEEDS_ACTION) && NameForm.TASK.fits(writer, path);
    }

    private static boolean isHeld(CloudWriter writer, VaultPath path) {
        return NameForm.OWN_TASK.fits(writer, path);
    }

    private static boolean isDone(CloudWriter writer, VaultPath path) {
        return path.isUnder(VaultLayout.DONE) && NameForm.DONE_TASK.fits(writer, path);
    }

    private static Optional<String> noteRefusal(CloudWriter writer, Kind kind) {
        if (!writer.mayTouchNotes()) {
            return Optional.of("the cloud never writes the operator's own notes");
        }
        return kind == Kind.DELETE
                ? Optional.of("only the operator deletes the operator's own notes")
                : Optional.empty();
    }

    private static Row log(VaultPath folder) {
        return new Row(folder, WRITE, NameForm.OWN_FILE, "only writes files with its name in " + folder + "/");
    }

    private static Row never(VaultPath place) {
        return new Row(place, Set.of(), NameForm.ANY, "never writes in " + place);
    }

    /** What the cloud may do at one place and below it. */
    private record Row(VaultPath place, Set<Kind> kinds, NameForm names, String rule) {
        Optional<String> refusal(CloudWriter writer, VaultPath path, Kind kind) {
            boolean allowed = kinds.contains(kind) && names.fits(writer, path);
            return allowed ? Optional.empty() : Optional.of("the cloud " + rule);
        }
    }
}
