package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines of one operator, each with a desk and a ledger of its own, before one approval. */
class TwoDesksTest {
    @TempDir
    private Path folder;

    private DeskRig rig;
    private VaultClone laptop;
    private LocalDesk second;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        laptop = rig.agents.secondMachine();
        rig.vault().knowing(commit -> by("local-2", rig.vault(), commit));
        laptop.knowing(commit -> by("local", laptop, commit));
        rig.start();
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
    void whatOneOfThemApprovedIsSentOnce() {
        rig.vault().move(PENDING, APPROVED);

        runBoth();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(DONE);
    }

    @Test
    void whatTheOperatorApprovedOnBothIsSentOnce() {
        rig.vault().move(PENDING, APPROVED);
        laptop.move(PENDING, APPROVED);

        runBoth();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(DONE);
    }

    @Test
    void whenBothReachForItAtTheSameMomentOneSends() {
        rig.vault().move(PENDING, APPROVED);
        laptop.move(PENDING, APPROVED);
        rig.tick();
        second.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        rig.beforeExecution = second::tick;

        rig.tick();
        runBoth();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(DONE);
    }

    /** The name in the commit stands here for the device key that signs it. */
    private static Author by(String name, VaultClone at, CommitId commit) {
        boolean device = at.git()
                .run("show", "-s", "--format=%an", commit.value())
                .strip()
                .equals(name);
        return device ? new Author.Device(new AgentName(name)) : Author.FOREIGN;
    }

    private void runBoth() {
        for (int round = 0; round < 6; round++) {
            rig.agents.clock().advance(Duration.ofSeconds(11));
            rig.tick();
            second.tick();
        }
    }
}
