package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;

/**
 * Exactly what would leave this machine. The operator's yes is a yes to this value and to no other; {@link Digest} names it.
 *
 * @param account who acts: the sending address, or empty for the only one there is
 */
public record Outgoing(
        TaskId approval, ActionType action, String account, Recipients recipients, Letter letter, Booking booking) {
    /** @throws IllegalArgumentException when the account is more than one line */
    public Outgoing {
        OneLine.check("account", account);
    }

    /** The same content under another approval id; two drafts that say the same to the same people are equal in it. */
    Outgoing as(TaskId other) {
        return new Outgoing(other, action, account, recipients, letter, booking);
    }
}
