package dev.aiemployee.core.sync;

import dev.aiemployee.core.task.CommitId;

/** Tells who stands for a commit's own single-parent change. For one thread. */
@FunctionalInterface
public interface Authors {
    /** Nobody but this clone can be told from anybody. */
    Authors ANYBODY = commit -> Voucher.NONE;

    /** Whose key signed the commit. */
    Voucher of(CommitId commit);

    /** What a signature is worth. */
    enum Voucher {
        OPERATOR,
        DEVICE,
        NONE
    }
}
