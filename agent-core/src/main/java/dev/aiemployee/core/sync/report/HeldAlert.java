package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The alerts about all that is held, one for each that holds: it comes with the first path, names what is held now, and goes with the
 * last one, over restarts and commands. Never about an alert. For one thread.
 */
final class HeldAlert {
    private static final int LOGGED = 20;

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
        for (HeldBy holder : HeldBy.values()) {
            tell(holder, holder.among(worthTelling(now)), published);
        }
        if (!now.equals(told)) {
            file.write(now);
            told = now;
        }
    }

    private void tell(HeldBy holder, List<HeldPath> held, Predicate<VaultPath> published) {
        Set<HeldPath> before = Set.copyOf(holder.among(worthTelling(told)));
        if (held.isEmpty()) {
            over(holder, published);
        } else if (!Set.copyOf(held).equals(before) || !outages.isOpen(holder.matter())) {
            begin(holder, held, before);
        }
    }

    private static List<HeldPath> worthTelling(List<HeldPath> held) {
        return held.stream()
                .filter(path -> !path.path().startsWith(AlertBox.FOLDER + "/"))
                .toList();
    }

    private void over(HeldBy holder, Predicate<VaultPath> published) {
        if (outages.isOpen(holder.matter())) {
            log.line("errors", holder.matter() + ": nothing is held back any more");
            log.waits(outages.over(holder.matter(), "Nothing is held back any more.", published));
        }
    }

    private void begin(HeldBy holder, List<HeldPath> held, Set<HeldPath> before) {
        Set<HeldPath> fresh = new HashSet<>(held);
        fresh.removeAll(before);
        fresh.stream().limit(LOGGED).forEach(path -> log.line("security_violations", HeldBy.line(path)));
        Alert alert = holder.alert(held, self.kind().word() + "-agent");
        if (outages.isOpen(holder.matter())) {
            log.waits(outages.update(holder.matter(), alert).stream().toList());
            if (fresh.isEmpty() || outages.isUntouched(holder.matter())) {
                return;
            }
            outages.forget(holder.matter()); // the operator has dealt with that note, and this is news
        }
        outages.begin(holder.matter(), holder.kind() + "_" + self.agent(), alert)
                .ifPresent(note -> log.waits(List.of(note)));
    }
}
