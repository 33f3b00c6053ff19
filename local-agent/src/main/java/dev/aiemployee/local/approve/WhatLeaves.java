package dev.aiemployee.local.approve;

import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.guard.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a yes would send, said beside the boxes where it is given: every recipient, hidden ones too, and every file. A callout of ours
 * below {@code ## Decision}, made anew each time the operator is asked again; nothing in it is read back. Pure.
 */
final class WhatLeaves {
    private static final String TITLE = "What your yes sends";

    private WhatLeaves() {}

    /** The body with the callout at the end of its decision; unchanged when it has none or no mail would leave. */
    static String in(String body, Outgoing outgoing) {
        if (outgoing.recipients().all().isEmpty()) {
            return body;
        }
        return DecisionSection.in(body)
                .map(decision -> decision.listing(callout(outgoing, ticked(decision.text())))
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

    private static String callout(Outgoing outgoing, Set<String> ticked) {
        List<String> lines = new ArrayList<>();
        List<Mailbox> bcc = outgoing.recipients().bcc();
        Map<Boolean, List<Mailbox>> copies = outgoing.recipients().cc().stream()
                .collect(Collectors.partitioningBy(mailbox -> ticked.contains(mailbox.key())));
        List<Mailbox> toAll = copies.getOrDefault(true, List.of());
        List<Attachment> files = outgoing.letter().attachments();
        String flag = bcc.isEmpty() && files.isEmpty() ? "info" : "warning";
        lines.add("[!" + flag + "] " + TITLE);
        lines.add("- What stands under Draft goes to "
                + mailboxes(outgoing.recipients().to())
                + copies(copies.getOrDefault(false, List.of()))
                + (bcc.isEmpty() && toAll.isEmpty() ? ", and to nobody else" : ""));
        if (!toAll.isEmpty()) {
            lines.add("- While `To all` is ticked, a copy (cc) also goes to " + mailboxes(toAll));
        }
        if (!bcc.isEmpty()) {
            lines.add("- ⚠ Hidden copy (bcc), which no other recipient sees, to " + mailboxes(bcc));
        }
        files.forEach(file -> lines.add("- ⚠ Attached: " + code(file.toString())));
        return lines.stream().map(line -> "> " + line + "\n").collect(Collectors.joining());
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
