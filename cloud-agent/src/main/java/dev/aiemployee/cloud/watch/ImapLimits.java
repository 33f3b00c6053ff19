package dev.aiemployee.cloud.watch;

import java.time.Duration;

/**
 * How much one look takes.
 *
 * @param messages how many messages at most
 * @param messageBytes of a larger message only the start is taken
 * @param batchBytes after so many bytes no further message is begun
 * @param timeout of connecting and of every answer
 */
public record ImapLimits(int messages, int messageBytes, int batchBytes, Duration timeout) {
    /** 100 messages, 64 MiB each, 4 MiB together (or one large one), 30 seconds. */
    public static final ImapLimits USUAL = new ImapLimits(100, 64 << 20, 4 << 20, Duration.ofSeconds(30));

    /** @throws IllegalArgumentException when a limit is not more than zero */
    public ImapLimits {
        if (messages < 1 || messageBytes < 1 || batchBytes < 1 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("mail limits: " + messages + ", " + messageBytes + ", " + batchBytes
                    + ", " + timeout + " (expected: each more than zero)");
        }
    }
}
