package dev.aiemployee.core.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Text fit for a terminal: no escape sequence from outside reaches it, one line stays one line, times are those of the wall. */
public final class Terminal {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    private Terminal() {}

    /** A moment in this machine's time, to the second. */
    public static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /** The same of a moment as notes write it, in front of anything; another text stays as it is. */
    static String time(String text, ZoneId zone) {
        String first = text.split(" ", 2)[0];
        try {
            return time(Instant.parse(first), zone) + text.substring(first.length());
        } catch (DateTimeParseException other) {
            return text;
        }
    }

    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
