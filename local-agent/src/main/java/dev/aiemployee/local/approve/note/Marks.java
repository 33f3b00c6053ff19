package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.local.approve.content.HeaderText;
import dev.aiemployee.local.approve.content.Mailbox;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator wrote into a note, before anything is made of it.
 *
 * @param statusText the {@code status} property as it stands; empty when there is none
 * @param approve whether the box {@code Approve} is ticked
 * @param reject whether the box {@code Reject} is ticked
 * @param reason at most 200 characters; may be empty
 * @param askedAt the time of the question that stood in the note when it was marked, as {@link ApprovalStamps#askedAt} spells
 *     it; empty when none did
 * @param toAll the addresses, as {@link Mailbox#key} spells them, that get a copy by a tick alone
 */
public record Marks(
        String statusText, boolean approve, boolean reject, String reason, String askedAt, Set<String> toAll) {
    public static final int REASON_LIMIT = 200;

    public Marks {
        reason = shortened(reason);
        toAll = Set.copyOf(toAll);
    }

    /** In a note that asks nothing. */
    public Marks(String statusText, boolean approve, boolean reject, String reason) {
        this(statusText, approve, reject, reason, "", Set.of());
    }

    /** The status; pending when the note has none, absent when it is a word that is no status. */
    public Optional<ApprovalStatus> status() {
        return statusText.isBlank() ? Optional.of(ApprovalStatus.PENDING) : Word.find(ApprovalStatus.class, statusText);
    }

    private static String shortened(String reason) {
        String line = HeaderText.printable(reason.strip());
        return line.codePointCount(0, line.length()) <= REASON_LIMIT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, REASON_LIMIT));
    }
}
