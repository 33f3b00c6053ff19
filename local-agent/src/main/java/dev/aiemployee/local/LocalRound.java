package dev.aiemployee.local;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.audit.AuditEvent;
import dev.aiemployee.core.audit.AuditLog;
import dev.aiemployee.core.audit.AuditResult;
import dev.aiemployee.core.claim.AgentWatch;
import dev.aiemployee.core.daemon.Heartbeat;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.queue.QueueOrder;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.dashboard.ActionLine;
import dev.aiemployee.local.dashboard.ChangedLine;
import dev.aiemployee.local.dashboard.DashboardDesk;
import dev.aiemployee.local.dashboard.DashboardState;
import dev.aiemployee.local.dashboard.PendingLine;
import dev.aiemployee.local.dashboard.TroubleLines;
import dev.aiemployee.local.desk.LeftToYou;
import dev.aiemployee.local.desk.LocalDesk;
import dev.aiemployee.local.desk.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One way round of the local agent: the desk's tick, then the claims, then the Dashboard that tells of it. One thread. */
final class LocalRound {
    private static final int LAST_ACTIONS = 5;
    private final LocalDesk desk;
    private final ClaimRound claims;
    private final DashboardDesk dashboard;
    private final SyncRhythm rhythm;
    private final VaultReader vault;
    private final AuditLog audit;
    private List<Waiting> waiting = List.of();
    private List<String> actions = List.of();
    private long audited = -1;
    private List<VaultPath> alertPaths = List.of();
    private List<OpenAlert> alerts = List.of();
    private List<VaultPath> mailPaths = List.of();
    private List<LeftToYou> left = List.of();

    LocalRound(
            LocalDesk desk,
            ClaimRound claims,
            DashboardDesk dashboard,
            SyncRhythm rhythm,
            VaultReader vault,
            AuditLog audit) {
        this.desk = desk;
        this.claims = claims;
        this.dashboard = dashboard;
        this.rhythm = rhythm;
        this.vault = vault;
        this.audit = audit;
    }

    void run() {
        waiting = desk.tick(this::show);
        claims.run();
        show(waiting);
    }

    /** The page goes out with what the desk publishes; an alert that came or went, soon. */
    private void show(List<Waiting> now) {
        boolean cameOrWent = !alertPaths.equals(vault.notesUnder(AlertBox.FOLDER));
        dashboard.refresh(state(now));
        if (cameOrWent) {
            rhythm.request();
        }
    }

    /** Until the next undo window closes; longer than any interval when none is open. */
    Duration untilDue() {
        return desk.untilDue(waiting);
    }

    private DashboardState state(List<Waiting> waiting) {
        List<PendingLine> pending = waiting.stream()
                .filter(one -> stays(one.path()))
                .sorted(Comparator.comparing(Waiting::item, new QueueOrder()))
                .map(one -> new PendingLine(one.path(), one.item(), desk.zone(), desk.now()))
                .toList();
        return new DashboardState(trouble(), pending, TroubleLines.leftToYou(left()), facts(), actions());
    }

    /** What is about to be filed does not wait any more, so that the page goes out with it. */
    private boolean stays(VaultPath path) {
        return VaultLayout.taskAt(path).filter(desk.leaving()::contains).isEmpty();
    }

    /** One word with a reason. */
    private static String sync(CycleReport report) {
        if (report.status() == SyncStatus.OFFLINE) {
            return "offline - the Git server is away; work goes on here, and what changed goes out when it is back";
        } else if (!report.problem().isEmpty()) {
            return "stopped - `local-agent status` says why";
        }
        return switch (report.status()) {
            case SYNCED, OFFLINE -> "up to date";
            case DIVERGED -> "running - changes are on their way";
            case CONFLICT ->
                "works - " + report.conflicts().size() + (report.conflicts().size() == 1 ? " note was" : " notes were")
                        + " changed on both sides, both texts are kept: `local-agent conflicts`";
        };
    }

    /** What stops work, or keeps it from leaving. */
    private List<String> trouble() {
        List<String> trouble = new ArrayList<>();
        if (desk.brakes().paused()) {
            trouble.add("**Paused: nothing leaves** until `local-agent resume`");
        }
        if (desk.brakes().dryRun()) {
            trouble.add("**Dry run: nothing leaves** while `DRY_RUN=true`; what is approved now is asked about again");
        }
        trouble.addAll(TroubleLines.alerts(alerts(), rhythm.alertsFromOutside(), desk.zone()));
        return trouble;
    }

    /** How things stand; nothing here changes while nothing happens. */
    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        Optional<CycleReport> last = rhythm.last();
        last.ifPresent(report -> {
            facts.add("Sync: " + sync(report));
            if (!report.held().isEmpty()) {
                facts.add("Held back: " + report.held().size() + " (see `local-agent status`)");
            }
        });
        Map<AgentName, AgentWatch.Seen> seen = claims.seen();
        seen.forEach((agent, one) -> {
            if (one.isMissed()) {
                facts.add("**" + agent + ": silent for more than half an hour** (see `Needs_Action/system/`)");
            }
        });
        for (VaultPath path : vault.notesUnder(VaultLayout.SIGNALS)) {
            if (seen.keySet().stream().map(Heartbeat::path).noneMatch(path::equals)) {
                note(path).flatMap(LocalRound::sign).ifPresent(facts::add);
            }
        }
        facts.addAll(ChangedLine.facts(
                rhythm.unsignedEdits().stream()
                        .map(edit -> new ChangedLine(edit.when(), edit.path(), edit.isRemoval()))
                        .toList(),
                desk.zone()));
        return facts;
    }

    /** Read anew only when one came or went. */
    private List<OpenAlert> alerts() {
        List<VaultPath> now = vault.notesUnder(AlertBox.FOLDER);
        if (!now.equals(alertPaths)) {
            alertPaths = now;
            alerts = OpenAlert.in(vault);
        }
        return alerts;
    }

    /** Read anew only when a mail came or went. */
    private List<LeftToYou> left() {
        List<VaultPath> now = vault.notesUnder(LeftToYou.FOLDER);
        if (!now.equals(mailPaths)) {
            mailPaths = now;
            left = LeftToYou.in(vault);
        }
        return left;
    }

    private static Optional<String> sign(Note note) {
        return note.text("agent")
                .filter(agent -> !agent.startsWith("local"))
                .flatMap(agent -> note.text("last_seen")
                        .map(seen -> ActionLine.plain(
                                agent + ": " + note.text("state").orElse("seen") + ", last sign of life "
                                        + seen.replace('T', ' '))));
    }

    /** Read anew only when the audit has grown. */
    private List<String> actions() {
        long now = vault.notesUnder(VaultLayout.LOGS_ACTIONS).stream()
                .mapToLong(file -> vault.size(file).orElse(0L))
                .sum();
        if (now != audited) {
            audited = now;
            List<AuditEvent> events = new ArrayList<>(audit.readAll());
            events.removeIf(event -> event.outcome().result() == AuditResult.STARTED);
            List<AuditEvent> latest = events.subList(Math.max(0, events.size() - LAST_ACTIONS), events.size());
            List<String> lines = new ArrayList<>();
            latest.forEach(event -> lines.add(0, ActionLine.of(event, desk.zone())));
            actions = List.copyOf(lines);
        }
        return actions;
    }

    private Optional<Note> note(VaultPath path) {
        return vault.read(path).flatMap(ParsedNote::note);
    }
}
