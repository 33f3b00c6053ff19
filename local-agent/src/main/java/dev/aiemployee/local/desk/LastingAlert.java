package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;

/** One alert of the desk that is there as long as its cause, over restarts too, and says how things stand now. For one thread. */
final class LastingAlert {
    private final String matter;
    private final DeskParts parts;
    private final Outages outages;

    /** @param matter which trouble; the note's name begins with it */
    LastingAlert(String matter, DeskParts parts) {
        this.matter = matter;
        this.parts = parts;
        this.outages = parts.records().outages();
    }

    /** The cause is there: says so, unless that is said already. @return whether something on disk changed */
    boolean says(Alert alert) {
        return outages.begin(matter, matter, alert).isPresent()
                || outages.update(matter, alert).isPresent();
    }

    /**
     * The cause is gone.
     *
     * @param outcome said in the alert that is put away
     * @return whether something on disk changed
     */
    boolean over(String outcome) {
        if (!outages.isOpen(matter)) {
            return false;
        }
        List<VaultPath> published = parts.remote().sync().publishedUnder(AlertBox.FOLDER);
        return !outages.over(matter, outcome, published::contains).isEmpty();
    }
}
