package dev.aiemployee.core.queue;

import java.util.List;

/**
 * One thing that waits, as its operator hears of it.
 *
 * @param id the name of its note, without {@code .md}
 * @param who the person it is about, by the name that the operator knows; one line
 * @param wants what they want, or what it is about; one line
 * @param urgency what its place in the list is decided by
 * @param state whether it needs an answer, and what happens to it otherwise
 * @param flags what to look at before a yes; words that warn of nothing are left out
 */
public record QueueItem(String id, String who, String wants, Urgency urgency, QueueState state, List<RiskFlag> flags) {
    /** At most so many characters of a name. */
    public static final int MOST_WHO = 80;

    /** At most so many characters of a wish. */
    public static final int MOST_WANTS = 120;

    /** The texts are from outside: each becomes one harmless line of a bounded length. */
    public QueueItem {
        who = OutsideLine.of(who, MOST_WHO);
        wants = OutsideLine.of(wants, MOST_WANTS);
        flags = flags.stream().filter(RiskFlag::isWarning).distinct().toList();
    }

    /** Whether the operator has to do something about it; for all others nothing is to be decided. */
    public boolean needsYou() {
        return state.kind().needsYou();
    }
}
