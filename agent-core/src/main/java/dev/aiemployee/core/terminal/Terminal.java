package dev.aiemployee.core.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text fit for a terminal: no escape sequence from outside reaches it, one line stays one line, times are those of the wall. */
public final class Terminal {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    private static final Pattern WRITTEN =
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z\\b");

    private Terminal() {}

    /** A moment in this machine's time, to the second. */
    public static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /** The same of each moment as notes write it, anywhere in a text; the rest stays as it is. */
    public static String time(String text, ZoneId zone) {
        return WRITTEN.matcher(text).replaceAll(written -> Matcher.quoteReplacement(moment(written.group(), zone)));
    }

    private static String moment(String written, ZoneId zone) {
        try {
            return time(Instant.parse(written), zone);
        } catch (DateTimeParseException other) {
            return written;
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
