package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one sync cycle did.
 *
 * @param published the commit that was pushed; null when there was nothing to publish
 * @param tip the remote's tip as last seen; null while the remote never answered or is empty
 * @param applied paths written or removed on disk
 * @param pending paths that are not in step yet: a fetched text that waits because somebody is writing there, a change on this disk
 *     that must rest before it counts, or a log or an alert that goes out with the next commit
 * @param held local changes kept back from the commit, with the rule that held them
 * @param conflicts copies now lying in {@code Conflicts/}
 * @param violations fetched changes that were refused
 * @param withheld notes that would be removed, too many to do so without the operator's word; they stay
 * @param problem why the cycle stopped early; empty when it did not
 * @param stuck why some of the pending ones cannot be put on this disk, for a person
 */
public record CycleReport(
        SyncStatus status,
        @Nullable CommitId published,
        @Nullable CommitId tip,
        List<VaultPath> applied,
        List<VaultPath> pending,
        List<HeldPath> held,
        List<VaultPath> conflicts,
        List<Violation> violations,
        String problem,
        Trouble trouble,
        List<VaultPath> withheld,
        Map<VaultPath, String> stuck) {
    /** What kind of problem there was. */
    public enum Trouble implements Word {
        NONE,
        /** The network, or another writer: it may be gone next time. */
        MAY_PASS,
        /** The remote could not be asked. */
        AWAY,
        /** Something on this machine stands in the way. */
        IN_THE_WAY,
        /** A rule of ours or of the remote said no: a person has to do something. */
        REFUSED;

        /** Whether waiting does not help. */
        public boolean needsPerson() {
            return this == IN_THE_WAY || this == REFUSED;
        }

        /** Whether whoever looks at the clone and asks the remote sees it as well. */
        public boolean isSeenAtOnce() {
            return this == AWAY || this == IN_THE_WAY;
        }
    }

    public CycleReport {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        held = List.copyOf(held);
        conflicts = List.copyOf(conflicts);
        violations = List.copyOf(violations);
        withheld = List.copyOf(withheld);
        stuck = Collections.unmodifiableMap(new TreeMap<>(stuck));
    }
}
