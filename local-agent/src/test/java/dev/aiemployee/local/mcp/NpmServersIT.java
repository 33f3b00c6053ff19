package dev.aiemployee.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import dev.aiemployee.local.execute.SendOutcome.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against servers of other people's: {@code @modelcontextprotocol/server-filesystem} and {@code server-everything} 2026.8.31 from
 * npm. {@code MCP_NPM_PATH} names the folder that holds their {@code node_modules}; without it these tests are skipped, and
 * {@link McpExecutorTest} covers the same promises.
 */
class NpmServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path modules;

    @BeforeEach
    void find() {
        String npm = System.getenv().getOrDefault("MCP_NPM_PATH", "");
        modules = Path.of(npm, "node_modules", "@modelcontextprotocol");
        assumeTrue(!npm.isEmpty() && Files.isDirectory(modules), "MCP_NPM_PATH names no folder with the npm servers");
    }

    @Test
    void anApprovedTextIsWrittenByTheFilesystemServerExactlyAsItWasApproved() throws IOException {
        Path wanted = folder.toRealPath().resolve("post.txt");
        Map<String, Object> arguments = Map.of("path", wanted.toString(), "content", "{body}");

        SendOutcome outcome = execute(tool(server("server-filesystem", folder.toString()), "write_file", arguments));

        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(Files.readString(wanted)).isEqualTo("We are hiring 😀.\n\n{chat} \"x\" \\ end");
    }

    @Test
    void anErrorOfTheFilesystemServerIsAnUnknownOutcomeInItsOwnWords() {
        Map<String, Object> arguments = Map.of("path", "/not/allowed", "content", "{body}");

        SendOutcome outcome = execute(tool(server("server-filesystem", folder.toString()), "write_file", arguments));

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(((Unknown) outcome).reason()).containsIgnoringCase("access denied");
    }

    @Test
    void theEverythingServerEchoesTheApprovedText() {
        McpAction tool = tool(server("server-everything", "stdio"), "echo", Map.of("message", "{body}"));

        SendOutcome outcome = execute(tool);

        assertThat(((Sent) outcome).reply()).startsWith("Echo: We are hiring 😀.");
    }

    @Test
    void checkTellsWhatTheseServersDoNotKnow() {
        McpServer files = server("server-filesystem", folder.toString());
        McpServer everything = server("server-everything", "stdio");
        McpConfig config = new McpConfig(List.of(
                tool(files, "write_file", Map.of("path", "/x", "text", "{body}")),
                tool(everything, "shout", Map.of("message", "{body}"))));

        assertThat(new ToolCheck(servers()).problems(config))
                .extracting(problem -> problem.what().replaceAll("\\(.*", ""))
                .containsExactly(
                        "tool `write_file`: it knows no argument `text` ",
                        "tool `write_file`: it needs the argument `content`",
                        "tool `shout`: the server has no such tool ");
    }

    private SendOutcome execute(McpAction tool) {
        return new McpExecutor(ActionType.POST_SOCIAL, new McpConfig(List.of(tool)), servers())
                .execute(
                        Clearing.of(ApprovalNotes.post("POST_1", "We are hiring 😀.\n\n{chat} \"x\" \\ end")),
                        trace -> {});
    }

    private McpServers servers() {
        return new McpServers(System.getenv(), folder.resolve("state"));
    }

    private McpServer server(String name, String argument) {
        Path script = modules.resolve(name).resolve("dist/index.js");
        return new McpServer(
                name,
                new McpServer.Program(List.of("node", script.toString(), argument), Map.of(), List.of("PATH"), ""),
                PATIENCE);
    }

    private static McpAction tool(McpServer server, String name, Map<String, Object> arguments) {
        return new McpAction(
                ActionType.POST_SOCIAL,
                "",
                new McpAction.Tool(server, name),
                new ArgumentTemplate(arguments),
                PATIENCE,
                false);
    }
}
