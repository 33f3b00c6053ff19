package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Dashboard, edited on both sides in any order and synced in any order: nobody's line is lost, both clones end with the same
 * bytes, and nobody is asked. The seed names the order.
 */
class DashboardEditsTest {
    private static final int STEPS = 40;
    private static final String OPERATORS = "## My notes\n";
    private static final String UPDATES = "## Updates\n";

    @TempDir
    Path folder;

    private final List<String> typed = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyOrderOfEditsAndCyclesKeepsEveryLine(long seed) {
        Random random = new Random(seed);
        try (TwoAgents agents = new TwoAgents(folder)) {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(7)) {
                    case 0 -> type(agents.local(), OPERATORS, typed, "typed " + step);
                    case 1 -> type(agents.local(), "## Pending approvals\n", typed, "- [ ] pending " + step);
                    case 2 -> type(agents.cloud(), UPDATES, told, "- told " + step);
                    case 3 -> type(agents.local(), UPDATES, told, "- a remark below an update " + step);
                    case 4 -> addSection(agents.local(), step);
                    case 5 -> agents.local().cycle();
                    default -> agents.cloud().cycle();
                }
            }

            agents.settle();

            String dashboard = agents.local().read("Dashboard.md");
            assertThat(agents.cloud().read("Dashboard.md")).isEqualTo(dashboard);
            assertThat(agents.origin().show("main", "Dashboard.md")).isEqualTo(dashboard);
            assertThat(dashboard.lines()).containsAll(typed).containsAll(told);
            assertThat(section(dashboard, UPDATES).lines()).containsAll(told);
            assertThat(dashboard).doesNotContain("<<<<<<<", ">>>>>>>");
            assertThat(agents.local().has("Conflicts")).isFalse();
        }
    }

    private static void type(VaultClone clone, String heading, List<String> lines, String line) {
        String text = clone.read("Dashboard.md");
        int end = text.indexOf(heading) + heading.length();
        clone.write("Dashboard.md", text.substring(0, end) + line + "\n" + text.substring(end));
        lines.add(line);
    }

    private void addSection(VaultClone clone, int step) {
        clone.write("Dashboard.md", clone.read("Dashboard.md") + "## Section " + step + "\nof step " + step + "\n");
        typed.add("## Section " + step);
        typed.add("of step " + step);
    }

    private static String section(String dashboard, String heading) {
        String from = dashboard.substring(dashboard.indexOf(heading) + heading.length());
        int next = from.indexOf("\n## ");
        return next < 0 ? from : from.substring(0, next + 1);
    }
}
