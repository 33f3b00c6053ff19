package dev.aiemployee.local.desk;

import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.outbox.Standings;
import java.util.ArrayList;
import java.util.List;

/** Where the approvals lie that are not finished. */
public record ApprovalPaths(VaultReader reader, Standings standings, AgentName self) {
    /** Also of notes that are none: the work in progress here, and what has a name that is no id. */
    public List<VaultPath> all() {
        List<VaultPath> paths = new ArrayList<>();
        paths.addAll(reader.notesUnder(VaultLayout.PENDING_APPROVAL));
        paths.addAll(reader.notesUnder(VaultLayout.APPROVED));
        reader.notesUnder(VaultLayout.REJECTED).stream().filter(this::isOpen).forEach(paths::add);
        reader.notesUnder(VaultLayout.FAILED).stream().filter(this::isFailed).forEach(paths::add);
        paths.addAll(reader.notesUnder(VaultLayout.IN_PROGRESS.child(self.value())));
        return paths;
    }

    /** What was given up waits in {@code Failed/} for another word of the operator's. */
    private boolean isFailed(VaultPath path) {
        return VaultLayout.taskAt(path)
                .map(id -> standings.of(id).step())
                .filter(step -> step == Step.FAILED)
                .isPresent();
    }

    /** Rejected notes stay where they are for ever; one that is filed is not read again. */
    private boolean isOpen(VaultPath path) {
        return VaultLayout.taskAt(path)
                .map(id -> standings.of(id).step())
                .filter(step -> step == Step.CLOSED || step == Step.UNSEEN)
                .isEmpty();
    }
}
