package dev.aiemployee.core.sync;

/** Who stands for a commit, by what cannot be forged; the names in its author and committer fields play no part. */
enum Author {
    /** This clone: its id was in our journal before it was pushed. */
    OWN,
    /** The operator: signed with a key of theirs. */
    OPERATOR,
    /** The agent on another machine of the operator's: signed with its device key. */
    DEVICE,
    /** Anybody. */
    FOREIGN
}
