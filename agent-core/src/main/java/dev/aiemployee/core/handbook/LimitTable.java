package dev.aiemployee.core.handbook;

import dev.aiemployee.core.handbook.ContactTable.Cells;
import dev.aiemployee.core.markdown.WrittenTable;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rows of a table of limits: of each its action and an amount of money with its currency, which may stand beside the amount,
 * or, where a row has no currency and says so in any cell, how often in an hour or a day. A row about anything else is reported and
 * limits nothing.
 */
final class LimitTable {
    private static final Pattern WITH_CURRENCY =
            Pattern.compile("(?:([A-Za-z]{3}|[€£])\\s*)?([0-9].*?)\\s*([A-Za-z]{3}|[€£])?");

    private static final Pattern NO_CURRENCY = Pattern.compile("[-\u2013\u2014]?");
    private static final Pattern HOUR = Pattern.compile("(?iu)\\b(hour(ly)?|stunde|heure|ora|hora)\\b");
    private static final Pattern DAY = Pattern.compile("(?iu)\\b(day|daily|tag|jour|giorno|d[i\u00ed]a)\\b");

    private final List<HandbookProblem> problems;
    private final List<Limits.Limit> limits = new ArrayList<>();
    private final List<Limits.Rate> rates = new ArrayList<>();

    LimitTable(List<HandbookProblem> problems) {
        this.problems = problems;
    }

    /** What the tables read so far say. */
    Limits limits() {
        return new Limits(limits, rates);
    }

    void read(WrittenTable table) {
        if (!table.columns().containsAll(List.of("action", "limit"))) {
            problems.add(new HandbookProblem(
                    table.line(),
                    "the table has the columns " + String.join(", ", table.columns())
                            + " (expected: action, limit, currency)"));
            return;
        }
        table.rows().stream()
                .filter(row -> !row.cells().stream().allMatch(String::isBlank))
                .forEach(row -> read(new Cells(table.columns(), row)));
    }

    private void read(Cells row) {
        String named = row.cell("action").strip().replaceAll("[\\s-]+", "_");
        Optional<ActionType> action = Word.find(ActionType.class, named);
        if (action.isEmpty()) {
            add(row, "action: " + row.cell("action") + " (expected: one such as post_invoice)");
            return;
        }
        Matcher written = WITH_CURRENCY.matcher(row.cell("limit").strip());
        Optional<BigDecimal> most = written.matches() ? WrittenAmount.read(written.group(2)) : Optional.empty();
        if (most.isEmpty()) {
            add(
                    row,
                    "limit: " + row.cell("limit") + " (expected: a number such as 2500.00; until then every amount is"
                            + " over it)");
            return;
        }
        String currency = currency(row.cell("currency"), written);
        Optional<Limits.Span> span = NO_CURRENCY.matcher(currency).matches() ? span(row) : Optional.empty();
        if (span.isPresent()) {
            rates.add(new Limits.Rate(action.get(), most.get().intValue(), span.get()));
            return;
        }
        if (!currency.matches("[A-Z]{3}")) {
            add(
                    row,
                    "currency: " + row.cell("currency")
                            + " (expected: a code such as EUR for an amount of money, or `-` and a note that says an hour or a day;"
                            + " until then the row limits nothing)");
            return;
        }
        add(row, new Limits.Limit(action.get(), most.get(), currency));
    }

    private static Optional<Limits.Span> span(Cells row) {
        if (HOUR.matcher(row.text()).find()) {
            return Optional.of(Limits.Span.HOUR);
        }
        return DAY.matcher(row.text()).find() ? Optional.of(Limits.Span.DAY) : Optional.empty();
    }

    private static String currency(String cell, Matcher written) {
        String beside = written.group(1) != null ? written.group(1) : written.group(3);
        String code = cell.isBlank() && beside != null ? beside : cell.strip();
        return switch (code) {
            case "€" -> "EUR";
            case "£" -> "GBP";
            default -> code.toUpperCase(Locale.ROOT);
        };
    }

    private void add(Cells row, Limits.Limit limit) {
        boolean twice = limits.stream()
                .anyMatch(other ->
                        other.action() == limit.action() && other.currency().equals(limit.currency()));
        if (twice) {
            add(
                    row,
                    limit.action().word() + " in " + limit.currency()
                            + " has another line above (of the two the smaller counts)");
        }
        limits.add(limit);
    }

    private void add(Cells row, String what) {
        problems.add(new HandbookProblem(row.line(), what));
    }
}
