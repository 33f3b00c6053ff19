package dev.aiemployee.core.handbook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an amount as people write it: {@code 2500}, {@code 2,500.00}, {@code 2.500,00}, {@code 2 500,00}, {@code 2'500.-}. */
final class WrittenAmount {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,6})?");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:([.,])[0-9]{3})(?:\\1[0-9]{3})*");

    private WrittenAmount() {}

    /**
     * The amount; empty when the text is none, or can be read in two ways: {@code 2.500} is two and a half in one country and two
     * thousand five hundred in the next.
     */
    static Optional<BigDecimal> read(String text) {
        String digits = text.replaceAll("[\\s'\u2019_]|[.,][-\u2013]+$", "");
        int point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (point < 0) {
            return decimal(digits);
        }
        String whole = digits.substring(0, point);
        String fraction = digits.substring(point + 1);
        boolean mixed = whole.indexOf('.') >= 0 || whole.indexOf(',') >= 0;
        if (!mixed) {
            return fraction.length() == 3 ? Optional.empty() : decimal(whole + "." + fraction);
        }
        if (GROUPED.matcher(digits).matches()) {
            return decimal(digits.replaceAll("[.,]", ""));
        }
        boolean grouped = GROUPED.matcher(whole).matches() && whole.indexOf(digits.charAt(point)) < 0;
        return grouped ? decimal(whole.replaceAll("[.,]", "") + "." + fraction) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
