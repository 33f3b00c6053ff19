package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.git.remote.AliveRefs;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines at work that do not know each other by device keys: told for as long as it lasts. */
class MachinesWithoutKeysTest {
    private static final AgentName OTHER = new AgentName("local-2");

    @TempDir
    Path folder;

    private final Map<AgentName, AliveRefs.Sign> signs = new HashMap<>();
    private final Set<AgentName> keyless = new TreeSet<>(Set.of(OTHER));
    private final MovingClock clock = new MovingClock(TwoAgents.NOON);

    @Test
    void itIsToldWhatCanHappenAndHowToMakeTheKeys() throws IOException {
        AgentWatch watch = watch();
        sign(OTHER, LifeSign.State.RUNNING);
        sign(new AgentName("cloud"), LifeSign.State.RUNNING);

        watch.look(path -> false);

        assertThat(alerts())
                .singleElement()
                .satisfies(alert -> assertThat(Files.readString(alert))
                        .contains(
                                "local-2", "DEVICE_KEY_PATH", "DEVICE_ALLOWED_SIGNERS", "ssh-keygen", "a second time"));
        watch.look(path -> false);
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void itIsOverOnceTheKeysAreThereAlsoAfterARestart() throws IOException {
        sign(OTHER, LifeSign.State.RUNNING);
        watch().look(path -> false);
        assertThat(alerts()).hasSize(1);
        keyless.clear();

        watch().look(path -> false);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void itIsOverWhenTheOtherMachineIsNoLongerAtWork() throws IOException {
        AgentWatch watch = watch();
        sign(OTHER, LifeSign.State.RUNNING);
        watch.look(path -> false);
        sign(OTHER, LifeSign.State.STOPPED);

        watch.look(path -> false);

        assertThat(alerts()).isEmpty();
        sign(OTHER, LifeSign.State.RUNNING);
        watch.look(path -> false);
        assertThat(alerts()).hasSize(1);
        signs.clear();
        watch.look(path -> false);
        assertThat(alerts()).isEmpty();
    }

    private AgentWatch watch() {
        return new AgentWatch(
                () -> signs,
                new Outages(folder.resolve("outages"), folder, new VaultWriter(folder, new OwnWrites()), clock),
                Duration.ofMinutes(10),
                () -> Duration.ZERO,
                keyless::contains);
    }

    private void sign(AgentName agent, LifeSign.State state) {
        String text = new LifeSign(agent, clock.instant(), state, Set.of()).text("1");
        String id = state == LifeSign.State.RUNNING ? "1" : "2";
        signs.put(agent, new AliveRefs.Sign(new CommitId(id.repeat(40)), text));
    }

    private List<Path> alerts() throws IOException {
        Path system = folder.resolve("Needs_Action/system");
        if (!Files.exists(system)) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(system)) {
            return notes.toList();
        }
    }
}
