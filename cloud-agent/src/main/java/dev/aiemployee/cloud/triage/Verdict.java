package dev.aiemployee.cloud.triage;

import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Priority;

/**
 * What triage made of a mail.
 *
 * @param urgency why it is urgent, for a person; empty when it is not
 * @param noDraft why no answer is drafted, for a person; empty when one is wanted
 */
public record Verdict(Priority priority, Category category, String urgency, String noDraft) {
    public boolean wantsReply() {
        return noDraft.isEmpty();
    }
}
