package dev.aiemployee.core.sync;

import dev.aiemployee.core.support.OpenRules;
import dev.aiemployee.core.sync.base.CommitRules;
import java.util.Optional;

/** Rules that hold nothing back, and let a test step in when a cycle has looked at everything and is about to publish. */
record BeforePublishing(Runnable step) implements CommitRules {
    private static final CommitRules OPEN = new OpenRules();

    @Override
    public Optional<String> refusal(String path) {
        return OPEN.refusal(path);
    }

    @Override
    public Optional<String> refusal(String path, byte[] content) {
        return OPEN.refusal(path, content);
    }

    @Override
    public Optional<String> messageRefusal(String message) {
        step.run();
        return OPEN.messageRefusal(message);
    }

    @Override
    public long maxFileBytes() {
        return OPEN.maxFileBytes();
    }
}
