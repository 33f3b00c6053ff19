package dev.aiemployee.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A slice of each long run; {@code ./reliability} does the whole. */
@Timeout(300)
class ReliabilityIT {
    @TempDir
    Path folder;

    @Test
    void noEditIsLostThatRacesAnApply() throws Exception {
        EditStorm.Count count = new EditStorm(folder, 1, 300).run();

        System.out.println("edits: " + count);
        assertThat(count.inside()).as("edits inside an apply").isPositive();
        assertThat(count.lost()).isZero();
    }

    @Test
    void eightClonesShareTheTasksAndNobodyWorksTwice() throws Exception {
        try (ClaimStorm storm = new ClaimStorm(folder, 1)) {
            ClaimStorm.Count count = storm.round(0, 16);

            assertThat(count).isEqualTo(new ClaimStorm.Count(1, 16, 0, 0));
        }
    }

    @Test
    void killedProcessesLoseNothingAndNeedNobody() throws Exception {
        KillStorm.Count count = new KillStorm(folder, 1).run(4);

        assertThat(count.wrong()).isEmpty();
    }

    @Test
    void aRepositoryInUseStaysTheOperators() throws Exception {
        Hunt.Count count = new Hunt(folder, 1, 60).run(4);

        System.out.println("hunt: " + count);
        assertThat(count.wrong()).isEmpty();
    }
}
