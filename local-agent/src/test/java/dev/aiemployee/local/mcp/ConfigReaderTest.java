package dev.aiemployee.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.task.ActionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String GOOD = """
            servers:
              linkedin:
                command: [node, /opt/linkedin/server.js]
                environment:
                  LINKEDIN_TOKEN: 0123
                inherit: [PATH]
                start_timeout: 30
              chats:
                url: https://chats.example/mcp?a=b
                headers:
                  Authorization: Bearer t0ken
            actions:
              - action: post_social
                platform: linkedin
                server: linkedin
                tool: create_post
                arguments:
                  text: '{body}'
                  draft: false
                  tries: 3
                  visibility: no
                  tags: [a, "7"]
                timeout: 90
              - action: send_whatsapp
                server: chats
                tool: send
                arguments: {to: '{chat}', message: '{body}'}
                repeatable: true
            """;

    @Test
    void everyPartIsRead() {
        McpConfig config = read(GOOD).config();

        assertThat(read(GOOD).problems()).isEmpty();
        assertThat(config.types()).containsExactly(ActionType.SEND_WHATSAPP, ActionType.POST_SOCIAL);
        McpAction post = config.actions().get(0);
        McpServer.Program program = (McpServer.Program) post.tool().server().reach();
        assertThat(program.command()).containsExactly("node", "/opt/linkedin/server.js");
        assertThat(program.inherited()).containsExactly("PATH");
        assertThat(program.environment().get("LINKEDIN_TOKEN").reveal()).isEqualTo("0123");
        assertThat(post.tool().server().start()).isEqualTo(Duration.ofSeconds(30));
        assertThat(post.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(post.repeatable()).isFalse();
        McpAction chat = config.actions().get(1);
        assertThat(((McpServer.Address) chat.tool().server().reach()).url())
                .hasToString("https://chats.example/mcp?a=b");
        assertThat(chat.repeatable()).isTrue();
    }

    @Test
    void onlyPlainTruthValuesAndNumbersOfAnArgumentAreMoreThanText() {
        McpAction post = read(GOOD).config().actions().get(0);

        assertThat(post.arguments().shape())
                .isEqualTo(Map.of(
                        "text",
                        ArgumentTemplate.LATER,
                        "draft",
                        false,
                        "tries",
                        3L,
                        "visibility",
                        "no",
                        "tags",
                        List.of("a", "7")));
    }

    @Test
    void theExampleOfTheDocumentationIsRead() throws IOException {
        String docs = Files.readString(Path.of("../docs/CONFIGURATION.md"));
        Matcher example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(docs);

        assertThat(example.find()).isTrue();
        assertThat(read(example.group(1)).problems()).isEmpty();
        assertThat(read(example.group(1)).config().types())
                .containsExactly(ActionType.SEND_WHATSAPP, ActionType.POST_SOCIAL);
    }

    /** Each changes one line of a good file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "command: [node, /opt/linkedin/server.js] | command: node server.js | line 3 | `command` is no list",
                "command: [node, /opt/linkedin/server.js] | command: [] | line 3 | `command` names no program",
                "command: [node, /opt/linkedin/server.js] | commands: [node] | line 3 | has the key `commands`",
                "inherit: [PATH] | inherit: [SMTP_PASSWORD] | line 6 | hands on `SMTP_PASSWORD`, a secret of this agent",
                "inherit: [PATH] | inherit: [smtp_password] | line 6 | hands on `smtp_password`, a secret of this agent",
                "inherit: [PATH] | inherit: [A=B] | line 6 | `A=B` is no variable's name",
                "start_timeout: 30 | start_timeout: 0 | line 7 | `start_timeout` is no time",
                "timeout: 90 | timeout: 601 | line 23 | `timeout` is no time",
                "url: https://chats.example/mcp?a=b | url: http://chats.example/mcp | line 9 | `url` is no address of a server",
                "url: https://chats.example/mcp?a=b | url: https://me:t0ken@chats.example | line 9 | `url` is no address",
                "Authorization: Bearer t0ken | Authorization: t0ken é | line 11 | is no header (not shown)",
                "action: post_social | action: send_email | line 13 | no tool can do `send_email`",
                "action: post_social | action: post_invoice | line 13 | no tool can do `post_invoice`",
                "platform: linkedin | platform: Linked In | line 14 | `Linked In` is no platform",
                "server: linkedin | server: x | line 15 | no server is called `x`",
                "tool: create_post | toll: create_post | line 13 | has no `tool`",
                "text: '{body}' | text: hello | line 18 | the approved text would not be sent",
                "draft: false | draft: '{bodi}' | line 18 | {bodi} stands for nothing",
                "to: '{chat}' | to: Anna | line 27 | every message would go to the same chat",
                "repeatable: true | repeatable: yes | line 28 | `repeatable` is neither true nor false"
            })
    void whatIsWrongIsToldWithItsLine(String line, String instead, String where, String what) {
        String changed = GOOD.replace(line, instead);
        assertThat(changed).isNotEqualTo(GOOD);

        List<Problem> problems = read(changed).problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.name()).isEqualTo("mcp.yaml, " + where);
            assertThat(problem.what()).contains(what);
        });
        assertThat(problems.toString()).doesNotContain("t0ken");
    }

    @Test
    void everyProblemIsToldAtOnceInTheOrderOfTheFile() {
        String changed = GOOD.replace("start_timeout: 30", "start_timeout: soon")
                .replace("server: linkedin", "server: nobody")
                .replace("to: '{chat}'", "to: Anna");

        assertThat(read(changed).problems())
                .extracting(Problem::name)
                .containsExactly("mcp.yaml, line 7", "mcp.yaml, line 15", "mcp.yaml, line 27");
    }

    @Test
    void postsForEveryPlatformNeedThePlatformInAnArgument() {
        String anywhere = GOOD.replace("    platform: linkedin\n", "");

        assertThat(read(anywhere).problems())
                .singleElement()
                .extracting(Problem::what)
                .isEqualTo("posts for every platform would go to the same place");
        assertThat(read(anywhere.replace("draft: false", "where: '{platform}'")).problems())
                .isEmpty();
    }

    @Test
    void twoToolsForOnePlatformAndTwoWordsOnRepeatingAreNotGuessedAt() {
        String twice = GOOD + """
              - action: post_social
                platform: linkedin
                server: chats
                tool: post
                arguments: {text: '{body}'}
                repeatable: true
            """.indent(0);

        assertThat(read(twice).problems())
                .extracting(Problem::what)
                .containsExactly(
                        "there is another tool for post_social on linkedin",
                        "another tool for post_social says otherwise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "servers: [",
                "servers: {}\nactions: []",
                "servers: {}\n",
                "a: &a [1]\nb: [*a, *a]",
                "servers: {x: {command: [a]}}\nservers: {}",
                "\u0000",
                "--- a\n--- b",
                "!!java.net.URL [a]",
                "\"\\UFFFFFFFF\""
            })
    void aFileThatSaysNothingUsableIsAProblemAndNothingElse(String yaml) {
        assertThat(read(yaml).problems()).isNotEmpty();
    }

    private static ConfigReader.Read read(String yaml) {
        return ConfigReader.read("mcp.yaml", yaml);
    }
}
