package dev.aiemployee.cloud.triage;

import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Priority;

/**
 * What triage made of a mail.
 *
 * @param urgency why it is urgent, for a person; empty when it is not
 * @param noDraft why no answer is drafted and the task is filed, for a person; empty when it is not filed
 * @param leftToYou why no answer is drafted and the task waits for the operator; empty when it does not
 */
public record TriageVerdict(Priority priority, Category category, String urgency, String noDraft, String leftToYou) {
    public boolean wantsReply() {
        return noDraft.isEmpty() && leftToYou.isEmpty();
    }

    /** The same mail, which the operator has dealt with already. */
    public TriageVerdict dealtWith(String how) {
        return new TriageVerdict(Priority.LOW, category, "", how, "");
    }
}
