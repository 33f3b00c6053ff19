package dev.aiemployee.core.sync;

import dev.aiemployee.core.ownership.Paths;
import java.util.Optional;

/** The commit rules of production: paths that any system can hold and that are no secret's name, and no secret inside. */
public final class GuardedRules implements CommitRules {
    /** Attachments larger than this stay on their own machine. */
    private static final long MAX_FILE_BYTES = 25L << 20;

    @Override
    public Optional<String> refusal(String path) {
        return Paths.refusal(path);
    }

    @Override
    public Optional<String> refusal(String path, byte[] content) {
        return Optional.empty();
    }

    @Override
    public Optional<String> messageRefusal(String message) {
        return Optional.empty();
    }

    @Override
    public long maxFileBytes() {
        return MAX_FILE_BYTES;
    }
}
