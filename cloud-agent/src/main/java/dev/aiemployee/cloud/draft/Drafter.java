package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.handbook.Handbook;

/** Writes the answer to a mail. It chooses words only: to whom, under which subject and in which thread is code's to say. */
public interface Drafter {
    /** How a note names the drafter, such as {@code rules}. */
    String name();

    Draft draft(MailTask mail, Handbook handbook);
}
