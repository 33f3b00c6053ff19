package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.Paths;
import java.util.Optional;

/** The commit rules of production: a path that every system can hold, and no secret by its name or its content. */
public final class GuardedRules implements CommitRules {
    private final CommitGuard guard;
    private final FileTypes types;

    /** With a guard that knows nothing of this machine. */
    public GuardedRules() {
        this(new CommitGuard());
    }

    public GuardedRules(CommitGuard guard) {
        this(guard, FileTypes.DEFAULT);
    }

    public GuardedRules(CommitGuard guard, FileTypes types) {
        this.guard = guard;
        this.types = types;
    }

    @Override
    public Optional<String> refusal(String path) {
        return guard.check(path).refusal().or(() -> Paths.refusal(path, types));
    }

    @Override
    public Optional<String> refusal(String path, byte[] content) {
        return guard.check(path, content).refusal();
    }

    @Override
    public Optional<String> messageRefusal(String message) {
        return guard.checkMessage(message).refusal();
    }

    @Override
    public long maxFileBytes() {
        return guard.maxFileBytes();
    }

    @Override
    public FileTypes types() {
        return types;
    }
}
