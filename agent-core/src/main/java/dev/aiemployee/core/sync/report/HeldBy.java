package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Words;
import java.util.ArrayList;
import java.util.List;

/** Whose rule holds a path back: each has an alert of its own, because a person does something else about it. */
enum HeldBy {
    /** A rule of this agent, or what the path is on this disk. */
    AGENT("held", "held"),
    /** The Git host, which takes everything else. */
    HOST("held_by_host", SyncAlerts.REFUSED);

    private static final int NAMED = 20;

    private final String matter;
    private final String kind;

    HeldBy(String matter, String kind) {
        this.matter = matter;
        this.kind = kind;
    }

    /** Which trouble its alert is. */
    String matter() {
        return matter;
    }

    /** Begins the name of its alert's note. */
    String kind() {
        return kind;
    }

    /** Those of the paths that are held by this one. */
    List<HeldPath> among(List<HeldPath> held) {
        return held.stream()
                .filter(path -> path.rule().startsWith(HostRefusals.RULE) == (this == HOST))
                .toList();
    }

    /** @param held at least one */
    Alert alert(List<HeldPath> held, String program) {
        return new Alert(kind, title(held.size()), happened(held, program), means(), wayOut(held, program));
    }

    private String title(int count) {
        String files = count == 1 ? "A file" : count + " files";
        String are = count == 1 ? " is " : " are ";
        return files + are + (this == HOST ? "refused by the Git host" : "held back");
    }

    private static String happened(List<HeldPath> held, String program) {
        List<String> lines =
                new ArrayList<>(held.stream().limit(NAMED).map(HeldBy::line).toList());
        if (held.size() > NAMED) {
            lines.add("and " + (held.size() - NAMED) + " more; `" + program + " status` lists all");
        }
        return lines.size() == 1 ? lines.get(0) : "- " + String.join("\n- ", lines);
    }

    /** One path and why, for a note or a log. */
    static String line(HeldPath path) {
        return "`" + Words.of(path.path()) + "` is held back: " + path.rule();
    }

    private static String means() {
        return "What is held back stays on this machine as it is, and changes of it are not shared; everything else goes on."
                + " This note goes by itself when nothing is held back any more.";
    }

    private List<String> wayOut(List<HeldPath> held, String program) {
        if (this == HOST) {
            return List.of(
                    "Make the file smaller, take out of it what the host names, or move it out of the vault; or change"
                            + " the host's rule (size limit, quota, push protection). It is tried again when it is changed, and"
                            + " every six hours.");
        }
        List<String> steps = new ArrayList<>(
                List.of("Remove what the rule names from the file, rename it, or move it out of the vault."));
        if (held.stream().anyMatch(path -> path.rule().contains("fingerprint"))) {
            steps.add("If somebody else could read a real secret there, change it where it is from.");
            steps.add("If it is none, run `" + program
                    + " allow FINGERPRINT` on this machine, with the fingerprint above.");
        }
        return steps;
    }
}
