package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alert about published texts that cannot be put on this disk: it comes when that has lasted for some minutes, since an editor may
 * hold a file for a moment, names what is stuck now, and goes with the last one. Never about an alert. For one thread.
 */
final class StuckAlert {
    private static final String MATTER = "stuck";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int NAMED = 20;

    private final Identity self;
    private final Outages outages;
    private final SyncLog log;
    private final Clock clock;
    private @Nullable Instant since;

    StuckAlert(Outages outages, SyncLog log, Identity self, Clock clock) {
        this.self = self;
        this.outages = outages;
        this.log = log;
        this.clock = clock;
    }

    /** What is stuck after this cycle, each with its reason. */
    void tell(Map<VaultPath, String> all, Predicate<VaultPath> published) {
        Map<VaultPath, String> stuck = new TreeMap<>(all);
        stuck.keySet().removeIf(path -> path.isUnder(AlertBox.FOLDER));
        if (stuck.isEmpty()) {
            since = null;
            log.waits(outages.over(MATTER, "Everything that others changed is on this disk again.", published));
        } else if (outages.isOpen(MATTER) || hasLasted()) {
            Alert alert = alert(stuck);
            log.waits(outages.update(MATTER, alert).stream().toList());
            outages.begin(MATTER, MATTER + "_" + self.agent(), alert).ifPresent(note -> log.waits(List.of(note)));
        }
    }

    private boolean hasLasted() {
        Instant now = clock.instant();
        if (since == null || since.isAfter(now)) {
            since = now;
        }
        return !since.plus(PATIENCE).isAfter(now);
    }

    private Alert alert(Map<VaultPath, String> stuck) {
        int count = stuck.size();
        String lines = stuck.entrySet().stream()
                .limit(NAMED)
                .map(one -> "- `" + Words.of(one.getKey().value()) + "` " + one.getValue())
                .reduce((above, line) -> above + "\n" + line)
                .orElse("");
        return new Alert(
                MATTER,
                count == 1 ? "A note cannot be put on this disk" : count + " notes cannot be put on this disk",
                count > NAMED ? lines + "\n- and " + (count - NAMED) + " more" : lines,
                "Somebody changed this in the shared vault, and this machine still has the text from before. Everything else"
                        + " is synced, it is tried again in each cycle, and this note goes when it worked.",
                List.of(
                        "Do what the line says; `" + self.kind().word() + "-agent status` lists all of it.",
                        "Until then do not work on that note here: what you write would meet the newer text and end up as"
                                + " a copy in `Conflicts/`."));
    }
}
