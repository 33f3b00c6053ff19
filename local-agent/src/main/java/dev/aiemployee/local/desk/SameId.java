package dev.aiemployee.local.desk;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.Sighting;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notes that lie under one id: at most one of them counts, and every other is held. Pure. */
public record SameId(TaskId id, Standing standing, List<Sighting> notes) {
    public SameId {
        notes = List.copyOf(notes);
    }

    /** The one that counts: the only one, or the only one that carries a decision made here, which somebody's copy does not stop. */
    public Optional<Sighting> counting() {
        List<Sighting> ours = notes.size() == 1
                ? notes
                : notes.stream()
                        .filter(note -> !note.file().foreign() && isOurs(note))
                        .toList();
        return ours.size() == 1 ? Optional.of(ours.get(0)) : Optional.empty();
    }

    /** Why each of the others is held, and what to do. */
    public Map<VaultPath, String> held() {
        Optional<VaultPath> counting = counting().map(Sighting::path);
        String reason = "there are " + notes.size() + " notes named " + id
                + counting.map(path -> "; `" + path + "` counts, remove this one")
                        .orElse("; remove all but one");
        Map<VaultPath, String> held = new LinkedHashMap<>();
        notes.stream()
                .map(Sighting::path)
                .filter(path -> !Optional.of(path).equals(counting))
                .forEach(path -> held.put(path, reason));
        return held;
    }

    private boolean isOurs(Sighting note) {
        return note.read() instanceof ReadApproval.Whole whole && isOurs(note.place(), whole.content());
    }

    private boolean isOurs(Place place, ApprovalContent content) {
        return switch (standing.step()) {
            case SHOWN -> !ApprovalRules.isUndecided(content) || place == Place.APPROVED;
            case APPROVED ->
                place == Place.APPROVED && Digest.of(content.outgoing()).equals(standing.digest());
            case INTENT, SENDING, SENT, REFUSED_BEFORE_SENDING, UNKNOWN ->
                place == Place.IN_PROGRESS && standing.isThatOf(content.stamp());
            case UNSEEN, REFUSED, REJECTED, REVISED, EXPIRED, WITHDRAWN, FAILED, LEFT, CLOSED -> false;
        };
    }
}
