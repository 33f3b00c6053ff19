package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** When each copy in {@code Conflicts/} was first seen here, kept over restarts: many within an hour are worth an alert. */
final class ConflictBurst {
    /** So many within {@link #WITHIN} are a burst. */
    static final int MANY = 5;

    static final Duration WITHIN = Duration.ofHours(1);

    private final Path file;
    private final Map<VaultPath, Instant> seen = new TreeMap<>();

    ConflictBurst(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::load);
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private void load(String line) {
        String[] parts = line.split(" ", 2);
        try {
            if (parts.length == 2 && VaultPath.isVaultPath(parts[1])) {
                seen.put(new VaultPath(parts[1]), Instant.parse(parts[0]));
            }
        } catch (DateTimeParseException torn) {
            return; // the copy counts as new
        }
    }

    /**
     * Takes note of the copies that lie there now; copies of alerts do not count.
     *
     * @return how many came within the last hour
     */
    int look(Collection<VaultPath> copies, Instant now) {
        VaultPath alerts = VaultLayout.CONFLICTS.child(AlertBox.FOLDER.value());
        boolean changed = seen.entrySet()
                .removeIf(copy -> !copies.contains(copy.getKey())
                        && !copy.getValue().plus(WITHIN).isAfter(now));
        for (VaultPath copy : copies) {
            if (!copy.isUnder(alerts)) {
                changed |= seen.putIfAbsent(copy, now) == null;
            }
        }
        if (changed) {
            save();
        }
        return (int) seen.values().stream()
                .filter(at -> at.plus(WITHIN).isAfter(now))
                .count();
    }

    private void save() {
        StringBuilder lines = new StringBuilder();
        seen.forEach((path, at) -> lines.append(at).append(' ').append(path).append('\n'));
        AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
