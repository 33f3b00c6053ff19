package dev.aiemployee.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanContentTest {
    private static final String PLAN = "---\ntype: plan\nstatus: pending\n---\n\n# Plan\n\n- [ ] ask\n- [ ] book\n";

    @Test
    void linesMayComeAnywhere() {
        assertThat(PlanContent.keepsAll(PLAN, PLAN.replace("- [ ] book", "- [ ] wait\n- [ ] book") + "- [ ] pay\n"))
                .isTrue();
    }

    @Test
    void boxesMayBeTickedAndClearedAndTheFrontMatterMayChange() {
        String ticked = PLAN.replace("[ ] ask", "[x] ask").replace("pending", "running");

        assertThat(PlanContent.keepsAll(PLAN, ticked)).isTrue();
        assertThat(PlanContent.keepsAll(ticked, PLAN)).isTrue();
    }

    @Test
    void otherLineEndsAndBlankLinesDoNotCount() {
        assertThat(PlanContent.keepsAll(PLAN, PLAN.replace("\n", "\r\n").replace("# Plan\r\n\r\n", "# Plan\r\n")))
                .isTrue();
    }

    @Test
    void aLineThatWentOrChangedOrMovedCounts() {
        assertThat(PlanContent.keepsAll(PLAN, PLAN.replace("- [ ] book\n", ""))).isFalse();
        assertThat(PlanContent.keepsAll(PLAN, PLAN.replace("book", "pay"))).isFalse();
        assertThat(PlanContent.keepsAll(PLAN, PLAN.replace("- [ ] ask\n- [ ] book", "- [ ] book\n- [ ] ask")))
                .isFalse();
    }

    @Test
    void ofTwoEqualLinesBothStay() {
        assertThat(PlanContent.keepsAll("again\nagain\n", "again\n")).isFalse();
    }

    @Test
    void aBrokenFrontMatterIsReadAsPartOfTheBody() {
        assertThat(PlanContent.keepsAll("---\nmine: [\n---\nwords\n", "words\n"))
                .isFalse();
    }

    @Test
    void anythingMayStandWhereNothingStood() {
        assertThat(PlanContent.keepsAll("", PLAN)).isTrue();
    }
}
