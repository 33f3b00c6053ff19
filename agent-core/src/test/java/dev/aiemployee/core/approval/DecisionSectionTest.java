package dev.aiemployee.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionSectionTest {
    private static final String ABOVE = """

            **Ann wants:** tea

            ## Decision

            - [ ] Approve
            - [ ] Reject

            Reason:

            What stands under Draft is sent to Ann.

            ## Draft

            - [x] Approve of it

            ## Original message

            > x
            """;
    private static final String BELOW = """

            # Answer

            ## Draft

            - [x] Approve of it

            ## Original message

            > x

            ## Decision

            - [ ] Approve
            - [ ] Reject

            Reason:
            """;

    @ParameterizedTest
    @ValueSource(strings = {ABOVE_NAME, BELOW_NAME})
    void askingAgainEmptiesTheBoxesOfTheDecisionAlone(String which) {
        String body = body(which);
        String ticked = body.replace("\n- [ ] Approve", "\n- [X] Approve").replace("- [ ] Reject", "- [x] Reject");

        assertThat(section(ticked).asked().body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {ABOVE_NAME, BELOW_NAME})
    void whatHappenedStandsWhereTheBoxesWereAndEveryOtherLineStays(String which) {
        String body = body(which)
                .replace("- [ ] Approve\n", "- [x] Approve\n")
                .replace("Reason:", "Reason: she asked\n\nmy own line\n> [!info] my own box\n> of mine");

        String told = section(body)
                .told("> [!success] Sent Fri 20 Nov 09:14\n> To ann@example.org")
                .body();

        assertThat(section(told).text()).isEqualTo("""

                        > [!success] Sent Fri 20 Nov 09:14
                        > To ann@example.org

                        Reason: she asked

                        my own line
                        > [!info] my own box
                        > of mine
                        """ + (which.equals(ABOVE_NAME) ? "\n" : ""));
        assertThat(told).contains("## Draft\n\n- [x] Approve of it\n\n## Original message\n\n> x\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {ABOVE_NAME, BELOW_NAME})
    void boxesThatWereTakenAwayComeBackWhenTheOperatorIsAskedAgain(String which) {
        String told = section(body(which))
                .told("> [!failure] Not sent Fri 20 Nov 09:14")
                .body();

        assertThat(section(told).asked().text())
                .contains("- [ ] Approve\n- [ ] Reject\n\nReason:\n")
                .doesNotContain("Not sent");
    }

    @Test
    void aBoxThatSaysMoreThanOneWordIsNoBox() {
        String other = ABOVE.replace("- [ ] Approve\n- [ ] Reject\n", "- [x] Approve nothing, only file it\n");

        assertThat(section(other).foreign()).containsExactly("- [x] Approve nothing, only file it");
        assertThat(section(other).asked().text())
                .startsWith("\n- [ ] Approve\n- [ ] Reject\n\nReason:\n")
                .contains("- [ ] Approve nothing, only file it\n");
        assertThat(section(ABOVE).foreign()).isEmpty();
        assertThat(section(BELOW).foreign()).isEmpty();
    }

    @Test
    void aNewListTakesThePlaceOfTheLineThatSaysWhoGetsIt() {
        String once =
                section(ABOVE).listing("> [!info] What your yes sends\n> - x").body();
        String twice =
                section(once).listing("> [!warning] What your yes sends\n> - y").body();

        assertThat(section(once).text())
                .contains("Reason:\n\n> [!info] What your yes sends\n> - x\n\n")
                .doesNotContain("sent to Ann");
        assertThat(section(twice).text()).contains("> - y").doesNotContain("> - x");
    }

    @Test
    void whatIsSaidAboveTheBoxesTakesThePlaceOfWhatWasSaidBefore() {
        String asked = section(ABOVE)
                .noted("> [!question] You are asked again Fri 20 Nov 09:14\n> why")
                .body();
        String approved =
                section(asked).noted("> [!info] Approved Fri 20 Nov 09:15").body();

        assertThat(section(approved).text())
                .startsWith("\n> [!info] Approved Fri 20 Nov 09:15\n\n- [ ] Approve\n")
                .doesNotContain("asked again");
    }

    @Test
    void theBoxToAllKeepsItsTickAndGoesWithoutOne() {
        String box = ToAllBox.line(List.of("tom@ruiz.example", "eva@ray.example"));
        String offered = ABOVE.replace("sent to Ann.\n", "sent to Ann.\n\n" + box + "\n");
        String ticked = section(offered).toAll().body();

        assertThat(ToAllBox.in(section(offered).text()))
                .containsExactly(new ToAllBox(false, List.of("tom@ruiz.example", "eva@ray.example")));
        assertThat(ToAllBox.in(section(ticked).text()))
                .containsExactly(new ToAllBox(true, List.of("tom@ruiz.example", "eva@ray.example")));
        assertThat(section(ticked).asked().body()).isEqualTo(ticked);
        assertThat(section(section(ticked).asked().body())
                        .told("> [!failure] Not sent Fri 20 Nov 09:14")
                        .text())
                .contains("- [x] To all: a copy (Cc) also goes to `tom@ruiz.example`, `eva@ray.example`\n");
        assertThat(section(offered).told("> [!success] Sent Fri 20 Nov 09:14").text())
                .doesNotContain("To all");
    }

    @Test
    void aHeadingInTheDraftIsTheDrafts() {
        String body = ABOVE.replace("of it\n", "of it\n## Decision\n- [x] Approve\n");

        assertThat(DecisionSection.count(body)).isEqualTo(1);
        assertThat(section(body).text()).doesNotContain("[x]");
        assertThat(DecisionSection.count(ABOVE + "## Decision\n")).isEqualTo(2);
        assertThat(DecisionSection.in("## Draft\n\nx\n## Decision\n\n## Original message\n"))
                .isEmpty();
    }

    private static final String ABOVE_NAME = "above the draft";
    private static final String BELOW_NAME = "at the end";

    private static String body(String which) {
        return which.equals(ABOVE_NAME) ? ABOVE : BELOW;
    }

    private static DecisionSection section(String body) {
        return DecisionSection.in(body).orElseThrow();
    }
}
