package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import java.util.Collection;
import java.util.TreeSet;

/** What to tell the operator of an approval that was carried out before, as the notes of those executions say. Pure. */
final class SentBefore {
    private SentBefore() {}

    /** One sentence without its full stop; only what is an agent's name and a day is taken over from the notes. */
    static String question(Collection<Note> executions, AgentName self) {
        TreeSet<String> acts = new TreeSet<>();
        executions.forEach(note -> acts.add(day(note) + by(note, self)));
        return "it was already sent" + String.join(" and", acts)
                + ", as far as the vault's history tells (the record on this machine does not know of it); look in the Sent"
                + " folder: a second yes sends it again";
    }

    private static String day(Note note) {
        return note.text("claimed_at")
                .filter(at -> at.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}Z"))
                .map(at -> " on " + at.substring(0, 10))
                .orElse("");
    }

    private static String by(Note note, AgentName self) {
        String agent = note.text("claimed_by").filter(AgentName::isAgentName).orElse("an unknown agent");
        return agent.equals(self.value()) ? " by this agent (" + agent + ")" : " by " + agent;
    }
}
