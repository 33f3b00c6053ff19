package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.task.AgentName;

/** Who stands for a commit, by what cannot be forged; the names in its author and committer fields play no part. */
public sealed interface Author {
    /** This clone: its id was in our journal before it was pushed. */
    Author OWN = Plain.OWN;

    /** The operator: signed with a key of theirs. */
    Author OPERATOR = Plain.OPERATOR;

    /** Anybody. */
    Author FOREIGN = Plain.FOREIGN;

    /** Those who need no name. */
    enum Plain implements Author {
        OWN,
        OPERATOR,
        FOREIGN
    }

    /** The agent on another machine of the operator's: signed with its device key. */
    record Device(AgentName agent) implements Author {}
}
