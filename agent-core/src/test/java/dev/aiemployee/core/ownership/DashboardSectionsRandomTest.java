package dev.aiemployee.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.AgentKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any three texts: {@code -Dseed=} replays a failure. */
class DashboardSectionsRandomTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> LINES = List.of(
            "## Updates",
            "## Today",
            "## Mine",
            "# Top",
            "## Updates ##",
            "### Small",
            "```",
            "````",
            "~~~",
            "``` java",
            "- one",
            "- two",
            "text",
            "",
            "  ",
            "---",
            "<<<<<<< mine",
            "\u00e9\ud83d\ude00");
    private static final List<String> ENDS = List.of("\n", "\n", "\n", "\n", "\r\n", "\r");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void splittingAndJoiningKeepsEveryByte() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = text();

            assertThat(Sections.join(Sections.split(text))).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void theOperatorsSectionsStandAndNoLineOfTheirsIsLost() {
        for (int i = 0; i < ROUNDS; i++) {
            String base = text();
            String local = random.nextInt(4) == 0 ? text() : edited(base, "L");
            String cloud = random.nextInt(4) == 0 ? text() : edited(base, "C");

            String merged = DashboardSections.merge(base, local, cloud, AgentKind.LOCAL);

            String story = String.format("seed %d%n%s%n--%n%s%n--%n%s%n=>%n%s", seed, base, local, cloud, merged);
            assertThat(merged)
                    .as(story)
                    .satisfies(text -> localSections(local)
                            .forEach(section -> assertThat(text).contains(section)));
            assertThat(linesTypedBy(local, base))
                    .as(story)
                    .allSatisfy(line -> assertThat(bare(merged)).contains(line));
            assertThat(linesLikeMarkers(merged)).as(story).isLessThanOrEqualTo(linesLikeMarkers(local + cloud));
            assertThat(DashboardSections.merge(base, cloud, local, AgentKind.CLOUD))
                    .as(story)
                    .isEqualTo(merged);
        }
    }

    @Test
    void whoMergesTheResultAgainGetsTheResult() {
        for (int i = 0; i < ROUNDS; i++) {
            String base = text();
            String local = edited(base, "L");
            String cloud = edited(base, "C");

            String merged = DashboardSections.merge(base, local, cloud, AgentKind.LOCAL);

            String story = String.format("seed %d%n%s%n--%n%s%n--%n%s%n=>%n%s", seed, base, local, cloud, merged);
            assertThat(DashboardSections.merge(merged, merged, merged, AgentKind.LOCAL))
                    .as(story)
                    .isEqualTo(merged);
            assertThat(DashboardSections.merge(cloud, merged, cloud, AgentKind.LOCAL))
                    .as(story)
                    .isEqualTo(merged);
        }
    }

    @Test
    void inWellFormedTextsTheCloudsSectionIsTheCloudsWhenLocalLeftIt() {
        for (int i = 0; i < ROUNDS; i++) {
            String before = "# D\n" + plain("a") + "## A\n" + plain("a");
            String after = "## B\n" + plain("b");
            String base = before + "## Updates\n" + plain("u") + after;
            String updates = "## Updates\n" + plain("v");
            String local = before + "## New\n" + plain("n") + "## Updates\n"
                    + base.substring(before.length() + 11, base.length() - after.length()) + after + plain("x");
            String cloud = before + updates + after;

            String merged = DashboardSections.merge(base, local, cloud, AgentKind.LOCAL);

            String tail = local.substring(local.indexOf("## B\n"));
            String head = local.substring(0, local.indexOf("## Updates\n"));
            assertThat(merged).as("seed %d", seed).isEqualTo(base.equals(cloud) ? local : head + updates + tail);
            assertThat(DashboardSections.cloudMayChange(base, cloud)).isTrue();
            assertThat(DashboardSections.cloudMayChange(local, merged)).isTrue();
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            text.append(pick(LINES)).append(i == count - 1 && random.nextBoolean() ? "" : pick(ENDS));
        }
        return text.toString();
    }

    private String edited(String text, String mark) {
        List<String> lines = new ArrayList<>(Lines.of(text));
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(lines.size() + 1);
            if (at < lines.size() && random.nextInt(3) == 0) {
                lines.remove(at);
            } else if (at < lines.size() && random.nextInt(5) == 0) {
                Collections.swap(lines, at, random.nextInt(lines.size()));
            } else {
                String line = random.nextInt(3) == 0 ? pick(LINES) : mark + random.nextInt(100);
                lines.add(at, line + pick(ENDS));
            }
        }
        return String.join("", lines);
    }

    private String plain(String mark) {
        StringBuilder text = new StringBuilder();
        for (int lines = random.nextInt(4); lines > 0; lines--) {
            text.append(mark).append(random.nextInt(3)).append('\n');
        }
        return text.toString();
    }

    private static Stream<String> localSections(String text) {
        return Sections.split(text).stream()
                .filter(section -> !section.isCloud())
                .map(Section::text);
    }

    private static List<String> linesTypedBy(String local, String base) {
        List<String> typed = new ArrayList<>(bare(local));
        typed.removeAll(bare(base));
        typed.removeIf(String::isBlank);
        return typed;
    }

    private static List<String> bare(String text) {
        return Arrays.asList(text.split("\r\n|\n|\r"));
    }

    private static long linesLikeMarkers(String text) {
        return bare(text).stream().filter(line -> line.startsWith("<<<<<<<")).count();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
