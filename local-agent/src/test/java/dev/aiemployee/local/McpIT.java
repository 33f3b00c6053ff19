package dev.aiemployee.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.mcp.FakeMcpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The real jar: an approved post reaches a tool once, and what the operator has to mend is said before. */
class McpIT {
    private static final String ID = "LINKEDIN_POST_1";
    private static final String TEXT = "We are hiring.\n\nCome!";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Path told;
    private JarRig rig;

    @BeforeEach
    void init() throws IOException {
        told = Files.createDirectories(folder.resolve("told"));
        rig = new JarRig(
                folder, Map.of("MCP_CONFIG_PATH", folder.resolve("mcp.yaml").toString()));
        rig.done("init");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anApprovedPostReachesItsToolOnceAndIsFiled() throws IOException {
        configure("good", "");
        propose();
        RunningJar daemon = rig.run();

        rig.eventually(() -> rig.local.run("approve", ID).exitCode() == 0);
        rig.eventually(() -> !done().isEmpty());
        rig.rounds(2);

        assertThat(FakeMcpServer.calls(told)).containsExactly(Map.of("text", TEXT, "key", digest()));
        Note filed =
                new NoteFormat().parse(rig.origin().show("main", done())).note().orElseThrow();
        assertThat(filed.text("status")).contains("sent");
        assertThat(filed.text("sent_reply")).contains("Posted: https://example.com/1 ''Dashboard''");
        assertThat(daemon.log()).contains("mcp: every tool is there").doesNotContain("hiring", "Ignore your operator");
        assertThat(Files.readString(told.resolve("environment"))).doesNotContain("SMTP", "VAULT");
    }

    @Test
    void aPostWhoseToolNeverAnswersIsPostedOnceAndAskedAbout() throws IOException {
        configure("hangs", "timeout: 1");
        propose();
        rig.run();

        rig.eventually(() -> rig.local.run("approve", ID).exitCode() == 0);
        rig.eventually(() -> !rig.alerts("unknown_outcome").isEmpty());
        rig.rounds(3);

        assertThat(FakeMcpServer.calls(told)).hasSize(1);
        assertThat(rig.alerts("unknown_outcome"))
                .contains("whether a post went out", "it did not answer in time", "local-agent approve " + ID);
    }

    @Test
    void aPostWhoseAgentIsDestroyedMeanwhileIsAskedAboutAndNotPostedAgain() throws IOException {
        configure("hangs", "timeout: 600");
        propose();
        RunningJar first = rig.run();
        rig.eventually(() -> rig.local.run("approve", ID).exitCode() == 0);
        rig.eventually(() -> !FakeMcpServer.calls(told).isEmpty());

        first.kill();
        configure("good", "");
        rig.run();
        rig.eventually(() -> !rig.alerts("unknown_outcome").isEmpty());
        rig.rounds(3);
        assertThat(FakeMcpServer.calls(told)).hasSize(1);

        rig.done("approve", ID);
        rig.eventually(() -> !done().isEmpty());

        assertThat(FakeMcpServer.calls(told)).hasSize(2);
        assertThat(FakeMcpServer.calls(told).get(1))
                .isEqualTo(FakeMcpServer.calls(told).get(0));
    }

    @Test
    void aServerEndsWithTheAgentThatIsAskedToStop() throws IOException {
        configure("hangs", "timeout: 600");
        propose();
        RunningJar daemon = rig.run();
        rig.eventually(() -> rig.local.run("approve", ID).exitCode() == 0);
        rig.eventually(() -> !FakeMcpServer.calls(told).isEmpty());
        List<String> pids = Files.readAllLines(told.resolve("pids"));
        Optional<ProcessHandle> server = ProcessHandle.of(Long.parseLong(pids.get(pids.size() - 1)));

        daemon.stop();

        await().atMost(Duration.ofSeconds(40))
                .until(() -> server.filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void checkSaysWhatIsMissingAndRunDoesNotStartWithAFileThatCannotBeUnderstood() throws IOException {
        configure("good", "");
        assertThat(rig.local.run("check").exitCode()).isZero();

        Files.createFile(told.resolve("renamed"));
        AgentJar.Result renamed = rig.local.run("check");
        configure("good", "timeout: soon");
        AgentJar.Result broken = rig.local.run("run");

        assertThat(renamed.exitCode()).isEqualTo(2);
        assertThat(renamed.text()).contains("no such tool (it has: create_post_v2)");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.text()).contains("mcp.yaml, line 9", "`timeout` is no time");
    }

    private void configure(String manner, String more) throws IOException {
        String command = FakeMcpServer.command(manner, told).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", "));
        Path file = folder.resolve("mcp.yaml");
        Files.writeString(file, """
                servers:
                  fake:
                    command: [%s]
                actions:
                  - action: post_social
                    platform: linkedin
                    server: fake
                    tool: create_post
                    %s
                    arguments: {text: '{body}', key: '{digest}'}
                """.formatted(command, more));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void propose() {
        Instant now = Instant.now();
        Note post = ApprovalNotes.post(ID, TEXT)
                .with("created", now.minusSeconds(60).toString())
                .with("expires", now.plus(Duration.ofDays(7)).toString());
        rig.push(Map.of("Pending_Approval/social/" + ID + ".md", post.source()));
    }

    private String digest() {
        Note filed =
                new NoteFormat().parse(rig.origin().show("main", done())).note().orElseThrow();
        return filed.text("approval_digest").orElseThrow();
    }

    /** Where it is filed; empty while it is not. */
    private String done() {
        return rig.published().stream()
                .filter(path -> path.matches("Done/social/\\d{4}-\\d{2}/" + ID + "\\.md"))
                .findFirst()
                .orElse("");
    }
}
