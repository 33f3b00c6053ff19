package dev.aiemployee.core.ownership;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which notes in a folder of ours an agent wrote, by their name and their front matter together. All others are the operator's own, for a
 * vault may have had a folder of that name before: nobody consumes, moves or removes them. Pure.
 */
public final class AgentNote {
    /** {@code 20261120T120000Z_<what it is about>}. */
    private static final Pattern EVENT = Pattern.compile("[0-9]{8}T[0-9]{6}Z_[A-Za-z0-9][A-Za-z0-9_-]{0,180}");

    private static final Set<String> EVENT_KEYS = Set.of("id", "type", "created", "agent", "title");

    private AgentNote() {}

    /** Whether a note is an event that an agent wants on the Dashboard: directly in {@code Updates/}, with every key of one. */
    public static boolean isEvent(VaultPath path, Note note) {
        return isEventPlace(path)
                && EVENT_KEYS.stream().allMatch(key -> note.text(key).isPresent())
                && note.text("id").equals(Optional.of(stem(path)))
                && note.text("agent").filter(AgentName::isAgentName).isPresent()
                && note.text("created").filter(AgentNote::isInstant).isPresent();
    }

    /** Whether an event may lie here, by folder and name alone: all that can be asked of one that is gone. */
    public static boolean isEventPlace(VaultPath path) {
        return path.parent().equals(Optional.of(VaultLayout.UPDATES))
                && EVENT.matcher(stem(path)).matches();
    }

    private static String stem(VaultPath path) {
        String name = path.fileName();
        return name.endsWith(".md") ? name.substring(0, name.length() - 3) : "";
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
