package dev.aiemployee.core.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Moments as a person reads them in a note: {@code Sat 28 Nov 17:40}, in the operator's zone, with the day's name. */
public final class WallTime {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private static final Pattern WRITTEN =
            Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z\\b");

    private WallTime() {}

    /** To the minute. */
    public static String of(Instant moment, ZoneId zone) {
        return FORM.format(moment.atZone(zone));
    }

    /** A sentence in which each time that is written as front matter holds it stands as a person reads it. */
    public static String inText(String text, ZoneId zone) {
        return WRITTEN.matcher(text).replaceAll(time -> of(time.group(), zone));
    }

    /** The same of a time as front matter holds it; another text stays as it is. */
    public static String of(String time, ZoneId zone) {
        try {
            return of(Instant.parse(time), zone);
        } catch (DateTimeException other) {
            return time;
        }
    }
}
