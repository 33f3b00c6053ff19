package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static dev.aiemployee.local.desk.DeskRig.SOURCE_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.execute.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a mail after it left. */
class AfterwardsTest {
    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        rig.propose();
        rig.vault().move(PENDING, APPROVED);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anUnknownOneThatLiesInTheSentFolderWasSent() {
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no reply");
        rig.inSentFolder.add(DeskRig.TRACE);

        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE);
        assertThat(rig.alerts()).isEmpty();
    }

    @Test
    void anUnknownOneIsLookedForAgainAfterAWhile() {
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no reply");
        rig.run();
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);

        rig.inSentFolder.add(DeskRig.TRACE);
        rig.agents.clock().advance(Duration.ofMinutes(10));
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
    }

    @Test
    void aMailWithoutACopyIsFiledAfterThreeAttemptsAndSaysSo() {
        rig.copyTrouble = "no connection";

        rig.run();

        assertThat(rig.copies).isEqualTo(3);
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.note(DONE).text("sent_copy")).contains("missing: no connection");
    }

    @Test
    void aMailWithACopyIsFiledAtOnce() {
        rig.run();

        assertThat(rig.copies).isEqualTo(1);
        assertThat(rig.note(DONE).text("sent_copy")).isEmpty();
    }
}
