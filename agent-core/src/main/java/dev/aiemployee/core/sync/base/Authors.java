package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.task.CommitId;

/** Tells who stands for a commit's own single-parent change. For one thread. */
@FunctionalInterface
public interface Authors {
    /** Nobody but this clone can be told from anybody. */
    Authors ANYBODY = commit -> Author.FOREIGN;

    /** Whose key signed the commit; never {@link Author#OWN}, which is the journal's to say. */
    Author of(CommitId commit);
}
