package dev.aiemployee.core.task;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agent on the always-on machine, as it was set up and as it last worked. Whether the vault is there and writable is
 * for {@code check} to find out.
 *
 * @param vault absolute
 * @param notificationNumber the one number it may ring; null without one
 * @param lastSync null before the first
 */
public record CloudAgent(
        AgentName id,
        Path vault,
        GitRemote remote,
        @Nullable PhoneNumber notificationNumber,
        Instant startedAt,
        @Nullable Instant lastSync) {
    /** @throws IllegalArgumentException when the vault's path is not absolute */
    public CloudAgent {
        vault = AbsolutePath.of("vault", vault);
    }

    /** The same agent after a sync. */
    public CloudAgent synced(Instant at) {
        return new CloudAgent(id, vault, remote, notificationNumber, startedAt, at);
    }
}
