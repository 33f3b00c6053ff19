package dev.aiemployee.core.guard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveContentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "```dataviewjs\nevil()\n```",
                "~~~dataview\nLIST\n~~~",
                "> ```dataviewjs\n> evil()\n> ```",
                "- a\n  ```DataviewJS\n  evil()\n  ```",
                "````\n````\n```tasks\nfilter by function evil()\n```",
                "```js-engine\nevil()\n```",
                "```{run}\nevil\n```",
                "```data&#118;iewjs\nevil()\n```",
                "```query\npath:x\n```",
                "``` button\nname x\n```",
                "text `= this.file` more",
                "text `$= dv.current()` more",
                "> quoted ``$= dv.current()`` more",
                "text `\n> $= dv.current()` more",
                "a ` | `= x` |",
                "\\``= x`",
                "`\\` `= x`",
                "a `BUTTON[x]` b",
                "a `INPUT[toggle:x]` b",
                "```\n= this.file\n```",
                "```text\n\n  $= dv.current()\n```",
                "> ~~~text\n> $= dv.current()\n> ~~~",
                "a\n\n    $= dv.current()",
                "a\n\n\t= this.file",
                "-     $= dv.current()",
                "> >     $= dv.current()",
                "a <% tp.file.delete() %>",
                "a \\<% evil() // \\%>",
                "<img src=x>",
                "<img/src=http://evil.example/@x>",
                "<iframe\nsrc='https://evil.example'>",
                "a <b onclick=evil()>b</b>",
                "\\\\<img src=x>",
                "<!-- x -->",
                "<x>\n\\<img src=x>",
                "![](https://evil.example/a.png)",
                "![a](//evil.example/a.png)",
                "![a](\n> https://evil.example/a.png)",
                "![a][b]\n\n[b]: https://evil.example/a.png",
                "![a](file:///etc/passwd)",
                "![[https://evil.example/a.png]]",
                "[a](javascript:evil())",
                "[a](<obsidian:x>)",
                "[a](java&#115;cript:evil())",
                "[a](java\\script:evil())",
                "[a](data:text/html,x)",
                "[a](file:/etc/passwd)",
                "[a]: javascript:evil()\n\n[a]",
                "obsidian://run?x=y",
                "see shell-commands://x",
                "web+x://y",
                "$\\href{javascript:evil()}{x}$",
                "---\nexcalidraw-onload-script: evil()\n---\n",
                "---\nbanner: https://evil.example/a.png\n---\n",
                "---\nsubject: \"\\x3cimg src=x>\"\n---\n",
                "---\nsubject: \"!\\u005Bx](https://evil.example)\"\n---\n",
                "---\nsubject: a\n---\n<img src=x>",
                "---\nbroken: [\n<img src=x>",
            })
    void whatObsidianWouldRunOrLoadIsLive(String text) {
        assertThat(LiveContent.refusal(text)).isPresent();
        assertThat(LiveContent.refusal("A/b.MD", text.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThat(LiveContent.refusal(text.replace("\n", "\r\n"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text, a = b, `code`, 3 < 4 and 5 > 4",
                "a <ada@example.org>, <https://example.org/x?y=z> and <mailto:a@b.example>",
                "[a](https://example.org) [b](notes/b.md) [[c]] ![[d.png]] ![e](pictures/e.png)",
                "- [ ] Approve\n- [x] done: see note\n",
                "> \\`= this.file\\` \\<img src=x> \\[a](javascript:evil())\n> obsidian:\\//x \\<\\% x",
                "```json\n{\"a\": 1}\n```\n\ntext\n\n= not code",
                "word...https://x.example and --https://x.example",
                "a == b\n\nHeading\n===\n",
                "| a | b |\n|---|---|\n| 1 | = 2 |\n",
                "the remote ssh://git@host/vault cannot be reached",
                "---\nsubject: \"Re: <Project> status\"\nmessage_id: <owner/repo/pull/1=x@github.example>\n---\n\ntext\n",
                "---\nsubject: \"[Ticket]: Re: x\"\ncssclasses: wide\n---\n",
                "## Updates\n\n%% comment %%\n\n- **bold**: `2026-11-20T12:00:00Z` key:: value\n",
            })
    void whatOnlySaysSomethingPasses(String text) {
        assertThat(LiveContent.refusal(text)).isEmpty();
        if (!text.startsWith("---")) {
            assertThat(LiveContent.refusal("> " + text.replace("\n", "\n> "))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nodes\":[{\"type\":\"link\",\"url\":\"https://evil.example\"}]}",
                "{\"nodes\":[{\"type\":\"text\",\"text\":\"\\u003cimg src=x>\"}]}",
                "{\"nodes\":[{\"type\":\"text\",\"type\":\"link\"}]}",
                "{\"nodes\":[{\"type\":\"file\",\"file\":\"https://evil.example/a.png\"}]}",
                "{\"nodes\":[{\"type\":\"group\",\"background\":\"//evil.example/a.png\"}]}",
                "{\"nodes\":[",
            })
    void aCanvasThatLoadsSomethingIsLive(String text) {
        assertThat(LiveContent.refusal("Map.canvas", text.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void aCanvasOfOwnNotesPasses() {
        String text =
                "{\"nodes\":[{\"type\":\"file\",\"file\":\"Notes/a.md\"},{\"type\":\"text\",\"text\":\"see https://x.example\"}]}";

        assertThat(LiveContent.refusal("Map.canvas", text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "formulas:\n  a: image(\"ht\" + \"tp:x\")\n",
                "\"\\x66ormulas\":\n  a: 1\n",
                "views:\n  - type: cards\n    image: https://evil.example/a.png\n",
            })
    void aBaseThatCouldLoadSomethingIsLive(String text) {
        assertThat(LiveContent.refusal("List.base", text.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void aBaseThatOnlyListsPasses() {
        String text =
                "filters:\n  and:\n    - file.inFolder(\"Done\")\nviews:\n  - type: table\n    order:\n      - file.name\n";

        assertThat(LiveContent.refusal("List.base", text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"`", "``` ", "[", "](", "![", "<a", "~~~\n", "://", "a:", "> ", "\\", "<a@", "[](\n", "= ", "\t="
            })
    void theTimeGrowsWithTheLength(String piece) {
        String hostile = piece.repeat(2_000_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LiveContent.refusal(hostile));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LiveContent.refusal("---\na: b\n---\n" + hostile));
    }

    @Test
    void theRefusalDoesNotRepeatTheText() {
        assertThat(LiveContent.refusal("<img alt=Zebra>").orElseThrow()).doesNotContain("Zebra");
    }
}
