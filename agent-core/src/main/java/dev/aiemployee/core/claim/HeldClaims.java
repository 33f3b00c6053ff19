package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.note.Note;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What held notes say of their claims, by the notes' texts: a text never says anything else, so that thousands of tasks which wait for a
 * decision are read once and not in each round. For one thread.
 */
final class HeldClaims {
    /** So many texts that are not held any more are kept before they are dropped. */
    private static final int SLACK = 1_000;

    private final Map<BlobId, HeldTask.Claim> known = new HashMap<>();
    private int mostHeld;

    /** @param note is asked for only when this text was not read before */
    HeldTask.Claim of(BlobId text, Supplier<Optional<Note>> note) {
        HeldTask.Claim before = known.get(text);
        if (before != null) {
            return before;
        }
        HeldTask.Claim read = HeldTask.Claim.of(note.get());
        known.put(text, read);
        return read;
    }

    /** Forgets the others when there are far more of them than were ever looked at together. */
    void keep(Set<BlobId> held) {
        mostHeld = Math.max(mostHeld, held.size());
        if (known.size() > 2 * mostHeld + SLACK) {
            known.keySet().retainAll(held);
        }
    }
}
