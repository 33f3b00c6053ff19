package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.ownership.AgentNote;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code Dashboard.md} up to date: its single writer beside the operator. An event file is removed only once the page that
 * holds it is on disk; a crash in between merges it again, to the same line. For one thread.
 */
public final class DashboardDesk {
    private final VaultReader reader;
    private final VaultWriter writer;
    private final PageAtRest atRest;
    private final ZoneId zone;
    private @Nullable DashboardState shown;

    /** @param quiet how long a page that somebody saved is left alone */
    public DashboardDesk(VaultReader reader, VaultWriter writer, Clock clock, Duration quiet) {
        this.reader = reader;
        this.writer = writer;
        this.atRest = new PageAtRest(clock, quiet);
        this.zone = clock.getZone();
    }

    /**
     * Renders the page anew and merges what lies in {@code Updates/}. As long as nothing new is to be told the page stays as it is: the
     * operator's other machine tells its own state there, and two that both insisted would never end.
     *
     * @return whether the disk changed; false also when the operator is writing into the page right now, then the next round
     *     does it
     */
    public boolean refresh(DashboardState state) {
        List<VaultPath> files = new ArrayList<>();
        List<UpdateLine> events = new ArrayList<>();
        for (VaultPath path : reader.notesUnder(VaultLayout.UPDATES)) {
            event(path).ifPresent(event -> {
                files.add(path);
                events.add(event);
            });
        }
        Optional<byte[]> existing = reader.bytes(VaultLayout.DASHBOARD);
        if (existing.isEmpty()) {
            return false;
        }
        String text = new String(existing.get(), StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), existing.get())) {
            return false;
        }
        Instant modified = reader.modified(VaultLayout.DASHBOARD).orElse(Instant.MAX);
        if (!atRest.isAtRest(existing.get(), modified, DashboardPage.isWhole(text))) {
            return false;
        }
        if (state.equals(shown) && events.isEmpty() && DashboardPage.isIntact(text)) {
            return false;
        }
        String page = DashboardPage.render(text, state, events);
        boolean changed = !page.equals(text);
        if (changed && !writer.replace(VaultLayout.DASHBOARD, existing.get(), page)) {
            return false;
        }
        atRest.wrote(page.getBytes(StandardCharsets.UTF_8));
        shown = state;
        files.forEach(writer::delete);
        return changed || !files.isEmpty();
    }

    /** What the operator keeps in a folder of that name is no event of ours. */
    private Optional<UpdateLine> event(VaultPath path) {
        String id = path.fileName().substring(0, path.fileName().length() - ".md".length());
        return reader.read(path)
                .flatMap(ParsedNote::note)
                .filter(note -> AgentNote.isEvent(path, note))
                .map(note -> line(id, note));
    }

    private UpdateLine line(String id, Note note) {
        String title = note.text("title").orElse(TaskId.isTaskId(id) ? id : "update");
        return UpdateLine.of(
                id, note.text("created").orElse(""), title, note.text("link").orElse(""), zone);
    }
}
