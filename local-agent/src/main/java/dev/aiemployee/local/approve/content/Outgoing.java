package dev.aiemployee.local.approve.content;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Exactly what would leave this machine. The operator's yes is a yes to this value and to no other; {@link Digest} names it.
 *
 * @param account who acts: the sending address, or empty for the only one there is
 * @param outlet where it goes when it is no mail; {@link Outlet#NONE} for a mail without a time
 */
public record Outgoing(
        TaskId approval,
        ActionType action,
        String account,
        Recipients recipients,
        Outlet outlet,
        Letter letter,
        Booking booking) {
    /** @throws IllegalArgumentException when the account is more than one line */
    public Outgoing {
        HeaderText.check("account", account);
    }

    /** What goes to recipients alone, as soon as it may. */
    public Outgoing(
            TaskId approval, ActionType action, String account, Recipients recipients, Letter letter, Booking booking) {
        this(approval, action, account, recipients, Outlet.NONE, letter, booking);
    }

    /** Everybody and every place it reaches, for a person: recipients with their names first. */
    public List<String> goesTo() {
        return Stream.concat(recipients.all().stream().map(Mailbox::toString), outlet.places().stream())
                .toList();
    }

    /** Everybody and every place it reaches, each in one spelling, to tell whether another came to them. */
    public Set<String> reach() {
        Set<String> reach = new TreeSet<>(recipients.addresses());
        reach.addAll(outlet.places());
        return reach;
    }

    /** The same content under another approval id; two drafts that say the same to the same people are equal in it. */
    Outgoing as(TaskId other) {
        return new Outgoing(other, action, account, recipients, outlet, letter, booking);
    }
}
