package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.desk.LeftToYou;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A note of the operator's own that was changed elsewhere, without a signature. Pure.
 *
 * @param removed whether it is gone since
 */
public record ChangedLine(Instant when, VaultPath path, boolean removed) {
    private static final int MOST = 10;
    private static final Pattern LINKABLE = Pattern.compile("[\\p{L}\\p{N}_/ .,()+-]{1,200}");

    /** The facts that tell of them, one that counts and one for each of the latest; none when there are none. */
    public static List<String> facts(List<ChangedLine> latestFirst) {
        List<String> facts = new ArrayList<>();
        if (!latestFirst.isEmpty()) {
            int count = latestFirst.size();
            facts.add((count == 1 ? "One note of yours was" : count + " notes of yours were")
                    + " changed elsewhere without a signature in the last ten days"
                    + (count > MOST ? ", the latest:" : ":"));
        }
        latestFirst.stream().limit(MOST).map(ChangedLine::markdown).forEach(facts::add);
        return facts;
    }

    /** The fact that tells which alerts are not this machine's; none when there are none. */
    public static List<String> alertsFromOutside(List<VaultPath> alerts) {
        return alerts.isEmpty()
                ? List.of()
                : List.of("Written by another machine, not by this one"
                        + (alerts.size() > MOST ? " (" + alerts.size() + ")" : "") + ": "
                        + alerts.stream().limit(MOST).map(ChangedLine::link).collect(Collectors.joining(", ")));
    }

    /** A fact for each alert that waits, newest first. */
    public static List<String> alerts(List<OpenAlert> alerts) {
        List<String> facts = new ArrayList<>();
        alerts.stream()
                .limit(MOST)
                .forEach(alert -> facts.add("**" + Inert.line(alert.title(), 120) + "** " + link(alert.path())));
        if (alerts.size() > MOST) {
            facts.add((alerts.size() - MOST) + " more alerts in `" + AlertBox.FOLDER + "/`");
        }
        return facts;
    }

    /** A fact that counts the mails without a draft that a person must look at, and one for each of the first. */
    public static List<String> leftToYou(List<LeftToYou> mails) {
        List<String> facts = new ArrayList<>();
        if (!mails.isEmpty()) {
            facts.add("**Left to you, without a draft: " + mails.size() + "**");
        }
        mails.stream()
                .limit(MOST)
                .forEach(mail -> facts.add(Inert.line(mail.subject(), 80) + ", from " + Inert.line(mail.from(), 60)
                        + ": " + Inert.line(mail.reason(), 120) + " " + link(mail.path())));
        return facts;
    }

    private String markdown() {
        String time = when.toString().substring(0, 16).replace('T', ' ');
        return time + " " + (removed ? Inert.line(name(path), 120) + " (removed)" : link(path));
    }

    private static String link(VaultPath path) {
        String name = name(path);
        return LINKABLE.matcher(name).matches() ? "[[" + name + "]]" : Inert.line(name, 120);
    }

    private static String name(VaultPath path) {
        String value = path.value();
        return value.endsWith(".md") ? value.substring(0, value.length() - ".md".length()) : value;
    }
}
