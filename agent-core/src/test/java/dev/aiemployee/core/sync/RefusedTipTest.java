package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote's tip that is too much stops the cycle with a word, and nothing of it reaches the disk. */
class RefusedTipTest {
    @TempDir
    Path folder;

    private TwoAgents agents;

    @BeforeEach
    void start() {
        agents = new TwoAgents(folder);
    }

    @AfterEach
    void stop() {
        agents.close();
    }

    @Test
    void theCycleStopsAndSaysWhyAndTheNotesHereStay() {
        String deep = "d/".repeat(45) + "note.md";
        agents.cloud().write(deep, "deep").git().run("add", deep);
        agents.cloud().git().run("commit", "-q", "-m", "deep");
        agents.cloud().git().run("push", "-q", agents.originFolder().toString(), "HEAD:main");
        agents.local().write("mine.md", "mine");

        CycleReport report = agents.local().cycle();

        assertThat(report.problem()).contains("is refused: its folders are more than 40 deep", "nothing is applied");
        assertThat(agents.local().has("d")).isFalse();
        assertThat(agents.local().read("mine.md")).isEqualTo("mine");
    }
}
