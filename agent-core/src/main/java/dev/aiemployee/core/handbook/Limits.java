package dev.aiemployee.core.handbook;

import dev.aiemployee.core.task.ActionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How much money an action may be about before the operator looks twice, and how often it may be carried out. An action, or a currency,
 * without a row that can be read has the strictest limit of money there is: every amount is over it.
 *
 * @param rows amounts of money
 * @param rates how often
 */
public record Limits(List<Limit> rows, List<Rate> rates) {
    /** Every amount is over it. */
    public static final Limits STRICTEST = new Limits(List.of(), List.of());

    public Limits {
        rows = List.copyOf(rows);
        rates = List.copyOf(rates);
    }

    /** A time in which acts are counted. */
    public enum Span {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Span(Duration length) {
            this.length = length;
        }

        /** How long it is; it ends now. */
        public Duration length() {
            return length;
        }
    }

    /**
     * How often an action may be carried out.
     *
     * @param most in any span that long
     */
    public record Rate(ActionType action, int most, Span span) {}

    /**
     * One row.
     *
     * @param most the largest amount that is not over it
     * @param currency a currency code, upper case
     */
    public record Limit(ActionType action, BigDecimal most, String currency) {
        boolean isFor(ActionType other, String code) {
            return action == other && currency.equalsIgnoreCase(code.strip());
        }
    }

    /** Whether the amount is over the limit of its action; of two rows for the same, the smaller counts. */
    public boolean isOver(ActionType action, BigDecimal amount, String currency) {
        return rows.stream()
                .filter(row -> row.isFor(action, currency))
                .map(Limit::most)
                .min(Comparator.naturalOrder())
                .map(most -> amount.compareTo(most) > 0)
                .orElse(true);
    }
}
