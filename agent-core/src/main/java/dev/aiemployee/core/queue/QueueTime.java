package dev.aiemployee.core.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as the operator reads them: on the wall of their zone, days with their name. What changes as time passes is for a terminal, a
 * page or a notification alone; files hold the absolute ones. Pure.
 *
 * @param zone the operator's
 */
public record QueueTime(ZoneId zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm:ss z", Locale.ENGLISH);
    private static final Duration NAMED_BY_DAY = Duration.ofDays(300);

    /** For files: {@code Sat 28 Nov 17:40}; with the seconds where they matter. */
    public String absolute(Instant moment, boolean seconds) {
        ZonedDateTime wall = moment.atZone(zone);
        return DAY.format(wall) + " " + (seconds ? SECONDS : CLOCK).format(wall);
    }

    /** The same of a moment to come: with the year when it is not one of the next three hundred days. */
    String ahead(Instant moment, Instant now) {
        ZonedDateTime wall = moment.atZone(zone);
        return (isFar(moment, now) ? DAY_OF_YEAR : DAY).format(wall) + " " + SECONDS.format(wall);
    }

    private static boolean isFar(Instant moment, Instant now) {
        return Duration.between(now, moment).compareTo(NAMED_BY_DAY) > 0;
    }

    /** What leaves no doubt about how a written time was understood: {@code Sat 28 Nov 2026 17:40:00 CET}. */
    public String exact(Instant moment) {
        return EXACT.format(moment.atZone(zone));
    }

    /** For files: {@code Sat 28 Nov 17:40}. */
    public String absolute(Instant moment) {
        return absolute(moment, false);
    }

    /** The day of a moment with its name: {@code Sat 12 Dec}. */
    String day(Instant moment) {
        return day(LocalDate.ofInstant(moment, zone));
    }

    /** A day with its name: {@code Sat 12 Dec}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A moment that is not far: {@code at 09:14:20}, {@code on Monday 08:00}, {@code on Sat 12 Dec 08:00}; with the year when it is far. */
    String near(Instant moment, Instant now) {
        ZonedDateTime wall = moment.atZone(zone);
        long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), wall.toLocalDate());
        if (days == 0) {
            return "at " + SECONDS.format(wall);
        }
        DateTimeFormatter day = days > 0 && days < 7 ? WEEKDAY : isFar(moment, now) ? DAY_OF_YEAR : DAY;
        return "on " + day.format(wall) + " " + CLOCK.format(wall);
    }

    /** {@code 09:14} of the same day, {@code Sat 28 Nov 09:14} of another one. */
    String clock(Instant moment, Instant now) {
        ZonedDateTime wall = moment.atZone(zone);
        boolean today = wall.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? CLOCK.format(wall) : absolute(moment);
    }

    /** How long ago, in a few letters: {@code 12 min}, {@code 15 h}, {@code yesterday}, {@code Sat 28 Nov}. */
    public String age(Instant since, Instant now) {
        return age(since, now, false);
    }

    /** The same in words: {@code 12 min}, {@code 15 h}, {@code since yesterday 17:40}, {@code since Sat 28 Nov 17:40}. */
    public String ageInWords(Instant since, Instant now) {
        return age(since, now, true);
    }

    private String age(Instant since, Instant now, boolean words) {
        Duration age = Duration.between(since, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return "now";
        } else if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        } else if (age.toHours() < 24) {
            return age.toHours() + " h";
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = since.atZone(zone).toLocalDate();
        String name = day.equals(today.minusDays(1))
                ? "yesterday"
                : (day.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(day);
        return words ? "since " + name + " " + CLOCK.format(since.atZone(zone)) : name;
    }
}
