package dev.aiemployee.local.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.vault.VaultLayout;
import java.util.Arrays;

/**
 * The handbook that decisions go by: the one in the published tree, where only the operator's hand counts. What a pull by hand put on
 * the disk is no word of theirs. What cannot be used of it is told once. For one thread.
 */
final class PublishedHandbook {
    private static final byte[] NOTHING = {};

    private final SyncEngine sync;
    private final Alerts alerts;
    private byte[] bytes = NOTHING;
    private Handbook handbook = Handbook.NONE;

    PublishedHandbook(SyncEngine sync, Alerts alerts) {
        this.sync = sync;
        this.alerts = alerts;
    }

    /** The handbook now; without one nobody is a contact and every amount is over its limit. */
    Handbook read() {
        byte[] now = sync.published(VaultLayout.HANDBOOK).orElse(NOTHING);
        if (!Arrays.equals(now, bytes)) {
            bytes = now;
            handbook = Handbook.parse(new String(now, UTF_8));
            if (!handbook.problems().isEmpty()) {
                alerts.raise(handbook.problems().toString(), DeskAlerts.handbook(handbook.problems()));
            }
        }
        return handbook;
    }
}
