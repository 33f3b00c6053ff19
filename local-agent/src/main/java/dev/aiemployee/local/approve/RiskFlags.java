package dev.aiemployee.local.approve;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.content.Recipients;
import dev.aiemployee.local.approve.note.ApprovalContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator should notice about an approval: what its drafter warns of, and what this machine sees for itself, for a drafter
 * that was taken over warns of nothing. Pure.
 */
public final class RiskFlags {
    /** The history of the vault tells that it was carried out before. */
    public static final String ALREADY_SENT = "already_sent";

    static final String NEW_RECIPIENT = "new_recipient";
    static final String LARGE_AMOUNT = "large_amount";
    static final String HIDDEN_TEXT = "hidden_text";
    static final String HIDDEN_COPY = "hidden_copy";
    static final String ATTACHMENT = "attachment";

    /** What this machine sees for itself, so that a note's word for it counts for nothing. */
    private static final Set<String> SEEN_HERE =
            Set.of(ALREADY_SENT, NEW_RECIPIENT, LARGE_AMOUNT, HIDDEN_TEXT, HIDDEN_COPY, ATTACHMENT);

    /** Words that warn of nothing. */
    private static final Set<String> HARMLESS = Set.of("from_client");

    private static final Set<ActionType> MONEY = Set.of(
            ActionType.CREATE_DRAFT_INVOICE,
            ActionType.CREATE_DRAFT_BILL,
            ActionType.POST_INVOICE,
            ActionType.REGISTER_PAYMENT);

    private RiskFlags() {}

    /** The flags of the note and those it lacks, without repetition. */
    public static List<String> of(ApprovalContent content, Handbook handbook) {
        Set<String> flags = new LinkedHashSet<>(content.terms().risk());
        if (!strangers(content.outgoing().recipients(), handbook).isEmpty()) {
            flags.add(NEW_RECIPIENT);
        }
        if (isOverLimit(content.outgoing(), handbook)) {
            flags.add(LARGE_AMOUNT);
        }
        if (!content.hidden().isEmpty()) {
            flags.add(HIDDEN_TEXT);
        }
        if (!content.outgoing().recipients().bcc().isEmpty()) {
            flags.add(HIDDEN_COPY);
        }
        if (!content.outgoing().letter().attachments().isEmpty()) {
            flags.add(ATTACHMENT);
        }
        return new ArrayList<>(flags);
    }

    /** What only the drafter could see, and warns of. */
    static List<String> declared(ApprovalContent content) {
        return content.terms().risk().stream()
                .filter(flag -> !SEEN_HERE.contains(flag) && !HARMLESS.contains(flag))
                .distinct()
                .sorted()
                .toList();
    }

    /** The addresses that are not among the handbook's contacts. */
    static List<String> strangers(Recipients recipients, Handbook handbook) {
        return recipients.addresses().stream()
                .filter(address -> handbook.find(address).isEmpty())
                .toList();
    }

    /** Also when an act about money does not say how much. */
    static boolean isOverLimit(Outgoing outgoing, Handbook handbook) {
        Optional<BigDecimal> stake = outgoing.booking().atStake();
        return stake.map(amount -> handbook.limits()
                        .isOver(outgoing.action(), amount, outgoing.booking().currency()))
                .orElse(MONEY.contains(outgoing.action()));
    }
}
