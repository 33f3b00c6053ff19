package dev.aiemployee.core.env;

import java.util.Optional;
import java.util.regex.Pattern;

/** A value as it is to be typed: in a command to a POSIX shell, or behind a name in the settings file. */
public final class Quoted {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@:+,-]+");

    private Quoted() {}

    /** One word for a shell, whatever is in it: quoted where it holds anything but plain letters. */
    public static String shell(Object value) {
        String text = value.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * The value of a line of the settings file, in quotes where they are needed.
     *
     * @return empty for what {@link EnvLines} has no form for: an apostrophe together with a double quote or a backslash
     */
    public static Optional<String> setting(String value) {
        if (PLAIN.matcher(value).matches()) {
            return Optional.of(value);
        }
        return Quotes.around(value).map(quotes -> quotes.mark + value + quotes.mark);
    }

    /** The two kinds of quotes, the one that holds more first. */
    enum Quotes {
        SINGLE("'", "single quotes"),
        DOUBLE("\"", "double quotes, as there is an apostrophe in it");

        final String mark;
        final String words;

        Quotes(String mark, String words) {
            this.mark = mark;
            this.words = words;
        }

        /** Those that can stand around this value; empty when none can. */
        static Optional<Quotes> around(String value) {
            if (!value.contains(SINGLE.mark)) {
                return Optional.of(SINGLE);
            }
            return value.contains(DOUBLE.mark) || value.contains("\\") ? Optional.empty() : Optional.of(DOUBLE);
        }
    }
}
