package dev.aiemployee.local.approve.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who a mail goes to.
 *
 * @param bcc receive the mail, but no header names them
 */
public record Recipients(List<Mailbox> to, List<Mailbox> cc, List<Mailbox> bcc) {
    public static final Recipients NONE = new Recipients(List.of(), List.of(), List.of());

    public Recipients {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** With a copy to these as well; who gets it already gets it once. */
    public Recipients and(List<Mailbox> copies) {
        Set<String> met = new HashSet<>(addresses());
        List<Mailbox> all = new ArrayList<>(cc);
        copies.stream().filter(mailbox -> met.add(mailbox.key())).forEach(all::add);
        return new Recipients(to, all, bcc);
    }

    /** Every entry, {@code to} first. */
    public List<Mailbox> all() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }

    /** The bare addresses in lower case, without names. */
    public Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        all().forEach(mailbox -> addresses.add(mailbox.key()));
        return addresses;
    }
}
