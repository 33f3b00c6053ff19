package dev.aiemployee.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.AgentKind;
import org.junit.jupiter.api.Test;

class DashboardSectionsTest {
    private static final String BASE = "# Dashboard\n\n## Updates\n- one\n\n## Today\n- call Ann\n";

    private static String merge(String base, String local, String cloud) {
        String merged = DashboardSections.merge(base, local, cloud, AgentKind.LOCAL);
        assertThat(DashboardSections.merge(base, cloud, local, AgentKind.CLOUD)).isEqualTo(merged);
        return merged;
    }

    @Test
    void theCloudsUpdatesAndLocalsOtherSectionsStand() {
        String local = "# Dashboard\n\n## Updates\n- one\n\n## Today\n- call Bob\n\n## Mine\nx";
        String cloud = "# Dashboard\n\n## Updates\n- one\n- two\n\n## Today\n- call Ann\n";

        assertThat(merge(BASE, local, cloud))
                .isEqualTo("# Dashboard\n\n## Updates\n- one\n- two\n\n## Today\n- call Bob\n\n## Mine\nx");
    }

    @Test
    void whatTheCloudChangesElsewhereDoesNotStand() {
        String cloud = "# Dashboard\n\n## Updates\n- two\n\n## Today\n- pay Mallory\n\n## New\n";

        assertThat(merge(BASE, BASE, cloud)).isEqualTo("# Dashboard\n\n## Updates\n- two\n\n## Today\n- call Ann\n");
    }

    @Test
    void localsTextStaysByteForByteWhenTheCloudDidNotTouchItsSection() {
        String local = "\ufeff#  Dash\r\n\r\n## Updates \r\n- mine\r\n```\nopen";

        assertThat(merge(BASE, local, BASE)).isEqualTo(local);
    }

    @Test
    void aLineThatTheOperatorTypedIntoUpdatesStays() {
        String local = "# Dashboard\n\n## Updates\n- one\nask about this\n\n## Today\n- call Ann\n";
        String cloud = "# Dashboard\n\n## Updates\n- two\n\n## Today\n- call Ann\n";

        assertThat(merge(BASE, local, cloud))
                .isEqualTo("# Dashboard\n\n## Updates\n- two\n\nask about this\n## Today\n- call Ann\n");
    }

    @Test
    void aLineThatBothAddedStandsOnce() {
        String local = "## Updates\n- one\n- two\n";
        String cloud = "## Updates\n- one\n- two\n- three\n";

        assertThat(merge("## Updates\n- one\n", local, cloud)).isEqualTo(cloud);
    }

    @Test
    void anUpdatesSectionThatTheCloudRemovedGoesButNotTheOperatorsLinesInIt() {
        String cloud = "# Dashboard\n\n## Today\n- call Ann\n";

        assertThat(merge(BASE, BASE, cloud)).isEqualTo(cloud);
        assertThat(merge(BASE, BASE.replace("- one\n", "- one\n- my line\n"), cloud))
                .isEqualTo("# Dashboard\n\n## Updates\n- my line\n## Today\n- call Ann\n");
    }

    @Test
    void anUpdatesSectionThatLocalDoesNotHaveComesAfterTheSectionItFollows() {
        String base = "# D\n\n## A\na\n\n## B\nb\n";
        String local = "# D\n\n## A\na\n\n## C\nc\n\n## B\nb";
        String cloud = "# D\n\n## A\na\n\n## Updates\n- new\n\n## B\nb\n";

        assertThat(merge(base, local, cloud)).isEqualTo("# D\n\n## A\na\n\n## Updates\n- new\n\n## C\nc\n\n## B\nb");
    }

    @Test
    void anUpdatesSectionAtTheEndStartsOnALineOfItsOwn() {
        assertThat(merge("# D", "# D\nmine", "# D\n## Updates\n- x")).isEqualTo("# D\nmine\n## Updates\n- x");
    }

    @Test
    void localsOrderStandsWhenTheCloudReorders() {
        String cloud = "# Dashboard\n\n## Today\n- call Ann\n## Updates\n- two\n";

        assertThat(merge(BASE, BASE, cloud)).isEqualTo("# Dashboard\n\n## Updates\n- two\n## Today\n- call Ann\n");
    }

    @Test
    void aDoubledUpdatesSectionIsAllTheClouds() {
        String doubled = "## Updates\n- one\n## Mine\nm\n## Updates\n- old\n";
        String cloud = "## Updates\n- one\n- two\n## Mine\nm\n## Updates\n- old\n";

        assertThat(merge(doubled, doubled, cloud))
                .isEqualTo("## Updates\n- one\n- two\n## Updates\n- old\n## Mine\nm\n");
    }

    @Test
    void aHeadingInsideACodeBlockCutsNothing() {
        String base = "## Mine\n```\n## Updates\n```\n~~~ x\n```\n## Updates\n~~~\n\n## Updates\n- one\n";
        String cloud = base.replace("- one\n", "- two\n");

        assertThat(merge(base, base.replace("## Mine", "## Mine too"), cloud))
                .isEqualTo(cloud.replace("## Mine", "## Mine too"));
    }

    @Test
    void aCodeBlockThatTheCloudLeftOpenSwallowsNoSectionOfTheOperator() {
        String cloud = "# Dashboard\n\n## Updates\n- two\n````\n\n## Today\n- call Ann\n";
        String local = BASE.replace("call Ann", "call Bob");

        String merged = merge(BASE, local, cloud);

        assertThat(merged).endsWith("````\n## Today\n- call Bob\n");
        assertThat(DashboardSections.cloudMayChange(local, merged)).isTrue();
    }

    @Test
    void aCodeBlockThatTheOperatorLeftOpenSwallowsNoUpdates() {
        String local = "# Dashboard\n\n## Today\n```\nhalf typed\n";
        String cloud = BASE.replace("- one\n", "- two\n");

        assertThat(merge(BASE, local, cloud))
                .isEqualTo("# Dashboard\n\n## Updates\n- two\n\n## Today\n```\nhalf typed\n");
    }

    @Test
    void theCloudMayChangeItsSectionAndNothingElse() {
        assertThat(DashboardSections.cloudMayChange(BASE, BASE.replace("- one", "- two")))
                .isTrue();
        assertThat(DashboardSections.cloudMayChange(BASE, BASE.replace("## Updates\n- one\n\n", "")))
                .isTrue();
        assertThat(DashboardSections.cloudMayChange("# D", "# D\n\n## Updates\n- x\n"))
                .isTrue();
        assertThat(DashboardSections.cloudMayChange(BASE, BASE.replace("Ann", "Bob")))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange(BASE, BASE + "## More\n")).isFalse();
        assertThat(DashboardSections.cloudMayChange(BASE, BASE.replace("# Dashboard", "# Board")))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange(BASE, "## Updates\n- one\n"))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange(BASE, BASE.replace("- one\n", "- one\n# Fake\n")))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange(BASE, BASE.replace("- one\n", "- one\r## Fake\r")))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange(BASE, BASE.replace("- one\n", "```\n")))
                .isFalse();
    }

    @Test
    void onlyTheExactHeadingIsTheClouds() {
        assertThat(DashboardSections.cloudMayChange("## updates\na\n", "## updates\nb\n"))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange("# Updates\na\n", "# Updates\nb\n"))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange("### Updates\na\n", "### Updates\nb\n"))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange("    ## Updates\na\n", "    ## Updates\nb\n"))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange("##Updates\na\n", "##Updates\nb\n"))
                .isFalse();
        assertThat(DashboardSections.cloudMayChange("  ##\tUpdates ##  \na\n", "  ##\tUpdates ##  \nb\n"))
                .isTrue();
    }
}
