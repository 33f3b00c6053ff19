package dev.aiemployee.core.task;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A telephone number in the international form of ITU-T E.164.
 *
 * @param value {@code +}, then 7 to 15 digits, the first not zero
 */
public record PhoneNumber(String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public PhoneNumber {
        Objects.requireNonNull(value, "value");
        if (!isPhoneNumber(value)) {
            throw new IllegalArgumentException("phone number: " + value + " (expected: + and 7 to 15 digits)");
        }
    }

    /** Whether text from outside would be a number. */
    public static boolean isPhoneNumber(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
