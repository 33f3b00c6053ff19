package dev.aiemployee.core.support;

import dev.aiemployee.core.sync.base.CommitRules;
import java.util.Optional;

/** Rules that hold nothing back, for tests about something else. */
public final class OpenRules implements CommitRules {
    @Override
    public Optional<String> refusal(String path) {
        return Optional.empty();
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
        return Long.MAX_VALUE;
    }
}
