package dev.aiemployee.core.task;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model.
 *
 * @param model as the API names it; not blank
 * @param costUsd by the price table, zero or more; null when the table does not have the model
 * @param purpose what the call was for; not blank
 */
public record ApiUsage(
        Instant time,
        AgentName agent,
        String model,
        Tokens tokens,
        @Nullable BigDecimal costUsd,
        String purpose) {
    /**
     * The API's own counts.
     *
     * @param cached input that was read from the API's cache
     */
    public record Tokens(long input, long output, long cached) {
        /** @throws IllegalArgumentException when a count is negative */
        public Tokens {
            if (input < 0 || output < 0 || cached < 0) {
                throw new IllegalArgumentException(
                        "tokens: " + input + ", " + output + ", " + cached + " (expected: 0 or more)");
            }
        }
    }

    /** @throws IllegalArgumentException when a text is blank or the cost negative */
    public ApiUsage {
        if (model.isBlank() || purpose.isBlank()) {
            throw new IllegalArgumentException("model, purpose: " + model + ", " + purpose + " (expected: not blank)");
        }
        if (costUsd != null && costUsd.signum() < 0) {
            throw new IllegalArgumentException("cost: " + costUsd + " USD (expected: 0 or more)");
        }
    }

    /** The cost as a table shows it: USD, or {@code unpriced}. */
    public String costText() {
        return costUsd == null ? "unpriced" : costUsd.toPlainString();
    }
}
