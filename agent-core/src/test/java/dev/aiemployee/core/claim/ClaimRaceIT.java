package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cloud and local as two processes over one bare remote, one task a push. */
class ClaimRaceIT {
    private static final int TASKS = 100;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void aHundredTasksAreDoneOnceEachAndBothSidesGetTheirShare() throws Exception {
        TwoAgents agents = new TwoAgents(folder);
        IntStream.range(0, TASKS)
                .mapToObj(number -> String.format("EMAIL_%03d", number))
                .forEach(id -> agents.cloud().write("Needs_Action/email/" + id + ".md", TwoAgents.task(id, "text")));
        agents.settle();
        agents.close(); // the racers open the same clones
        List<Process> racers = List.of(start(agents, "cloud", "CLOUD"), start(agents, "local", "LOCAL"));
        List<BufferedReader> outputs = new ArrayList<>();
        for (Process racer : racers) {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(racer.getInputStream(), StandardCharsets.UTF_8));
            assertThat(output.readLine()).isEqualTo("ready");
            outputs.add(output);
        }

        for (Process racer : racers) {
            racer.getOutputStream().write('\n');
            racer.getOutputStream().flush();
        }
        List<String> first = outputs.get(0).lines().toList();
        List<String> second = outputs.get(1).lines().toList();

        assertThat(racers).allSatisfy(racer -> assertThat(racer.waitFor()).isZero());
        System.out.println("claim race: cloud " + first.size() + ", local " + second.size());
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        assertThat(both).hasSize(TASKS).doesNotHaveDuplicates();
        assertThat(first).as("done by cloud").hasSizeGreaterThanOrEqualTo(20);
        assertThat(second).as("done by local").hasSizeGreaterThanOrEqualTo(20);
        assertThat(agents.origin().tree("main").stream().filter(path -> path.startsWith("Done/email/")))
                .hasSize(TASKS);
        assertThat(agents.origin().tree("main"))
                .noneMatch(path -> path.startsWith("Needs_Action/email/EMAIL"))
                .noneMatch(path -> path.startsWith("In_Progress/"));
    }

    private Process start(TwoAgents agents, String name, String kind) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClaimRacer.class.getName(),
                        folder.toString(),
                        agents.originFolder().toUri().toString(),
                        name,
                        kind)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
