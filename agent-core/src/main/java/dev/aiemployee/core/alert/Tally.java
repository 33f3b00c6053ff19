package dev.aiemployee.core.alert;

import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events of one kind as one note that counts them and names the latest: whoever can cause events cannot bury the operator in notes. Once
 * the operator has written into the note, moved or removed it, the next event is a new one. For one thread.
 */
public final class Tally {
    private static final int NAMED = 20;
    private static final Pattern COUNT = Pattern.compile("(?m)^([0-9]{1,9}) in all, the latest first:$");
    private static final Pattern LINE = Pattern.compile("(?m)^- (.+)$");

    private final Outages outages;

    public Tally(Outages outages) {
        this.outages = outages;
    }

    /**
     * Counts events.
     *
     * @param kind one for each kind of event; an {@link Outages} matter
     * @param name starts the note's name
     * @param events a line of Markdown each, the latest last
     * @param alert makes the alert of what happened, a paragraph
     * @return the note that was written; empty when it could not be rewritten just now
     */
    public Optional<VaultPath> add(String kind, String name, List<String> events, Function<String, Alert> alert) {
        Optional<String> body = outages.untouchedBody(kind);
        if (body.isEmpty()) {
            outages.forget(kind);
            return outages.begin(kind, name, alert.apply(happened(events.size(), newestFirst(events, List.of()))));
        }
        String before = happenedBefore(body.get());
        Matcher count = COUNT.matcher(before);
        List<String> named =
                LINE.matcher(before).results().map(line -> line.group(1)).toList();
        int known = count.find() ? Integer.parseInt(count.group(1)) : 1;
        List<String> all = newestFirst(events, named.isEmpty() ? List.of(before.strip()) : named);
        return outages.update(kind, alert.apply(happened(known + events.size(), all)));
    }

    private static String happenedBefore(String body) {
        int from = body.indexOf("## What happened\n");
        int to = body.indexOf("\n## What it means\n");
        return from < 0 || to < from ? "" : body.substring(from + "## What happened\n".length(), to);
    }

    private static List<String> newestFirst(List<String> events, List<String> before) {
        List<String> all = new ArrayList<>();
        for (int at = events.size() - 1; at >= 0; at--) {
            all.add(events.get(at));
        }
        all.addAll(before);
        return all.subList(0, Math.min(NAMED, all.size()));
    }

    private static String happened(int count, List<String> lines) {
        return count == 1 ? lines.get(0) : count + " in all, the latest first:\n\n- " + String.join("\n- ", lines);
    }
}
