package dev.aiemployee.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import dev.aiemployee.local.execute.SendOutcome.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P6 against a real process that behaves badly: what came of a call is certain, or unknown, and nothing of the server stays. */
class McpExecutorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);
    private static final Note POST = ApprovalNotes.post("LINKEDIN_POST_1", "We are hiring {chat} 😀.\n\nCome!");
    private static final Map<String, Object> TEXT = Map.of("text", "{body}");

    @TempDir
    private Path folder;

    private Path told;
    private final List<String> departures = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        told = Files.createDirectories(folder.resolve("told"));
    }

    @Test
    void anApprovedPostReachesTheToolExactlyAsItWasApproved() throws IOException {
        Cleared cleared = Clearing.of(POST);
        Map<String, Object> arguments =
                Map.of("text", "{body}", "visibility", "PUBLIC", "key", "{digest}", "count", 1L);

        SendOutcome outcome = executor(tool("good", arguments, PATIENCE)).execute(cleared, this::leaving);

        assertThat(FakeMcpServer.calls(told))
                .containsExactly(Map.of(
                        "text",
                        "We are hiring {chat} 😀.\n\nCome!",
                        "visibility",
                        "PUBLIC",
                        "key",
                        cleared.digest().value(),
                        "count",
                        1));
        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(((Sent) outcome).reply()).isEqualTo("Posted: https://example.com/1 ''Dashboard''");
        assertThat(departures).containsExactly("calls: 0");
        assertThat(running()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hangs | it did not answer in time",
                "dies | it ended with exit code 3; it said: panic: out of 'cheese'",
                "says too much | it said more than 4 MiB in one line",
                "never ends its line | it said more than 4 MiB in one line",
                "refuses | the tool answered with an error: 401 'b'Unauthorized'/b' 'token'",
                "errs | it answered with an error: Output validation error"
            })
    void afterTheCallEverythingButAResultIsUnknown(String manner, String reason) throws IOException {
        Duration patience = manner.equals("hangs") ? IMPATIENCE : PATIENCE;

        SendOutcome outcome = executor(tool(manner, TEXT, patience)).execute(Clearing.of(POST), this::leaving);

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(((Unknown) outcome).reason()).isEqualTo("server fake: " + reason);
        assertThat(FakeMcpServer.calls(told)).hasSize(1);
        assertThat(running()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "silent | it did not answer in time",
                "leaves | it ended with exit code 7; it said: '31mcannot log in: token 'expired' bye"
            })
    void aServerThatDoesNotGetAsFarAsTheCallIsTriedAgain(String manner, String reason) throws IOException {
        Duration start = manner.equals("silent") ? IMPATIENCE : PATIENCE;
        McpAction tool = tool(server(manner, start), TEXT, PATIENCE);

        SendOutcome outcome = executor(tool).execute(Clearing.of(POST), this::leaving);

        assertThat(outcome).isInstanceOf(RefusedBeforeSending.class);
        assertThat(((RefusedBeforeSending) outcome).permanent()).isFalse();
        assertThat(((RefusedBeforeSending) outcome).reason()).isEqualTo("server fake: " + reason);
        assertThat(departures).isEmpty();
        assertThat(running()).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsTriedAgain() {
        McpServer nowhere = new McpServer(
                "fake", new McpServer.Program(List.of("/nowhere/server"), Map.of(), List.of(), ""), PATIENCE);

        SendOutcome outcome = executor(tool(nowhere, TEXT, PATIENCE)).execute(Clearing.of(POST), this::leaving);

        assertThat(outcome.message()).startsWith("not done: server fake: it cannot be started: ");
        assertThat(departures).isEmpty();
    }

    @Test
    void aToolThatTheServerNoLongerHasIsNotCalled() throws IOException {
        McpAction tool = tool("good", TEXT, PATIENCE);
        assertThat(new ToolCheck(servers()).problems(new McpConfig(List.of(tool))))
                .isEmpty();
        Files.createFile(told.resolve("renamed"));

        SendOutcome outcome = executor(tool).execute(Clearing.of(POST), this::leaving);

        assertThat(outcome)
                .isEqualTo(new RefusedBeforeSending(
                        "tool create_post of server fake: the server has no such tool (it has: create_post_v2)", true));
        assertThat(departures).isEmpty();
    }

    @Test
    void aTextThatTheToolWouldNotTakeIsNotSent() throws IOException {
        Cleared cleared = Clearing.of(ApprovalNotes.post("X_POST_1", "x".repeat(281)));

        SendOutcome outcome = executor(tool("good", TEXT, PATIENCE)).execute(cleared, this::leaving);

        assertThat(outcome.message()).contains("its argument 'text' has 281 characters, at most 280 are taken");
        assertThat(FakeMcpServer.calls(told)).isEmpty();
    }

    @Test
    void whatAServerBabblesBesideItsAnswersIsPassedOver() throws IOException {
        SendOutcome outcome = executor(tool("babbles", TEXT, PATIENCE)).execute(Clearing.of(POST), this::leaving);

        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(FakeMcpServer.calls(told)).hasSize(1);
    }

    @Test
    void aListOfToolsWithoutAnEndIsNotReadForEver() {
        SendOutcome outcome = executor(tool("pages", TEXT, PATIENCE)).execute(Clearing.of(POST), this::leaving);

        assertThat(outcome).isInstanceOf(Sent.class);
    }

    @Test
    void everyProcessOfAServerEndsWithIt() throws IOException {
        SendOutcome outcome = executor(tool("stubborn", TEXT, IMPATIENCE)).execute(Clearing.of(POST), this::leaving);

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(Files.readAllLines(told.resolve("pids"))).hasSize(4);
        assertThat(running()).isEmpty();
    }

    @Test
    void aServerKnowsOfTheEnvironmentOnlyWhatItsConfigurationLists() throws IOException {
        McpServer.Program program = new McpServer.Program(
                FakeMcpServer.command("good", told),
                Map.of("LINKEDIN_TOKEN", new Secret("t0ken")),
                List.of("HOME", "NOT_SET"),
                "");

        executor(tool(new McpServer("fake", program, PATIENCE), TEXT, PATIENCE))
                .execute(Clearing.of(POST), this::leaving);

        assertThat(Files.readAllLines(told.resolve("environment"))).containsExactly("HOME", "LINKEDIN_TOKEN");
    }

    @Test
    void whenItCannotBeWrittenDownThatItLeavesItDoesNotLeave() throws IOException {
        McpExecutor executor = executor(tool("good", TEXT, PATIENCE));

        assertThatThrownBy(() -> executor.execute(Clearing.of(POST), trace -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(FakeMcpServer.calls(told)).isEmpty();
        assertThat(running()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"facebook", "linkedin"})
    void aPostGoesToTheToolOfItsPlatformOrNowhere(String platform) throws IOException {
        McpAction facebook = new McpAction(
                ActionType.POST_SOCIAL,
                "facebook",
                new McpAction.Tool(server("good", PATIENCE), "create_post"),
                new ArgumentTemplate(TEXT),
                PATIENCE,
                false);

        SendOutcome outcome = executor(facebook).execute(Clearing.of(POST.with("platform", platform)), this::leaving);

        assertThat(FakeMcpServer.calls(told)).hasSize(platform.equals("facebook") ? 1 : 0);
        assertThat(outcome.message().contains("names no tool for post_social to linkedin"))
                .isEqualTo(platform.equals("linkedin"));
    }

    @Test
    void anAccountThatTheToolIsNotToldIsNotLeftOutInSilence() {
        SendOutcome outcome = executor(tool("good", TEXT, PATIENCE))
                .execute(Clearing.of(POST.with("account", "acme")), this::leaving);

        assertThat(outcome.message()).contains("it is to go out as acme");
        assertThat(departures).isEmpty();
    }

    private void leaving(Object trace) {
        try {
            departures.add("calls: " + FakeMcpServer.calls(told).size());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private McpExecutor executor(McpAction tool) {
        return new McpExecutor(ActionType.POST_SOCIAL, new McpConfig(List.of(tool)), servers());
    }

    private McpServers servers() {
        return new McpServers(Map.of("HOME", "/home/anna", "SMTP_PASSWORD", "secret"), folder.resolve("state"));
    }

    private McpAction tool(String manner, Map<String, Object> arguments, Duration patience) {
        return tool(server(manner, PATIENCE), arguments, patience);
    }

    private static McpAction tool(McpServer server, Map<String, Object> arguments, Duration patience) {
        return new McpAction(
                ActionType.POST_SOCIAL,
                "",
                new McpAction.Tool(server, "create_post"),
                new ArgumentTemplate(arguments),
                patience,
                false);
    }

    private McpServer server(String manner, Duration start) {
        return new McpServer(
                "fake", new McpServer.Program(FakeMcpServer.command(manner, told), Map.of(), List.of(), ""), start);
    }

    /** What the server started, itself among it, and what is not over by now; a zombie is over. */
    private List<String> running() throws IOException {
        List<String> running = new ArrayList<>();
        Path pids = told.resolve("pids");
        for (String pid : Files.exists(pids) ? Files.readAllLines(pids) : List.<String>of()) {
            Path stat = Path.of("/proc", pid, "stat");
            if (Files.exists(stat) && !Files.readString(stat).matches("(?s).*\\) Z .*")) {
                running.add(pid);
            }
        }
        return running;
    }
}
