package dev.aiemployee.cloud.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an invitation says (RFC 5545, RFC 5546), as lines for a person. */
public final class CalendarText {
    private static final Pattern LINE = Pattern.compile(
            "(?i)(SUMMARY|LOCATION|DESCRIPTION|DTSTART|DTEND|ORGANIZER|METHOD|RRULE|STATUS)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)");
    private static final Pattern ZONE = Pattern.compile("(?i);TZID=\"?([^;\":]{1,60})");
    private static final Pattern NAME = Pattern.compile("(?i);CN=\"?([^;\":]{1,100})");
    private static final Pattern TIME = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\d(Z)?)?");
    private static final int MOST_EVENTS = 5;

    private CalendarText() {}

    /** {@code request}, {@code cancel}, {@code reply} and the like; empty when the calendar names none. */
    public static String method(String calendar) {
        return value(lines(calendar), "METHOD").toLowerCase(Locale.ROOT);
    }

    public static String of(String calendar) {
        List<String> lines = lines(calendar);
        List<String> told = new ArrayList<>();
        told.add(headline(value(lines, "METHOD").toUpperCase(Locale.ROOT), value(lines, "STATUS")));
        int events = 0;
        int begin = lines.indexOf("BEGIN:VEVENT");
        while (begin >= 0 && events++ < MOST_EVENTS) {
            List<String> rest = lines.subList(begin, lines.size());
            int end = rest.indexOf("END:VEVENT");
            event(end < 0 ? rest : rest.subList(0, end), told);
            int next = rest.subList(1, rest.size()).indexOf("BEGIN:VEVENT");
            begin = next < 0 ? -1 : begin + 1 + next;
        }
        return told.size() < 2 ? "" : String.join("\n", told);
    }

    private static String headline(String method, String status) {
        return switch (status.equalsIgnoreCase("CANCELLED") ? "CANCEL" : method) {
            case "CANCEL" -> "[Meeting cancelled]";
            case "REPLY" -> "[Answer to an invitation]";
            case "COUNTER" -> "[Another time is proposed]";
            default -> "[Invitation]";
        };
    }

    private static void event(List<String> lines, List<String> told) {
        add(told, "What", value(lines, "SUMMARY"));
        add(told, "When", when(lines));
        add(told, "Repeated", value(lines, "RRULE"));
        add(told, "Where", value(lines, "LOCATION"));
        add(told, "Organizer", organizer(lines));
        add(told, "Notes", value(lines, "DESCRIPTION"));
    }

    private static void add(List<String> told, String label, String value) {
        if (!value.isBlank()) {
            told.add(label + ": " + value);
        }
    }

    private static String when(List<String> lines) {
        String start = time(value(lines, "DTSTART"));
        String end = time(value(lines, "DTEND"));
        Matcher zone = ZONE.matcher(parameters(lines, "DTSTART"));
        String day = start.length() > 10 ? start.substring(0, 10) : "";
        String until = !day.isEmpty() && end.startsWith(day) ? end.substring(day.length() + 1) : end;
        return start
                + (until.isEmpty() || until.equals(start) ? "" : " to " + until)
                + (zone.find() && !start.isEmpty() ? " (" + zone.group(1) + ")" : "");
    }

    private static String time(String value) {
        Matcher time = TIME.matcher(value.strip());
        if (!time.matches()) {
            return value;
        }
        String day = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
        return time.group(4) == null
                ? day
                : day + " " + time.group(4) + ":" + time.group(5) + (time.group(6) == null ? "" : " UTC");
    }

    private static String organizer(List<String> lines) {
        Matcher name = NAME.matcher(parameters(lines, "ORGANIZER"));
        String address = value(lines, "ORGANIZER").replaceFirst("(?i)^mailto:", "");
        return name.find() ? name.group(1) + " <" + address + ">" : address;
    }

    private static String value(List<String> lines, String name) {
        return find(lines, name, 3).replaceAll("\\\\[nN]", "\n").replaceAll("\\\\([,;\\\\])", "$1");
    }

    private static String parameters(List<String> lines, String name) {
        return find(lines, name, 2);
    }

    private static String find(List<String> lines, String name, int group) {
        for (String line : lines) {
            Matcher found = LINE.matcher(line);
            if (found.matches() && found.group(1).equalsIgnoreCase(name)) {
                return found.group(group);
            }
        }
        return "";
    }

    private static List<String> lines(String calendar) {
        return calendar.replaceAll("\\r?\\n[ \\t]", "")
                .lines()
                .map(String::strip)
                .toList();
    }
}
