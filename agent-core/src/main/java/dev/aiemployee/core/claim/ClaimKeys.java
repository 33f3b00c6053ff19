package dev.aiemployee.core.claim;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;

/** The front matter that a claim writes into a note, and takes out again at its end. */
final class ClaimKeys {
    static final String BY = "claimed_by";
    static final String ID = "claim_id";
    static final String AT = "claimed_at";
    static final String STATUS = "status";

    private ClaimKeys() {}

    static Note removed(Note note) {
        return note.without(BY).without(ID).without(AT);
    }

    /** How an agent is called at the start of a commit's message. */
    static String title(AgentName agent) {
        return Character.toUpperCase(agent.value().charAt(0)) + agent.value().substring(1);
    }
}
