package dev.aiemployee.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.support.ServerHook;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.local.execute.SendOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that can fail is said by an alert, the Dashboard, {@code status} and {@code pending}, and unsaid when it is over. */
class TroubleViewsTest {
    @TempDir
    Path folder;

    private RoundRig rig;
    private String title = "# no title";

    private void start(Map<ActionType, Integer> perHour) {
        rig = new RoundRig(folder, perHour);
        assertUnsaid();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void theOtherAgentIsSilent() {
        start(Map.of());
        rig.sign(AliveWay.REF);
        for (int look = 0; look < 5; look++) {
            rig.pass(Duration.ofMinutes(10));
        }
        assertSaid("The agent `cloud` is silent");

        rig.sign(AliveWay.REF);
        rig.pass(Duration.ofMinutes(10));
        rig.pass(Duration.ofMinutes(1));
        assertUnsaid();
    }

    @Test
    void theGitServerIsAway() throws IOException {
        start(Map.of());
        Path origin = rig.agents.originFolder();
        Path away = origin.resolveSibling("away");
        Files.move(origin, away);
        rig.minutes(8);
        assertSaid("The remote is away");

        Files.move(away, origin);
        rig.minutes(5);
        assertUnsaid();
    }

    @Test
    void theGitServerRefusesThePush() {
        start(Map.of());
        ServerHook hook = new ServerHook(rig.agents.originFolder());
        hook.refuses("no room left", folder.resolve("asked"));
        rig.agents.local().write("Inbox/thought.md", "a thought\n");
        rig.minutes(8);
        assertSaid("The remote refuses our changes");

        hook.remove();
        rig.minutes(12);
        assertUnsaid();
    }

    @Test
    void theMailServerIsAway() {
        start(Map.of());
        rig.refusal = () -> Optional.of(new SendOutcome.RefusedBeforeSending("421 try later", false));
        TaskId draft = rig.burst(1).get(0);
        rig.approve(draft);
        rig.minutes(8);
        assertSaid("421 try later");

        rig.refusal = Optional::empty;
        rig.minutes(90);
        assertThat(rig.sent).containsExactly(draft);
        assertUnsaid();
    }

    @Test
    void theMailServerRefusesTheMail() {
        start(Map.of());
        rig.refusal = () -> Optional.of(new SendOutcome.RefusedBeforeSending("550 no such user", true));
        TaskId draft = rig.burst(1).get(0);
        rig.approve(draft);
        rig.minutes(3);
        assertSaid("550 no such user");

        String failed = "Failed/email/" + draft + ".md";
        rig.agents.local().write(failed, rig.agents.local().read(failed).replace("status: failed", "status: rejected"));
        rig.minutes(3);
        assertUnsaid();
    }

    @Test
    void theLimitOfTheHourIsReached() {
        start(Map.of(ActionType.SEND_EMAIL, 1));
        List<TaskId> drafts = rig.burst(2);
        drafts.forEach(rig::approve);
        rig.minutes(10);
        assertThat(rig.sent).hasSize(1);
        assertSaid("limit");

        rig.minutes(70);
        assertThat(rig.sent).hasSize(2);
        assertUnsaid();
    }

    /** On a disk of its own, where this machine lets a test mount one. */
    @Test
    void theDiskIsFull() {
        Path disk = folder.resolve("disk");
        Assumptions.assumeTrue(mounted(disk), "SKIPPED: this account may not mount a small disk");
        try {
            rig = new RoundRig(disk);
            assertUnsaid();
            run("mount", "-o", "remount,size=30m", disk.toString());
            rig.minutes(3);
            assertSaid("disk is full");

            run("mount", "-o", "remount,size=200m", disk.toString());
            rig.minutes(3);
            assertUnsaid();
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean mounted(Path disk) {
        try {
            Files.createDirectories(disk);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", disk.toString());
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The cloud agent raises and closes what it sees; here the note comes and goes as from there. */
    @Test
    void theMailboxIsAway() {
        start(Map.of());
        TaskId id = new TaskId("mail_away_1");
        Alert alert =
                new Alert("mail_away", "Your mail is not read", "The login is refused.", "No mail.", List.of("Look."));
        rig.agents
                .cloud()
                .write(
                        AlertBox.FOLDER + "/" + id.fileName(),
                        alert.note(id, rig.agents.clock().instant()).source());
        rig.agents.cloud().cycle();
        rig.minutes(2);
        assertSaid("Your mail is not read");

        ClaimOutcome.Won won = (ClaimOutcome.Won) rig.agents.cloud().desk().claim(id);
        rig.agents
                .cloud()
                .desk()
                .close(List.of(new Closing(
                        id,
                        new Hold.ByClaim(new AgentName("cloud"), won.claim()),
                        VaultLayout.done(Domain.SYSTEM, id, rig.agents.clock().instant()),
                        Map.of("status", "done", "outcome", "The mailbox is read again."))));
        rig.minutes(2);
        assertUnsaid();
    }

    private void assertSaid(String words) {
        title = alerts().stream()
                .filter(text -> text.contains(words))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alert with " + words + ": " + alerts()));
        assertThat(page()).as("Dashboard").contains(title);
        assertThat(rig.type("status")).as("status").contains(title);
        assertThat(rig.type("pending")).as("pending").contains(title);
    }

    private void assertUnsaid() {
        assertThat(alerts()).isEmpty();
        assertThat(page()).as("Dashboard").doesNotContain("Needs_Action/system", title);
        assertThat(rig.type("status")).as("status").doesNotContain("Needs_Action/system", title);
        assertThat(rig.type("pending")).as("pending").doesNotContain("Needs_Action/system", title);
    }

    /** Code spans are quoted there. */
    private String page() {
        return rig.agents.local().read("Dashboard.md").replace('\'', '`');
    }

    private List<String> alerts() {
        Path system = rig.agents.local().vault().resolve(AlertBox.FOLDER.value());
        if (!Files.exists(system)) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(system)) {
            return notes.map(note -> rig.agents.local().read(AlertBox.FOLDER + "/" + note.getFileName()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
