package dev.aiemployee.local.approve.content;

import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.queue.QueueTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a yes would send, said beside the boxes where it is given: every recipient, hidden ones too, every file, and when
 * at the earliest. A callout of ours below {@code ## Decision}, made anew each time the operator is asked again; nothing in
 * it is read back. Pure.
 */
public final class WhatLeaves {
    private static final String TITLE = "What your yes sends";

    private WhatLeaves() {}

    /** The body with the callout at the end of its decision; unchanged without one, or when there is nothing to tell. */
    public static String in(String body, Outgoing outgoing, ZoneId zone) {
        if (outgoing.recipients().all().isEmpty()
                && outgoing.outlet().notBefore().isEmpty()) {
            return body;
        }
        return DecisionSection.in(body)
                .map(decision -> decision.listing(callout(outgoing, ticked(decision.text()), zone))
                        .body())
                .orElse(body);
    }

    /** The addresses that a tick adds. */
    private static Set<String> ticked(String decision) {
        return ToAllBox.in(decision).stream()
                .filter(ToAllBox::ticked)
                .flatMap(box -> box.addresses().stream())
                .map(address -> Mailbox.parse(address).key())
                .collect(Collectors.toSet());
    }

    private static String callout(Outgoing outgoing, Set<String> ticked, ZoneId zone) {
        String flag = outgoing.recipients().bcc().isEmpty()
                        && outgoing.letter().attachments().isEmpty()
                ? "info"
                : "warning";
        List<String> lines = new ArrayList<>();
        lines.add("[!" + flag + "] " + TITLE);
        if (!outgoing.recipients().all().isEmpty()) {
            addRecipients(lines, outgoing.recipients(), ticked);
        }
        outgoing.letter().attachments().forEach(file -> lines.add("- ⚠ Attached: " + code(file.toString())));
        outgoing.outlet()
                .notBefore()
                .ifPresent(at -> lines.add("- It does not leave before " + new QueueTime(zone).exact(at)));
        return lines.stream().map(line -> "> " + line + "\n").collect(Collectors.joining());
    }

    private static void addRecipients(List<String> lines, Recipients recipients, Set<String> ticked) {
        List<Mailbox> bcc = recipients.bcc();
        Map<Boolean, List<Mailbox>> copies =
                recipients.cc().stream().collect(Collectors.partitioningBy(mailbox -> ticked.contains(mailbox.key())));
        List<Mailbox> toAll = copies.getOrDefault(true, List.of());
        lines.add("- What stands under Draft goes to "
                + mailboxes(recipients.to())
                + copies(copies.getOrDefault(false, List.of()))
                + (bcc.isEmpty() && toAll.isEmpty() ? ", and to nobody else" : ""));
        if (!toAll.isEmpty()) {
            lines.add("- While `To all` is ticked, a copy (cc) also goes to " + mailboxes(toAll));
        }
        if (!bcc.isEmpty()) {
            lines.add("- ⚠ Hidden copy (bcc), which no other recipient sees, to " + mailboxes(bcc));
        }
    }

    private static String copies(List<Mailbox> cc) {
        return cc.isEmpty() ? "" : ", copy (cc) to " + mailboxes(cc);
    }

    private static String mailboxes(List<Mailbox> mailboxes) {
        return mailboxes.isEmpty()
                ? "nobody"
                : mailboxes.stream().map(one -> code(one.toString())).collect(Collectors.joining(", "));
    }

    /** As code, in which Obsidian obeys nothing. */
    private static String code(String text) {
        return "`" + SecretMask.masked(text.replace('`', '\u02cb')) + "`";
    }
}
