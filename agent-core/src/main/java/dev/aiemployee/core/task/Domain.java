package dev.aiemployee.core.task;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A field of work, and the name of its folder below {@code Needs_Action/} and the like. A new domain is a new folder.
 *
 * @param value 1 to 40 lower-case letters, digits, {@code _} or {@code -}, starting with a letter
 */
public record Domain(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    public static final Domain EMAIL = new Domain("email");
    public static final Domain WHATSAPP = new Domain("whatsapp");
    public static final Domain SOCIAL = new Domain("social");
    public static final Domain ACCOUNTING = new Domain("accounting");
    public static final Domain FILES = new Domain("files");
    public static final Domain PLANS = new Domain("plans");
    public static final Domain SYSTEM = new Domain("system");

    /** @throws IllegalArgumentException when the value is not of that form */
    public Domain {
        Objects.requireNonNull(value, "value");
        if (!isDomain(value)) {
            throw new IllegalArgumentException(
                    "domain: " + value + " (expected: 1 to 40 lower-case letters, digits, _ or -, a letter first)");
        }
    }

    /** Whether text from outside would be a domain. */
    public static boolean isDomain(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
