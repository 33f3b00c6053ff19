package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells of published notes that cannot be read and so are nobody's work, in one alert that lasts as long as there is one. A text is
 * read once. For one thread.
 */
final class BrokenNotes {
    private static final String MATTER = "broken_note";
    private static final int MOST_NAMED = 20;
    /** In {@code Approved/} such a note is a decision that is refused, and told as that. */
    private static final List<VaultPath> FOLDERS =
            List.of(VaultLayout.NEEDS_ACTION, VaultLayout.PENDING_APPROVAL, VaultLayout.IN_PROGRESS, VaultLayout.PLANS);

    private final SyncEngine sync;
    private final LastingAlert alert;
    private final NoteFormat format = new NoteFormat();
    private final SortedMap<VaultPath, BlobId> seen = new TreeMap<>();
    private final SortedMap<VaultPath, ParsedNote.Broken> broken = new TreeMap<>();

    private long looked = -1;

    BrokenNotes(DeskParts parts) {
        this.sync = parts.remote().sync();
        this.alert = new LastingAlert(MATTER, parts);
    }

    /**
     * Says what is to be said now, and takes back what is over.
     *
     * @param cycles of the sync so far; without a new one there is nothing new to see
     * @return whether something on disk changed
     */
    boolean look(long cycles) {
        if (cycles == looked) {
            return false;
        }
        looked = cycles;
        SortedMap<VaultPath, BlobId> now = new TreeMap<>();
        FOLDERS.forEach(folder -> now.putAll(sync.publishedTexts(folder)));
        broken.keySet().retainAll(now.keySet());
        now.forEach((path, text) -> {
            if (!text.equals(seen.get(path))) {
                read(path);
            }
        });
        seen.clear();
        seen.putAll(now);
        return broken.isEmpty() ? alert.over("Every note can be read again.") : alert.says(alert(broken));
    }

    private void read(VaultPath path) {
        broken.remove(path);
        sync.published(path)
                .map(format::parse)
                .filter(ParsedNote.Broken.class::isInstance)
                .ifPresent(note -> broken.put(path, (ParsedNote.Broken) note));
    }

    private static Alert alert(Map<VaultPath, ParsedNote.Broken> broken) {
        List<String> lines = broken.entrySet().stream()
                .limit(MOST_NAMED)
                .map(one -> "`" + one.getKey() + "`, " + one.getValue().message())
                .toList();
        int more = broken.size() - MOST_NAMED;
        return new Alert(
                MATTER,
                broken.size() == 1 ? "A note cannot be read" : broken.size() + " notes cannot be read",
                (broken.size() == 1 ? "" : "- ")
                        + String.join("\n- ", lines)
                        + (more > 0 ? "\n- and " + more + " more" : ""),
                "No agent works on it and no decision in it counts; it stays where it is. This note goes when it can be read.",
                List.of("Mend it in Obsidian's source view; `local-agent check` lists all of them"));
    }
}
