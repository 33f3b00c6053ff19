package dev.aiemployee.core.sync;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes {@code .git_sync_state.md}: how this clone stands to the remote, for a person and for {@code status}. Never synced. A cycle
 * that changes nothing but the times in it writes it only when it is {@link #FRESH} old, because it is read by people.
 */
final class SyncStateFile {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Set<String> TIMES = Set.of("sync_id", "last_pull_timestamp");

    private final Path file;
    private final Identity self;
    private String lastPull = "";
    private String lastPush = "";
    private Map<String, Object> written = Map.of();
    private Instant writtenAt = Instant.MIN;

    SyncStateFile(Path vault, Identity self) {
        this.file = VaultLayout.SYNC_STATE.in(vault);
        this.self = self;
    }

    void write(CycleReport report, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        CommitId tip = report.tip();
        if (report.problem().isEmpty()) {
            lastPull = time;
        }
        if (report.published() != null) {
            lastPush = time;
        }
        String commit = tip == null ? "" : tip.value();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("sync_id", self.agent() + "-" + time);
        keys.put("sync_status", report.status().word());
        keys.put("last_pull_timestamp", lastPull);
        keys.put("last_push_timestamp", lastPush);
        keys.put(self.kind() == AgentKind.LOCAL ? "commit_hash_local" : "commit_hash_cloud", commit);
        keys.put("pending_conflicts", Integer.toString(report.conflicts().size()));
        keys.put("held", report.held().stream().map(HeldPath::path).toList());
        keys.put("pending", report.pending().stream().map(VaultPath::value).toList());
        keys.put("withheld", report.withheld().stream().map(VaultPath::value).toList());
        keys.put("problem", report.problem());
        Map<String, Object> lasting = new LinkedHashMap<>(keys);
        lasting.keySet().removeAll(TIMES);
        if (lasting.equals(written) && isFresh(now) && Files.exists(file)) {
            return;
        }
        AtomicFile.write(
                file,
                Note.of(keys, "\nHow this clone stands to the remote. Written by the agent; not synced.\n")
                        .bytes());
        written = lasting;
        writtenAt = now;
    }

    /** A clock that was set back does not keep the file from being written. */
    private boolean isFresh(Instant now) {
        return !now.isBefore(writtenAt) && now.isBefore(writtenAt.plus(FRESH));
    }
}
