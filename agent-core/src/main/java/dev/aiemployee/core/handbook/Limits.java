package dev.aiemployee.core.handbook;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much money an action may be about before the operator looks twice. An action, or a currency, without a row that can be read
 * has the strictest limit there is: every amount is over it.
 */
public record Limits(List<Limit> rows) {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    /** Every amount is over it. */
    public static final Limits STRICTEST = new Limits(List.of());

    public Limits {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param most the largest amount that is not over it
     * @param currency a currency code, as the operator writes it
     */
    public record Limit(ActionType action, BigDecimal most, String currency) {
        boolean isFor(ActionType other, String code) {
            return action == other && currency.equalsIgnoreCase(code.strip());
        }
    }

    static Limits of(HandbookTable table, List<HandbookProblem> problems) {
        List<Limit> limits = new ArrayList<>();
        for (HandbookTable.Row row : table.rows()) {
            Optional<ActionType> action = Word.find(ActionType.class, row.cell("action"));
            String most = row.cell("limit");
            if (action.isEmpty()) {
                problems.add(problem(row, "action: " + row.cell("action") + " (expected: one such as post_invoice)"));
            } else if (!DECIMAL.matcher(most).matches()) {
                problems.add(problem(
                        row,
                        "limit: " + most + " (expected: a number such as 2500.00; until then every"
                                + " amount is over it)"));
            } else {
                limits.add(new Limit(action.get(), new BigDecimal(most), row.cell("currency")));
            }
        }
        return new Limits(limits);
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

    private static HandbookProblem problem(HandbookTable.Row row, String what) {
        return new HandbookProblem(row.line(), what);
    }
}
