package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.content.Outgoing;
import java.util.ArrayList;
import java.util.List;

/** What each kind of act cannot do without, and what it has no use for: an approved word that goes nowhere is a mistake. Pure. */
final class Needed {
    private static final String NO_TEXT = "the text below ## Draft is empty (expected: what to send)";

    private Needed() {}

    /**
     * A problem each.
     *
     * @param textKnown whether the note's text could be told from its other parts
     */
    static List<String> missing(Outgoing outgoing, boolean textKnown) {
        ActionType action = outgoing.action();
        List<String> problems = new ArrayList<>();
        boolean mail = action == ActionType.SEND_EMAIL;
        boolean told = mail || action == ActionType.SEND_WHATSAPP || action == ActionType.POST_SOCIAL;
        if (mail && outgoing.recipients().to().isEmpty()) {
            problems.add("to: empty (expected: at least one address)");
        }
        if (told && !mail && !outgoing.recipients().all().isEmpty()) {
            problems.add("to, cc, bcc: not empty (expected: none, " + action.word() + " has no mail recipients)");
        }
        if (action == ActionType.POST_SOCIAL && outgoing.outlet().platform().isEmpty()) {
            problems.add("platform: empty (expected: where to post, such as linkedin)");
        }
        if (action == ActionType.SEND_WHATSAPP && outgoing.outlet().chat().isEmpty()) {
            problems.add("chat: empty (expected: the number, name or id of the chat)");
        }
        if (!mail && !outgoing.letter().attachments().isEmpty()) {
            problems.add("attachments: not empty (expected: none, only a mail has files with it)");
        }
        if (told && textKnown && outgoing.letter().body().isBlank()) {
            problems.add(NO_TEXT);
        }
        return problems;
    }
}
