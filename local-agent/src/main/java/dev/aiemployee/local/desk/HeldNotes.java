package dev.aiemployee.local.desk;

import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Since when notes are held. Many a hold passes by itself, as when an editor saved an old text: only one that lasts is told. For one thread. */
final class HeldNotes {
    private final Duration patience;
    private final Map<VaultPath, Instant> since = new HashMap<>();

    HeldNotes(Duration patience) {
        this.patience = patience;
    }

    /** What has been held for long enough to be told, with the reason. */
    Map<VaultPath, String> lasting(Map<VaultPath, String> held, Instant now) {
        since.keySet().retainAll(held.keySet());
        Map<VaultPath, String> lasting = new TreeMap<>();
        held.forEach((path, reason) -> {
            Instant first = since.computeIfAbsent(path, fresh -> now);
            if (!now.isBefore(first.plus(patience))) {
                lasting.put(path, reason);
            }
        });
        return lasting;
    }
}
