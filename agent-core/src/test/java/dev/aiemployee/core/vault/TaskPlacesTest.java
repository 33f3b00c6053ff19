package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskPlacesTest {
    @TempDir
    private Path vault;

    private final List<VaultPath> walks = new ArrayList<>();

    @Test
    void aNoteIsFoundWhereverItWasMoved() throws IOException {
        put("Done/email/2026-11/EMAIL_1.md");
        put("Approved/of this week/EMAIL_DRAFT_2.md");
        put("Projects/EMAIL_3.md");

        TaskPlaces places = look();

        assertThat(places.of(new TaskId("EMAIL_1"))).contains(new VaultPath("Done/email/2026-11/EMAIL_1.md"));
        assertThat(places.of(new TaskId("EMAIL_DRAFT_2")))
                .contains(new VaultPath("Approved/of this week/EMAIL_DRAFT_2.md"));
        assertThat(places.of(new TaskId("EMAIL_3"))).isEmpty();
        assertThat(places.tasks()).hasSize(2);
    }

    @Test
    void aHundredQuestionsAreOneWalkAndNoQuestionIsNone() {
        TaskPlaces places = look();
        assertThat(walks).isEmpty();

        for (int task = 0; task < 100; task++) {
            places.of(new TaskId("EMAIL_" + task));
        }

        assertThat(walks).hasSameSizeAs(VaultLayout.STATE_FOLDERS).doesNotHaveDuplicates();
    }

    @Test
    void theNextRoundSeesWhatWasMovedMeanwhile() throws IOException {
        Path pending = put("Pending_Approval/email/EMAIL_DRAFT_1.md");
        assertThat(look().of(new TaskId("EMAIL_DRAFT_1"))).isPresent();

        Files.delete(pending);

        assertThat(look().of(new TaskId("EMAIL_DRAFT_1"))).isEmpty();
    }

    private TaskPlaces look() {
        VaultReader reader = new VaultReader(vault, new NoteFormat());
        return new TaskPlaces(folder -> {
            walks.add(folder);
            return reader.notesUnder(folder);
        });
    }

    private Path put(String path) throws IOException {
        Path note = vault.resolve(path);
        Files.createDirectories(note.getParent());
        return Files.writeString(note, "---\nid: x\n---\n");
    }
}
