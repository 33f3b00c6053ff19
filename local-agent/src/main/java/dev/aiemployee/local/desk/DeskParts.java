package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.audit.AuditLog;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.git.objects.FolderHistory;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Pace;
import dev.aiemployee.local.attach.VaultFiles;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.outbox.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the desk works with. */
public record DeskParts(Vault vault, Remote remote, Records records, List<Executor> executors, Manners manners) {
    public DeskParts {
        executors = List.copyOf(executors);
    }

    /**
     * The vault on disk.
     *
     * @param guard what it holds back is never attached
     */
    public record Vault(VaultReader reader, VaultWriter writer, CommitGuard guard) {
        /** The files that go with a mail, as they are now. */
        VaultFiles files() {
            return new VaultFiles(reader, guard);
        }
    }

    /**
     * The vault as everybody has it.
     *
     * @param executions what ever lay in this agent's own folder of {@code In_Progress/}
     */
    public record Remote(
            SyncEngine sync, SyncRhythm rhythm, ClaimDesk claims, FolderHistory executions, AgentName self) {}

    /**
     * What is written down.
     *
     * @param outages what does not leave for now, and was told
     */
    public record Records(Ledger ledger, AuditLog audit, Outages outages, Clock clock) {}

    /**
     * How the desk behaves.
     *
     * @param perHour how many acts of a kind may happen in an hour; a kind that is missing has no limit
     * @param brakes asked anew before every round
     */
    public record Manners(Pace pace, Map<ActionType, Integer> perHour, Supplier<Conditions.Brakes> brakes) {
        public Manners {
            perHour = Map.copyOf(perHour);
        }
    }
}
