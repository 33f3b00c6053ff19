package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.ownership.FileTypes;
import java.util.Optional;

/** What may enter a commit of ours. Stateless. */
public interface CommitRules {
    /** Why no file at this path may; empty when the path alone is fine. */
    Optional<String> refusal(String path);

    /** Why these bytes at this path may not; empty when they may. Never repeats what it found. */
    Optional<String> refusal(String path, byte[] content);

    /** Why this commit message may not; empty when it may. */
    Optional<String> messageRefusal(String message);

    /** The largest file that is synced, in bytes. */
    long maxFileBytes();

    /** Which file types are synced. */
    default FileTypes types() {
        return FileTypes.DEFAULT;
    }
}
