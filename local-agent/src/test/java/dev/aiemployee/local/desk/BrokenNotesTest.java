package dev.aiemployee.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A note that cannot be read stays where it is, and one alert names it as long as that lasts. */
class BrokenNotesTest {
    private static final String TASK = "Needs_Action/email/EMAIL_0007.md";
    private static final String PLAN = "Plans/spring.md";
    private static final String UNCLOSED = "---\nid: EMAIL_0007\nkey: [unclosed\n---\n\ntext\n";

    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void start() {
        rig = new DeskRig(folder);
        rig.run();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void oneAlertNamesFileLineAndColumnAndGoesWithTheLast() {
        rig.vault().write(TASK, UNCLOSED);
        rig.run();
        assertThat(text()).contains("# A note cannot be read", "`" + TASK + "`, line ", ", column ");

        rig.vault().write(PLAN, UNCLOSED);
        rig.start();
        rig.run();
        assertThat(text()).contains("2 notes cannot be read", TASK, PLAN);
        assertThat(broken()).hasSize(1);

        rig.vault().write(TASK, TwoAgents.task("EMAIL_0007", "text"));
        rig.vault().delete(PLAN);
        rig.run();
        assertThat(broken()).isEmpty();
        assertThat(rig.vault().read(TASK)).contains("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Approved/email/EMAIL_DRAFT_0009.md", "Pending_Approval/email/EMAIL_DRAFT_0009.md"})
    void anApprovalThatCannotBeReadIsNamedOnce(String path) {
        rig.vault().write(path, UNCLOSED);
        for (int round = 0; round < 10; round++) {
            rig.run();
        }

        assertThat(rig.alerts()).hasSize(1);
    }

    private String text() {
        return rig.vault().read(rig.alertOnDisk("broken_note"));
    }

    private List<String> broken() {
        return rig.alerts().stream()
                .filter(name -> name.startsWith("broken_note"))
                .toList();
    }
}
