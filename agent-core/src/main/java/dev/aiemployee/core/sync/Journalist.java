package dev.aiemployee.core.sync;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells what a cycle did: as a report, in the clone's state file, in the logs, and as an alert where a person must look. */
final class Journalist {
    /** After so long without the remote the clone calls itself offline. */
    private static final Duration OFFLINE_AFTER = Duration.ofMinutes(5);

    private final Identity self;
    private final Clock clock;
    private final VaultWriter writer;
    private final VaultReader reader;
    private final SyncStateFile stateFile;
    private final Set<String> told = new HashSet<>();
    private final Set<VaultPath> waiting = new TreeSet<>();
    private @Nullable Instant unreachableSince;

    Journalist(Path vault, Identity self, Clock clock, OwnWrites own) {
        this.self = self;
        this.clock = clock;
        this.writer = new VaultWriter(vault, own);
        this.reader = new VaultReader(vault, new NoteFormat());
        this.stateFile = new SyncStateFile(vault, self);
    }

    /** The remote has answered: what waited so far is out, or is found again. */
    void answered() {
        waiting.clear();
    }

    CycleReport finished(
            AppliedBase base,
            Plan plan,
            Settle.Settled settled,
            DiskChanges changes,
            @Nullable CommitId published,
            String problem,
            CycleReport.Trouble trouble) {
        unreachableSince = null;
        if (published == null) {
            changes.written().keySet().stream()
                    .filter(path -> path.isUnder(VaultLayout.LOGS))
                    .forEach(waiting::add);
        }
        plan.notes().forEach(note -> log("git_conflicts", note.line()));
        plan.vetted().violations().forEach(this::tell);
        plan.held().forEach(this::tell);
        List<VaultPath> conflicts = conflicts();
        boolean behind = !problem.isEmpty()
                || !plan.withheld().isEmpty()
                || !settled.pending().isEmpty()
                || !changes.restless().isEmpty();
        SyncStatus status =
                !conflicts.isEmpty() ? SyncStatus.CONFLICT : behind ? SyncStatus.DIVERGED : SyncStatus.SYNCED;
        return report(
                base,
                status,
                published,
                settled,
                plan.held(),
                conflicts,
                plan.vetted().violations(),
                new Trouble(problem, trouble, plan.withheld()));
    }

    CycleReport offline(AppliedBase base, String url, String reason, List<HeldPath> held) {
        Instant now = clock.instant();
        if (unreachableSince == null) {
            unreachableSince = now;
        }
        boolean offline = !unreachableSince.plus(OFFLINE_AFTER).isAfter(now);
        return report(
                base,
                offline ? SyncStatus.OFFLINE : conflicts().isEmpty() ? SyncStatus.DIVERGED : SyncStatus.CONFLICT,
                null,
                new Settle.Settled(List.of(), base.pending().stream().sorted().toList()),
                held,
                conflicts(),
                List.of(),
                new Trouble(
                        "the remote " + url + " cannot be reached: " + reason,
                        CycleReport.Trouble.MAY_PASS,
                        List.of()));
    }

    CycleReport stopped(AppliedBase base, String problem, CycleReport.Trouble kind, List<HeldPath> held) {
        return report(
                base,
                conflicts().isEmpty() ? SyncStatus.DIVERGED : SyncStatus.CONFLICT,
                null,
                new Settle.Settled(List.of(), base.pending().stream().sorted().toList()),
                held,
                conflicts(),
                List.of(),
                new Trouble(problem, kind, List.of()));
    }

    private CycleReport report(
            AppliedBase base,
            SyncStatus status,
            @Nullable CommitId published,
            Settle.Settled settled,
            List<HeldPath> held,
            List<VaultPath> conflicts,
            List<Violation> violations,
            Trouble trouble) {
        TreeSet<VaultPath> pending = new TreeSet<>(settled.pending());
        pending.addAll(waiting);
        CycleReport report = new CycleReport(
                status,
                published,
                base.commit(),
                settled.applied(),
                List.copyOf(pending),
                held,
                conflicts,
                violations,
                trouble.problem(),
                trouble.kind(),
                trouble.withheld());
        stateFile.write(report, clock.instant());
        return report;
    }

    /** The remote was rolled back or rewritten, and is being mended. */
    void rewound(@Nullable CommitId seen, @Nullable CommitId tip) {
        if (seen != null && tip != null && told.add("rewound " + seen)) {
            String what = "The remote's history was rolled back or rewritten: what this clone saw last, `" + seen
                    + "`, is not part of it any more.";
            log("security_violations", what);
            alert(
                    "rewound",
                    "The remote was rolled back",
                    what,
                    "Nothing is lost: everything that was published is being merged with what the remote holds now and"
                            + " published again, and the commit above stays in this clone.",
                    "If you did this on purpose to remove something, remove it once more by hand. If not, forbid it on"
                            + " the server: `git config receive.denyNonFastForwards true` and `receive.denyDeletes true`,"
                            + " and look at `git log "
                            + tip + ".." + seen + "`.");
        }
    }

    private record Trouble(String problem, CycleReport.Trouble kind, List<VaultPath> withheld) {}

    /** Notes would go and wait for the operator's word. */
    void withheld(List<VaultPath> paths) {
        String command = self.kind().word() + "-agent sync --accept-deletions";
        alert(
                "deletions",
                "Many notes would go",
                paths.size() + " notes would be removed or rewritten at once, the first is `"
                        + plain(paths.get(0).value()) + "`.",
                "Nothing of it is done: a vault that is half there, or a commit of somebody else, looks just like this."
                        + " Everything else is synced.",
                "If you meant it, run `" + command + "`; it lists them. If not, bring the notes back, for example with"
                        + " `git checkout -- .` in the vault.");
        log("errors", paths.size() + " deletions wait for `" + command + "`");
    }

    /** Sync stands still until a person decides. */
    void broken(Lineage.Broken broken) {
        if (told.add("broken " + broken.why())) {
            alert(
                    "sync_stopped",
                    "Sync stands still",
                    broken.why() + ".",
                    "Your notes stay as they are on this machine; nothing is fetched or published until you decide.",
                    broken.toDo());
        }
    }

    private List<VaultPath> conflicts() {
        return reader.notesUnder(VaultLayout.CONFLICTS);
    }

    private void tell(Violation violation) {
        if (told.add(violation.commit() + violation.path())) {
            String what = "commit `" + violation.commit() + "` changed `" + plain(violation.path()) + "`: "
                    + violation.rule();
            log("security_violations", what);
            alert(
                    "security",
                    "A change was refused",
                    what,
                    "Somebody with write access to the remote tried to change something that only you may change. It"
                            + " was not applied, and the published state is restored.",
                    "Look at it with `git show " + violation.commit()
                            + "`. If it was not you, replace the cloud machine's deploy key.");
        }
    }

    private void tell(HeldPath held) {
        if (told.add(held.path() + held.rule())) {
            log("security_violations", "`" + plain(held.path()) + "` is held back: " + held.rule());
            alert(
                    "held",
                    "A file is held back",
                    "`" + plain(held.path()) + "` is not synced: " + held.rule() + ".",
                    "The file stays on this machine as it is; everything else goes on.",
                    "Remove what the rule names from the file, rename it, or move it out of the vault.");
        }
    }

    private void alert(String kind, String title, String happened, String means, String toDo) {
        Instant now = clock.instant();
        Note note = Alert.note(kind + "_" + self.agent(), title, new Alert.Text(happened, means, toDo), now);
        VaultPath path =
                VaultLayout.NEEDS_ACTION.child("system").child(note.text("id").orElseThrow() + ".md");
        waiting.add(path);
        if (!writer.create(path, note)) {
            log("errors", "the alert " + path + " is there already: " + happened);
        }
    }

    private void log(String name, String line) {
        VaultPath folder = self.kind() == AgentKind.LOCAL ? VaultLayout.LOGS_LOCAL : VaultLayout.LOGS_CLOUD;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        VaultPath file = folder.child(name + ".md");
        waiting.add(file);
        writer.append(file, "- " + now + " " + line);
    }

    /** A path from outside, fit for a line of Markdown. */
    private static String plain(String path) {
        StringBuilder text = new StringBuilder();
        path.codePoints()
                .map(point -> Character.isISOControl(point) || point == '`' ? '?' : point)
                .limit(200)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
