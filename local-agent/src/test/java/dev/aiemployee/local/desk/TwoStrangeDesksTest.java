package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.ID;
import static dev.aiemployee.local.desk.DeskRig.IN_PROGRESS;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines of one operator without each other's keys, before one approval. */
class TwoStrangeDesksTest {
    @TempDir
    private Path folder;

    private DeskRig rig;
    private VaultClone laptop;
    private LocalDesk second;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        laptop = rig.agents.clone("local-2", AgentKind.LOCAL);
        laptop.cycle();
        second = rig.deskOf(laptop, "local-2");
        rig.propose();
        second.tick();
    }

    @AfterEach
    void close() {
        laptop.close();
        rig.close();
    }

    @Test
    void whatBothApprovedIsSentOnceAndASecondYesSendsItOnceMoreAtMost() {
        rig.vault().move(PENDING, APPROVED);
        laptop.move(PENDING, APPROVED);
        runBoth();
        assertThat(rig.sent).hasSize(1);
        assertThat(places()).hasSize(1);

        secondYes();
        runBoth();
        assertThat(rig.sent).hasSizeBetween(1, 2);
        assertThat(places()).hasSize(1);
        int sent = rig.sent.size();
        runBoth();
        assertThat(rig.sent).hasSize(sent);
    }

    private void secondYes() {
        Stream.of(PENDING, IN_PROGRESS, DONE)
                .filter(laptop::has)
                .findFirst()
                .ifPresent(there -> laptop.move(there, APPROVED));
    }

    private List<String> places() {
        return rig.published().stream()
                .filter(path -> path.endsWith("/" + ID.fileName()))
                .toList();
    }

    private void runBoth() {
        for (int round = 0; round < 5; round++) {
            rig.agents.clock().advance(Duration.ofSeconds(11));
            rig.tick();
            second.tick();
        }
    }
}
