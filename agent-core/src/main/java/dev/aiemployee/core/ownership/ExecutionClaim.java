package dev.aiemployee.core.ownership;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When one local machine takes an approval out of the others' hands: from {@code Approved/} into its own folder, the text being the
 * approved one and the stamps of a claim; and what is being executed elsewhere goes nowhere by another machine's hand. Pure.
 */
public final class ExecutionClaim {
    private static final String STATUS = "status";
    private static final String CLAIMED_BY = "claimed_by";
    private static final Set<String> EXECUTIONS =
            Set.of(ApprovalStatus.EXECUTING.word(), ApprovalStatus.UNKNOWN.word());

    private ExecutionClaim() {}

    /** Why the machine of {@code device} may not make this move; empty when it may, or when no execution is concerned. */
    public static Optional<String> refusal(AgentName device, Change.Move move, String before, String after) {
        VaultPath from = new VaultPath(move.from());
        if (from.isUnder(VaultLayout.APPROVED) && new VaultPath(move.to()).isUnder(VaultLayout.IN_PROGRESS)) {
            return isClaim(device, before, after)
                    ? Optional.empty()
                    : Optional.of("a claim of an approval changes nothing but its own stamps");
        }
        boolean others =
                VaultLayout.ownerAt(from).filter(owner -> !owner.equals(device)).isPresent();
        boolean executing = others
                && note(before)
                        .flatMap(note -> note.text(STATUS))
                        .filter(EXECUTIONS::contains)
                        .isPresent();
        return executing ? Optional.of("only who executes an approval closes it") : Optional.empty();
    }

    /**
     * Why the operator at the machine of {@code device} may not have changed a note like this; empty when they may, or when no other
     * agent holds it. The stamps of a claim belong to its owner, and so does all of a note that is being executed.
     */
    public static Optional<String> editRefusal(AgentName device, VaultPath path, String before, String after) {
        boolean others = path.isUnder(VaultLayout.IN_PROGRESS)
                && VaultLayout.ownerAt(path)
                        .filter(owner -> !owner.equals(device))
                        .isPresent();
        return others ? editRefusal(before, after) : Optional.empty();
    }

    /** The same for a note that another agent holds for certain. */
    public static Optional<String> editRefusal(String before, String after) {
        Optional<Note> old = note(before);
        if (old.flatMap(note -> note.text(STATUS)).filter(EXECUTIONS::contains).isPresent()) {
            return Optional.of("what is being executed is not changed on another machine");
        }
        Optional<Note> changed = note(after);
        boolean stamped = old.isPresent()
                && (changed.isEmpty()
                        || Stream.concat(old.get().keys().stream(), changed.get().keys().stream())
                                .filter(key -> key.equals(STATUS) || key.startsWith("claim"))
                                .anyMatch(key -> !old.get()
                                        .text(key)
                                        .equals(changed.get().text(key))));
        return stamped ? Optional.of("the stamps of a claim are its owner's") : Optional.empty();
    }

    private static boolean isClaim(AgentName device, String before, String after) {
        Optional<Note> approved = note(before);
        Optional<Note> claimed = note(after);
        return approved.isPresent()
                && claimed.isPresent()
                && claimed.get().text(STATUS).equals(Optional.of(ApprovalStatus.EXECUTING.word()))
                && claimed.get().text(CLAIMED_BY).equals(Optional.of(device.value()))
                && claimed.get().body().equals(approved.get().body())
                && approved.get().keys().stream().allMatch(key -> isKept(key, approved.get(), claimed.get()));
    }

    private static boolean isKept(String key, Note approved, Note claimed) {
        return key.equals(STATUS)
                || key.startsWith("claim")
                || (approved.text(key).equals(claimed.text(key))
                        && approved.list(key).equals(claimed.list(key))
                        && approved.maps(key).equals(claimed.maps(key)));
    }

    private static Optional<Note> note(String text) {
        return new NoteFormat().parse(text).note();
    }
}
