package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.desk.LeftToYou;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stops work, and what is left to the operator without a draft, as lines of the Dashboard. Pure. */
public final class TroubleLines {
    private static final int MOST = 6;

    private TroubleLines() {}

    /**
     * A line for each alert that waits, newest first, each with its time in the operator's zone; this machine's own before those that
     * another one wrote, which say so.
     */
    public static List<String> alerts(List<OpenAlert> alerts, Collection<VaultPath> fromOutside, ZoneId zone) {
        List<OpenAlert> own = alerts.stream()
                .filter(alert -> !fromOutside.contains(alert.path()))
                .toList();
        List<OpenAlert> others = alerts.stream()
                .filter(alert -> fromOutside.contains(alert.path()))
                .toList();
        List<String> lines = new ArrayList<>();
        own.stream().limit(MOST).forEach(alert -> lines.add("**" + line(alert) + "**" + time(alert.created(), zone)));
        others.stream()
                .limit(MOST)
                .forEach(alert -> lines.add(
                        line(alert) + time(alert.created(), zone) + " · written by another machine, not by this one"));
        int more = Math.max(0, own.size() - MOST) + Math.max(0, others.size() - MOST);
        if (more > 0) {
            lines.add(more + " more alerts: `local-agent status` lists them");
        }
        return lines;
    }

    private static String line(OpenAlert alert) {
        return NoteLink.of(alert.path(), alert.title());
    }

    /** A line for each mail without a draft that a person must look at. */
    public static List<String> leftToYou(List<LeftToYou> mails) {
        List<String> lines = new ArrayList<>();
        mails.stream()
                .limit(MOST)
                .forEach(mail -> lines.add(NoteLink.of(mail.path(), sender(mail.from()) + ": " + mail.subject())
                        + " · no draft: " + Inert.line(mail.reason(), 120)));
        if (mails.size() > MOST) {
            lines.add((mails.size() - MOST) + " more without a draft: `local-agent pending` lists them");
        }
        return lines;
    }

    /** The name, or the address where there is none. */
    private static String sender(String from) {
        int address = from.lastIndexOf('<');
        return address > 0 ? from.substring(0, address).strip() : from;
    }

    private static String time(String created, ZoneId zone) {
        try {
            return " · " + new QueueTime(zone).absolute(Instant.parse(created));
        } catch (DateTimeException none) {
            return "";
        }
    }
}
