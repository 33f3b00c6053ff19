package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert about approvals that are held says how it stands now, and goes when nothing is held. */
class HeldApprovalsTest {
    private static final String COPY = "Pending_Approval/email/EMAIL_DRAFT_0001 of mine.md";
    private static final String OTHER = "Pending_Approval/email/Another of mine.md";

    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void copy() {
        rig = new DeskRig(folder);
        rig.propose();
        rig.run();
        rig.vault().write(COPY, rig.vault().read(PENDING));
        rig.run();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void itNamesWhatIsHeldNowAndNotWhatWas() {
        assertThat(text()).contains(COPY).doesNotContain(OTHER);

        rig.vault().write(OTHER, rig.vault().read(PENDING));
        rig.run();
        assertThat(text()).contains("2 approvals are held", COPY, OTHER);

        rig.vault().delete(COPY);
        rig.run();
        assertThat(text()).contains("# An approval is held", OTHER).doesNotContain(COPY);
    }

    @Test
    void itGoesWithTheLastOverARestartToo() {
        rig.start();
        rig.run();
        assertThat(held()).hasSize(1);

        rig.vault().delete(COPY);
        rig.run();

        assertThat(held()).isEmpty();
    }

    private String text() {
        return rig.vault().read(rig.alertOnDisk("held_approval_"));
    }

    private List<String> held() {
        return rig.alerts().stream()
                .filter(name -> name.startsWith("held_approval_"))
                .toList();
    }
}
