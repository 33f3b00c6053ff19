package dev.aiemployee.core.handbook;

import dev.aiemployee.core.task.ActionType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * How much money an action may be about before the operator looks twice. An action, or a currency, without a row that can be read
 * has the strictest limit there is: every amount is over it.
 */
public record Limits(List<Limit> rows) {
    /** Every amount is over it. */
    public static final Limits STRICTEST = new Limits(List.of());

    public Limits {
        rows = List.copyOf(rows);
    }

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
