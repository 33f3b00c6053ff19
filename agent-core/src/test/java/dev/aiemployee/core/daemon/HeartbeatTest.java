package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.claim.LifeSign;
import dev.aiemployee.core.claim.Namesake;
import dev.aiemployee.core.git.remote.AliveRefs;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.support.ServerHook;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.sync.SyncSchedule;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    private static final AgentName CLOUD = new AgentName("cloud");
    private static final AgentName LOCAL = new AgentName("local");
    private static final String CLAIM = "ab".repeat(16);

    @TempDir
    Path folder;

    private TwoAgents agents;
    private RemoteBranch remote;
    private RemoteBranch seenByLocal;
    private SyncRhythm rhythm;
    private Heartbeat heartbeat;
    private List<String> claims = List.of();

    @BeforeEach
    void start() {
        agents = new TwoAgents(folder);
        agents.settle();
        remote = remote(agents.cloud());
        seenByLocal = remote(agents.local());
        rhythm = new SyncRhythm(
                agents.cloud().engine(),
                remote,
                new SyncSchedule(Duration.ZERO, RetryPolicy.ofSeconds(0), new Random(1)),
                agents.clock());
        heartbeat = beat();
        rhythm.cycle();
    }

    @AfterEach
    void close() {
        remote.close();
        seenByLocal.close();
        agents.close();
    }

    @Test
    void anotherMachineHearsItAndTheHistoryStaysAsItIs() {
        String before = commits();
        claims = List.of(CLAIM);

        heartbeat.alive();

        LifeSign sign = heard();
        assertThat(sign.at()).isEqualTo(agents.clock().instant());
        assertThat(sign.state()).isEqualTo(LifeSign.State.RUNNING);
        assertThat(sign.claims()).containsExactly(CLAIM);
        assertThat(commits()).isEqualTo(before);
        assertThat(agents.origin().run("for-each-ref", "--format=%(refname)").lines())
                .contains("refs/agents/alive/cloud");
        assertThat(new AliveFile(agents.cloud().vault()).way()).contains(AliveWay.REF);
    }

    @Test
    void aSignIsGivenEveryTenMinutesAndReplacesTheOneBefore() {
        heartbeat.alive();
        AliveRefs.Sign first = sign();
        agents.clock().advance(Duration.ofMinutes(9));
        heartbeat.alive();
        assertThat(sign()).isEqualTo(first);

        agents.clock().advance(Duration.ofMinutes(1));
        heartbeat.alive();

        assertThat(sign()).isNotEqualTo(first);
        assertThat(agents.origin()
                        .run("rev-list", "--count", "refs/agents/alive/cloud")
                        .strip())
                .isEqualTo("1");
    }

    @Test
    void aClockThatWentBackDoesNotSilenceIt() {
        heartbeat.alive();
        AliveRefs.Sign first = sign();
        agents.clock().advance(Duration.ofHours(-2));

        heartbeat.alive();

        assertThat(sign()).isNotEqualTo(first);
    }

    @Test
    void theLastSignSaysThatItWasMeantToStop() {
        heartbeat.alive();
        heartbeat.stopping();

        assertThat(heard().state()).isEqualTo(LifeSign.State.STOPPED);
    }

    @Test
    void aHostThatReplacesNothingGetsOneSignAfterTheOther() {
        agents.origin().run("config", "receive.denyNonFastForwards", "true");
        refuse("refs/agents/");
        heartbeat.alive();
        agents.clock().advance(Duration.ofMinutes(10));
        heartbeat.alive();
        agents.clock().advance(Duration.ofMinutes(10));

        heartbeat.alive();

        assertThat(new AliveFile(agents.cloud().vault()).way()).contains(AliveWay.BRANCH_FORWARD);
        assertThat(heard().at()).isEqualTo(agents.clock().instant());
        assertThat(agents.origin().run("rev-list", "--count", "alive/cloud").strip())
                .isEqualTo("3");
    }

    @Test
    void aNewProcessGoesOnWhereTheOneBeforeStood() {
        agents.origin().run("config", "receive.denyNonFastForwards", "true");
        refuse("refs/agents/");
        heartbeat.alive();
        agents.clock().advance(Duration.ofMinutes(10));

        Heartbeat another = beat();
        another.alive();

        assertThat(heard().at()).isEqualTo(agents.clock().instant());
    }

    @Test
    void aHostThatTakesOneBranchGetsANoteOnceAnHour() {
        refuse("refs/agents/", "refs/heads/alive/");
        heartbeat.alive();
        rhythm.cycle();
        assertThat(agents.origin().show("main", "Signals/cloud.md")).contains("state: running");
        String before = commits();
        agents.clock().advance(Duration.ofMinutes(59));
        heartbeat.alive();
        rhythm.cycle();
        assertThat(commits()).isEqualTo(before);

        agents.clock().advance(Duration.ofMinutes(1));
        heartbeat.alive();
        rhythm.cycle();

        assertThat(commits()).isNotEqualTo(before);
        assertThat(new AliveFile(agents.cloud().vault()).way()).contains(AliveWay.MAIN);
    }

    @Test
    void manyMoreSignsCrowdNobodyOutWhoWasHeardOfBefore() {
        heartbeat.alive();
        sign();
        String commit =
                agents.origin().run("rev-parse", "refs/agents/alive/cloud").strip();
        for (int i = 10; i < 40; i++) {
            agents.origin().run("update-ref", "refs/agents/alive/a" + i, commit);
        }

        assertThat(sign().commit().value()).isEqualTo(commit);
    }

    @Test
    void whatIsNoSignOfThatAgentIsNotBelieved() {
        LifeSign sign = new LifeSign(CLOUD, agents.clock().instant(), LifeSign.State.RUNNING, Set.of(CLAIM));

        assertThat(LifeSign.parse(CLOUD, sign.text("1.0"))).contains(sign);
        assertThat(LifeSign.parse(LOCAL, sign.text("1.0"))).isEmpty();
        assertThat(LifeSign.parse(CLOUD, "")).isEmpty();
        assertThat(LifeSign.parse(CLOUD, "alive: cloud\n\ntime: tomorrow\n")).isEmpty();
        assertThat(LifeSign.parse(CLOUD, sign.text("x".repeat(100_000)))).isEmpty();
    }

    @Test
    void aSecondMachineUnderTheSameNameIsToldAsLongAsItIsAtWork() {
        Heartbeat copy = beat(seenByLocal, agents.local());
        Runnable bothFor10Minutes = () -> {
            heartbeat.alive();
            agents.clock().advance(Duration.ofSeconds(3));
            copy.alive();
            remote.tip();
            seenByLocal.tip();
            agents.clock().advance(Duration.ofMinutes(10));
        };
        bothFor10Minutes.run();
        bothFor10Minutes.run();
        assertThat(alerts()).isEmpty();
        bothFor10Minutes.run();
        assertThat(alerts()).hasSize(1);
        bothFor10Minutes.run();
        assertThat(alerts()).hasSize(1);

        for (int i = 0; i < 4; i++) {
            heartbeat.alive();
            remote.tip();
            agents.clock().advance(Duration.ofMinutes(10));
        }

        assertThat(alerts()).isEmpty();
    }

    @Test
    void anEarlierRunOfTheSameMachineIsNoSecondOne() {
        for (int run = 0; run < 4; run++) {
            Heartbeat next = beat();
            for (int i = 0; i < 3; i++) {
                next.alive();
                remote.tip();
                agents.clock().advance(Duration.ofMinutes(10));
            }
            next.stopping();
            remote.tip();
            remote.close();
            remote = remote(agents.cloud());
            remote.tip();
        }

        assertThat(alerts()).isEmpty();
    }

    private List<VaultPath> alerts() {
        return new VaultReader(agents.cloud().vault(), new NoteFormat()).notesUnder(AlertBox.FOLDER);
    }

    private Heartbeat beat() {
        return beat(remote, agents.cloud());
    }

    private Heartbeat beat(RemoteBranch through, VaultClone clone) {
        VaultWriter writer = new VaultWriter(clone.vault());
        return new Heartbeat(
                CLOUD,
                new Heartbeat.Host(
                        through.alive(),
                        rhythm,
                        new AliveFile(clone.vault()),
                        new Namesake(
                                CLOUD,
                                new Outages(
                                        folder.resolve(clone.vault().getFileName() + "-troubles"),
                                        clone.vault(),
                                        writer,
                                        agents.clock()),
                                path -> false)),
                writer,
                () -> claims,
                agents.clock());
    }

    private void refuse(String... prefixes) {
        new ServerHook(agents.originFolder()).refusesRefs(prefixes);
    }

    private RemoteBranch remote(VaultClone clone) {
        return clone.repository()
                .remote(RemoteAccess.local(agents.originFolder().toUri().toString()));
    }

    private String commits() {
        return agents.origin().run("rev-list", "--count", "main").strip();
    }

    private LifeSign heard() {
        return LifeSign.parse(CLOUD, sign().text()).orElseThrow();
    }

    private AliveRefs.Sign sign() {
        seenByLocal.tip();
        Map<AgentName, AliveRefs.Sign> signs = seenByLocal.alive().look(LOCAL);
        assertThat(signs).containsKey(CLOUD);
        return signs.get(CLOUD);
    }
}
