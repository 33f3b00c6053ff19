package dev.aiemployee.core.sync;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one alert about all that is held: it comes with the first path, names what is held now, and goes with the last one, over
 * restarts and commands. Never about an alert. For one thread.
 */
final class HeldAlert {
    private static final String MATTER = "held";
    private static final int NAMED = 20;

    private final Identity self;
    private final Outages outages;
    private final SyncLog log;
    private final HeldFile file;
    private List<HeldPath> told;

    HeldAlert(HeldFile file, Outages outages, SyncLog log, Identity self) {
        this.self = self;
        this.outages = outages;
        this.log = log;
        this.file = file;
        this.told = file.read();
    }

    /** What is held now. */
    void tell(Collection<HeldPath> all, Predicate<VaultPath> published) {
        List<HeldPath> now = all.stream()
                .map(path -> new HeldPath(path.path(), path.rule().replaceAll("\\s+", " ")))
                .distinct()
                .toList();
        List<HeldPath> held = worthTelling(now);
        if (held.isEmpty()) {
            over(published);
        } else if (!Set.copyOf(held).equals(Set.copyOf(worthTelling(told))) || !outages.isOpen(MATTER)) {
            begin(held);
        }
        if (!now.equals(told)) {
            file.write(now);
            told = now;
        }
    }

    private static List<HeldPath> worthTelling(List<HeldPath> held) {
        return held.stream()
                .filter(path -> !path.path().startsWith(AlertBox.FOLDER + "/"))
                .toList();
    }

    private void over(Predicate<VaultPath> published) {
        if (outages.isOpen(MATTER)) {
            log.line("errors", "held: nothing is held back any more");
            log.waits(outages.over(MATTER, "Nothing is held back any more.", published));
        }
    }

    private void begin(List<HeldPath> held) {
        Set<HeldPath> fresh = new HashSet<>(held);
        told.forEach(fresh::remove);
        fresh.stream().limit(NAMED).forEach(path -> log.line("security_violations", line(path)));
        Alert alert = alert(held);
        if (outages.isOpen(MATTER)) {
            log.waits(outages.update(MATTER, alert).stream().toList());
            if (fresh.isEmpty() || outages.isUntouched(MATTER)) {
                return;
            }
            outages.forget(MATTER); // the operator has dealt with that note, and this is news
        }
        outages.begin(MATTER, MATTER + "_" + self.agent(), alert).ifPresent(note -> log.waits(List.of(note)));
    }

    private Alert alert(List<HeldPath> held) {
        List<String> lines =
                new ArrayList<>(held.stream().limit(NAMED).map(HeldAlert::line).toList());
        if (held.size() > NAMED) {
            lines.add("and " + (held.size() - NAMED) + " more; `" + program() + " status` lists all");
        }
        return new Alert(
                MATTER,
                held.size() == 1 ? "A file is held back" : held.size() + " files are held back",
                lines.size() == 1 ? lines.get(0) : "- " + String.join("\n- ", lines),
                "What is held back stays on this machine as it is, and changes of it are not shared; everything else goes on."
                        + " This note goes by itself when nothing is held back any more.",
                wayOut(held));
    }

    private static String line(HeldPath path) {
        return "`" + Words.of(path.path()) + "` is held back: " + path.rule();
    }

    private List<String> wayOut(List<HeldPath> held) {
        List<String> steps = new ArrayList<>(
                List.of("Remove what the rule names from the file, rename it, or move it out of the vault."));
        if (held.stream().anyMatch(path -> path.rule().contains("fingerprint"))) {
            steps.add("If somebody else could read a real secret there, change it where it is from.");
            steps.add("If it is none, run `" + program()
                    + " allow FINGERPRINT` on this machine, with the fingerprint above.");
        }
        return steps;
    }

    private String program() {
        return self.kind().word() + "-agent";
    }
}
