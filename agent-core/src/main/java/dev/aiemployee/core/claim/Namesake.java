package dev.aiemployee.core.claim;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, for as long as it lasts, that a second machine is at work under this agent's name: a copied folder, or an old machine that
 * nobody switched off. Each of the two takes the other's claims for its own of an earlier run. For one thread.
 */
public final class Namesake {
    private static final Logger LOG = LoggerFactory.getLogger(Namesake.class);
    private static final String MATTER = "same_name";

    /** A sign that was under way while we started is none. */
    private static final int SURE = 2;

    private static final int GONE = 3;

    private final AgentName self;
    private final Outages outages;
    private final Predicate<VaultPath> published;
    private int inRow;
    private int without;

    /** @param published whether a note is on the remote */
    public Namesake(AgentName self, Outages outages, Predicate<VaultPath> published) {
        this.self = self;
        this.outages = outages;
        this.published = published;
    }

    /**
     * Called before each sign of our own.
     *
     * @param taken whether the latest sign under our name was another's
     */
    public void look(boolean taken) {
        inRow = taken ? inRow + 1 : 0;
        without = taken ? 0 : without + 1;
        if (inRow >= SURE) {
            outages.begin(MATTER, MATTER, alert())
                    .ifPresent(note -> LOG.warn("agent={} another machine is at work under this name", self));
        } else if (without >= GONE) {
            outages.over(MATTER, "Nobody else gives signs of life under this name any more.", published);
        }
    }

    private Alert alert() {
        return new Alert(
                MATTER,
                "Two machines are at work under the name `" + self + "`",
                "Signs of life come under the name of this agent, `" + self + "`, that this machine did not give.",
                "Each of the two takes the other's work for its own: tasks come back, and you may be asked again about a"
                        + " mail that was sent. It happens when a machine is set up from a copy of another one, or when an"
                        + " old machine runs on.",
                List.of(
                        "Stop the agent on the machine that you do not use.",
                        "If both are meant to work, give one of them another `AGENT_ID` and start it again: \"A second"
                                + " machine\" in docs/SETUP.md.",
                        "This note goes by itself half an hour after the other has stopped."));
    }
}
