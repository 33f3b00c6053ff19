package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.ownership.AgentNote;
import dev.aiemployee.core.ownership.DashboardSections;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a plan that start no commit of their own: logs, what an agent wrote on the Dashboard, events that are on it by now.
 * They go out with the next real change.
 *
 * @param paths which they are
 * @param tells whether one of them says something that is looked for on another machine: counts and logs do not
 */
public record RidingChanges(Set<String> paths, boolean tells) {
    private static final List<VaultPath> LOGS = List.of(
            VaultLayout.LOGS_CLOUD,
            VaultLayout.LOGS_LOCAL,
            VaultLayout.LOGS_ACTIONS,
            VaultLayout.LOGS.child("API_Usage"),
            VaultLayout.LOGS.child("Health"));

    public RidingChanges {
        paths = Set.copyOf(paths);
    }

    /** Those among a commit's edits; what the remote changed as well is none, for there it is a real merge. */
    static RidingChanges of(Map<String, Optional<TreeEntry>> edits, Sides sides, Blobs blobs) {
        Set<String> riding = new LinkedHashSet<>();
        boolean tells = false;
        for (Map.Entry<String, Optional<TreeEntry>> edit : edits.entrySet()) {
            if (!VaultPath.isVaultPath(edit.getKey())) {
                continue;
            }
            VaultPath path = new VaultPath(edit.getKey());
            @Nullable BlobId now = edit.getValue().map(TreeEntry::blob).orElse(null);
            @Nullable
            BlobId before =
                    sides.remote().containsKey(path) ? null : sides.there(path).orElse(null);
            boolean page = path.equals(VaultLayout.DASHBOARD) && before != null && now != null;
            if (page && DashboardSections.isGenerated(text(before, blobs), text(now, blobs))) {
                riding.add(path.value());
                tells |= DashboardSections.tells(text(before, blobs), text(now, blobs));
            } else if (rides(path, now)) {
                riding.add(path.value());
            }
        }
        return new RidingChanges(riding, tells);
    }

    private static boolean rides(VaultPath path, @Nullable BlobId now) {
        return LOGS.stream().anyMatch(path::isUnder)
                || (now == null && (AgentNote.isEventPlace(path) || path.isUnder(VaultLayout.SIGNALS)));
    }

    private static String text(@Nullable BlobId blob, Blobs blobs) {
        return blob == null ? "" : new String(blobs.read(blob), StandardCharsets.UTF_8);
    }
}
