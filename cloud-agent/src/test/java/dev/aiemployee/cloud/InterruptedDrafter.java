package dev.aiemployee.cloud;

import dev.aiemployee.cloud.draft.Draft;
import dev.aiemployee.cloud.draft.Drafter;
import dev.aiemployee.cloud.draft.RulesDrafter;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.handbook.Handbook;

/** Drafts by rules, and lets something happen while it does. */
record InterruptedDrafter(Runnable meanwhile) implements Drafter {
    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Draft draft(MailTask mail, Handbook handbook) {
        meanwhile.run();
        return new RulesDrafter().draft(mail, handbook);
    }
}
