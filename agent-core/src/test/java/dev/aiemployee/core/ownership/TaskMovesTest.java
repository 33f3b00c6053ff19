package dev.aiemployee.core.ownership;

import static dev.aiemployee.core.ownership.Change.add;
import static dev.aiemployee.core.ownership.Change.delete;
import static dev.aiemployee.core.ownership.Change.modify;
import static dev.aiemployee.core.ownership.Change.move;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskMovesTest {
    @Test
    void aTaskThatGoesInOnePlaceAndComesInAnotherHasMoved() {
        List<Change> changes = List.of(
                delete("Needs_Action/email/A.md"),
                modify("Dashboard.md"),
                add("In_Progress/cloud/A.md"),
                add("Notes/A.md"));

        assertThat(TaskMoves.pair(changes))
                .containsExactly(
                        modify("Dashboard.md"),
                        move("Needs_Action/email/A.md", "In_Progress/cloud/A.md"),
                        add("Notes/A.md"));
    }

    @Test
    void aTaskThatComesTwiceHasNotMoved() {
        List<Change> changes = List.of(
                delete("Needs_Action/email/A.md"), add("In_Progress/cloud/A.md"), add("In_Progress/local/A.md"));

        assertThat(TaskMoves.pair(changes)).isEqualTo(changes);
    }

    @Test
    void aTaskThatIsAlsoChangedElsewhereHasNotMoved() {
        List<Change> changes = List.of(
                delete("Needs_Action/email/A.md"), add("In_Progress/cloud/A.md"), modify("Done/email/2026-11/A.md"));

        assertThat(TaskMoves.pair(changes)).isEqualTo(changes);
    }

    @Test
    void theOperatorsNotesAndPathsThatAreNoneAreLeftAsTheyAre() {
        List<Change> changes = List.of(delete("Notes/A.md"), add("Other/A.md"), delete("../B.md"), add("Done//B.md"));

        assertThat(TaskMoves.pair(changes)).isEqualTo(changes);
    }
}
