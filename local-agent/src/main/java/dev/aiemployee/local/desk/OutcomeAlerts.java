package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.RefusedAttempts;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Standings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The alerts about what became of an act. No text of a mail, a draft or a note stands in them. */
final class OutcomeAlerts {
    private static final int MOST = 10;

    private final Standings standings;

    OutcomeAlerts(Standings standings) {
        this.standings = standings;
    }

    Alert unknown(TaskId id) {
        String thing = thing(id);
        return new Alert(
                "unknown_outcome",
                "Nobody knows whether a " + thing + " went out",
                "While [[" + id + "]] was being sent, it became impossible to tell whether it went out: " + reason(id)
                        + ".",
                "It may be there or not. It is not sent again by itself.",
                List.of(
                        lookFor(id),
                        "It is not there, send it again: `local-agent approve " + id + "`",
                        "It is there, or it no longer matters: `local-agent reject " + id + "`"));
    }

    Alert failed(TaskId id) {
        return new Alert(
                "send_failed",
                "A " + thing(id) + " could not be sent",
                "[[" + id + "]] could not be sent: " + reason(id) + ".",
                "It certainly did not go out, and it is not tried again by itself. It lies in `Failed/`.",
                List.of(
                        advice(standings, id),
                        "Then send it: `local-agent approve " + id + "`",
                        "Or give it up: `local-agent reject " + id + "`"));
    }

    /** What helps against the refusal by which this one was given up; without a full stop. */
    static String advice(Standings standings, TaskId id) {
        boolean isMail = standings
                .action(id)
                .filter(action -> action != ActionType.SEND_EMAIL)
                .isEmpty();
        return (isMail ? RefusalAdvice.of(standings.fact(id, Ledger.REASON)) : RefusalAdvice.OTHER).words();
    }

    /** What was approved and is tried again by itself. */
    static Alert delayed(Map<TaskId, RefusedAttempts> delayed) {
        String each = delayed.entrySet().stream()
                .limit(MOST)
                .map(one -> "[[" + one.getKey() + "]]: " + one.getValue().reason())
                .collect(Collectors.joining("; "));
        return new Alert(
                "send_delayed",
                delayed.size() == 1
                        ? "Something you approved could not be sent yet"
                        : delayed.size() + " things you approved could not be sent yet",
                each + (delayed.size() > MOST ? "; and " + (delayed.size() - MOST) + " more" : "") + ".",
                "Your yes stands, and nothing of it has left. It is tried again by itself, at first every few minutes, then"
                        + " every half hour; this alert goes away when it is through.",
                List.of(
                        "Look whether the other side is there, and the settings: `local-agent check`",
                        "See when it is tried again: `local-agent pending`; to try it now: `local-agent approve ID`",
                        "To take your yes back, untick `Approve` in the note or move it back to `Pending_Approval/`;"
                                + " to drop it: `local-agent reject ID`"));
    }

    /** The ledger was restored from a backup, or is new. */
    static Alert lostLedger(List<TaskId> told, List<TaskId> withdrawn) {
        String asked = withdrawn.isEmpty() ? "No approval was open." : "Asked again: " + links(withdrawn) + ".";
        return new Alert(
                "lost_ledger",
                "The record of what was sent is older than the vault",
                "The vault tells of executions by this machine that its ledger does not know: " + links(told)
                        + ". The ledger was restored from a backup, or the machine is new.",
                "What was approved before does not count any more, and nothing is sent on it. " + asked,
                List.of(
                        "See what is unknown, and settle it: `local-agent journal`",
                        "Decide anew what is asked again: `local-agent pending`",
                        "Another machine runs as this agent too? Stop it, and give it a name of its own (`AGENT_ID`)"));
    }

    private static String links(List<TaskId> ids) {
        String first = ids.stream().limit(10).map(id -> "[[" + id + "]]").collect(Collectors.joining(", "));
        return ids.size() <= 10 ? first : first + " and " + (ids.size() - 10) + " more";
    }

    private String lookFor(TaskId id) {
        String messageId = standings.fact(id, Ledger.MESSAGE_ID);
        String reference = standings.fact(id, Ledger.REFERENCE);
        if (!messageId.isEmpty()) {
            return "Look for this Message-ID in the Sent folder and in the mail server's log: `" + messageId + "`";
        } else if (!reference.isEmpty()) {
            return "Look whether it is there; the other side calls it `" + reference + "`";
        }
        return standings
                        .action(id)
                        .filter(action -> action != ActionType.SEND_EMAIL)
                        .isPresent()
                ? "Look whether it is there."
                : "Look in the Sent folder and ask the recipient.";
    }

    private String reason(TaskId id) {
        return standings.fact(id, Ledger.REASON);
    }

    private String thing(TaskId id) {
        return standings.action(id).map(OutcomeAlerts::thing).orElse("mail");
    }

    private static String thing(ActionType action) {
        return switch (action) {
            case SEND_EMAIL -> "mail";
            case SEND_WHATSAPP -> "WhatsApp message";
            case POST_SOCIAL -> "post";
            case CREATE_DRAFT_INVOICE, POST_INVOICE -> "invoice";
            case CREATE_DRAFT_BILL -> "bill";
            case REGISTER_PAYMENT -> "payment";
            case RUN_PLAN -> "plan";
        };
    }
}
