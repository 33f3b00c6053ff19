package dev.aiemployee.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import dev.aiemployee.local.execute.SendOutcome.Unknown;
import dev.aiemployee.local.execute.Trace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpOverHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<Trace> departures = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"answers", "streams"})
    void anApprovedPostReachesTheToolWithItsHeadersAndItsWholeAddress(String manner) throws IOException {
        try (FakeHttpMcpServer server = new FakeHttpMcpServer(manner)) {
            SendOutcome outcome = execute(server.url(), "Bearer t0ken", PATIENCE);

            assertThat(outcome).isEqualTo(new Sent(Trace.NONE, "Posted."));
            assertThat(server.calls).hasSize(1);
            assertThat(server.calls.get(0).path("text").asText()).isEqualTo("We are hiring.");
            assertThat(departures).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "forgets", "breaks"})
    void afterTheCallEverythingButAResultIsUnknownAndTheCallIsNotRepeated(String manner) throws IOException {
        try (FakeHttpMcpServer server = new FakeHttpMcpServer(manner)) {
            Duration patience = manner.equals("hangs") ? Duration.ofSeconds(1) : PATIENCE;

            SendOutcome outcome = execute(server.url(), "Bearer t0ken", patience);

            assertThat(outcome).isInstanceOf(Unknown.class);
            assertThat(server.calls).hasSize(1);
        }
    }

    @Test
    void aWrongTokenARedirectAndASilentPortAreTriedAgain() throws IOException {
        try (FakeHttpMcpServer server = new FakeHttpMcpServer("answers");
                FakeHttpMcpServer moved = new FakeHttpMcpServer("moved")) {
            assertRefused(execute(server.url(), "Bearer wrong", PATIENCE));
            assertRefused(execute(moved.url(), "Bearer t0ken", PATIENCE));
        }
        assertRefused(execute(URI.create("http://127.0.0.1:1/mcp"), "Bearer t0ken", PATIENCE));

        assertThat(departures).isEmpty();
    }

    private static void assertRefused(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(RefusedBeforeSending.class);
        assertThat(((RefusedBeforeSending) outcome).permanent()).isFalse();
        assertThat(outcome.message()).doesNotContain("Bearer");
    }

    private SendOutcome execute(URI url, String token, Duration patience) {
        McpServer server = new McpServer(
                "http", new McpServer.Address(url, Map.of("Authorization", new Secret(token))), Duration.ofSeconds(20));
        McpAction action = new McpAction(
                ActionType.POST_SOCIAL,
                "",
                new McpAction.Tool(server, "create_post"),
                new ArgumentTemplate(Map.of("text", "{body}")),
                patience,
                false);
        McpServers servers = new McpServers(Map.of(), folder);
        return new McpExecutor(ActionType.POST_SOCIAL, new McpConfig(List.of(action)), servers)
                .execute(Clearing.of(ApprovalNotes.post("POST_1", "We are hiring.")), departures::add);
    }
}
