package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.TaskId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the simulation found where a disk and a remote both left one path. */
class DraggedTaskTest {
    private static final String FREE = "Needs_Action/email/EMAIL_1.md";
    private static final String LOG = "Logs/Local/errors.md";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone cloud;
    private VaultClone local;

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        cloud = agents.cloud();
        local = agents.local();
        cloud.write(FREE, TwoAgents.task("EMAIL_1", "a mail"));
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aTaskThatIsDraggedWhileTheCloudClaimsItStaysInOnePlace() {
        cloud.desk().claim(new TaskId("EMAIL_1"));
        local.move(FREE, "Needs_Action/files/EMAIL_1.md");

        agents.settle();

        assertThat(agents.origin().tree("main"))
                .filteredOn(path -> path.endsWith("EMAIL_1.md"))
                .containsExactly("In_Progress/cloud/EMAIL_1.md");
    }

    @Test
    void aLogThatWaitsForTheNextCommitIsPublishedWithIt() {
        local.write(LOG, "- one line\n");
        CycleReport alone = local.cycle();
        CycleReport again = local.cycle();
        local.write("Notes/new.md", "a note\n");

        local.cycle();

        assertThat(alone.published()).isNull();
        assertThat(again.pending()).map(Object::toString).contains(LOG);
        assertThat(agents.origin().tree("main")).contains(LOG, "Notes/new.md");
    }
}
