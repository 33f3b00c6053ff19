package dev.aiemployee.local.approve.content;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The money of an accounting action; {@link #NONE} for everything else.
 *
 * @param amount a decimal string, never a binary number; may be empty
 * @param currency a currency code; may be empty
 */
public record Booking(String amount, String currency, List<Line> lines) {
    private static final Pattern DECIMAL = Pattern.compile("(-?[0-9]{1,15}(\\.[0-9]{1,6})?)?");

    public static final Booking NONE = new Booking("", "", List.of());

    /** @throws IllegalArgumentException when the amount is no plain decimal */
    public Booking {
        checkDecimal("amount", amount);
        HeaderText.check("currency", currency);
        lines = List.copyOf(lines);
    }

    /** The money it is about: the amount or what the lines come to, whichever is more; absent when neither says. */
    public Optional<BigDecimal> atStake() {
        return Stream.concat(
                        Stream.of(amount).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                        lines.isEmpty() ? Stream.empty() : Stream.of(ofLines()))
                .map(BigDecimal::abs)
                .max(Comparator.naturalOrder());
    }

    private BigDecimal ofLines() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One line of an invoice or bill; numbers are decimal strings. */
    public record Line(String description, String quantity, String unitPrice, String tax) {
        /** @throws IllegalArgumentException when a number is no plain decimal */
        public Line {
            HeaderText.check("description", description);
            HeaderText.check("tax", tax);
            checkDecimal("quantity", quantity);
            checkDecimal("unit_price", unitPrice);
        }

        /** Without tax; a missing quantity is one, a missing price nothing. */
        private BigDecimal total() {
            BigDecimal price = unitPrice.isEmpty() ? BigDecimal.ZERO : new BigDecimal(unitPrice);
            return quantity.isEmpty() ? price : price.multiply(new BigDecimal(quantity));
        }
    }

    private static void checkDecimal(String name, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(name + ": " + text + " (expected: a decimal such as 1234.50)");
        }
    }
}
