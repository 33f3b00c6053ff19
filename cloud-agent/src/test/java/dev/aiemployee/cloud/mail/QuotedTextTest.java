package dev.aiemployee.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.text.ReadableText;
import dev.aiemployee.core.guard.live.LiveContent;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuotedTextTest {
    /** What Obsidian, Dataview or Templater act on in a note's raw text; an odd number of backslashes before it disarms it. */
    private static final List<Pattern> LIVE = List.of(
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*`"),
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\["),
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*<[a-zA-Z/!?%]"),
            Pattern.compile("<%|%>|%%|~~~|::|(?i)\\b(?!https?:)[a-z0-9]+://"),
            Pattern.compile("(?m)^>? *(?:#|-+$|=+$)"));

    private static final String[] SCRAPS = {
        "`",
        "```",
        "~~~",
        "[",
        "[[",
        "]]",
        "![[",
        "](",
        "<",
        "<%",
        "%>",
        "%%",
        "%",
        ":",
        "::",
        "obsidian://",
        "http://",
        "file:///",
        "\\",
        "\\\\",
        "#",
        "##",
        " #tag",
        "---",
        "===",
        "- [x] ",
        "> ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "a",
        "b ",
        "=",
        "$=",
        "\\href",
        "](javascript:x)",
        "<img src=x>",
        "- ",
        "$",
        "|",
        "é",
        "😀",
        "/"
    };

    @Test
    void nothingQuotedIsLiveAndTheWordsComeBack() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder("x");
            for (int i = 0; i < 12; i++) {
                text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
            }
            String tidy = ReadableText.tidy(text.toString());

            String quoted = QuotedText.quote(tidy);

            LIVE.forEach(live -> assertThat(
                            live.matcher(quoted.replaceAll("(?m)^> ?", "")).find())
                    .as("%s in %s", live, quoted)
                    .isFalse());
            assertThat(LiveContent.refusal(quoted)).as(quoted).isEmpty();
            assertThat(LiveContent.refusal("---\nsubject: '"
                            + QuotedText.property(text.toString()).replace("'", "''") + "'\n---\n"))
                    .as("%s", text)
                    .isEmpty();
            assertThat(quoted.lines()).allMatch(line -> line.startsWith(">"));
            assertThat(QuotedText.unquote(quoted).replaceAll("\\s+", " ")).isEqualTo(tidy.replaceAll("\\s+", " "));
        }
    }

    @Test
    void webAddressesStayAsTheyAre() {
        String text = "see https://shop.example/a_b/#part?x=1&y=[2] and http://b.example";

        assertThat(QuotedText.quote(text))
                .contains("https://shop.example/a_b/#part?x=1")
                .contains("http://b.example");
    }

    @Test
    void indentedTextIsNoCodeBlock() {
        assertThat(QuotedText.quote("a\n\n        deep"))
                .doesNotContain("     deep")
                .endsWith("deep");
    }

    @Test
    void aPropertyHoldsNothingThatRuns() {
        String property = QuotedText.property("<%%> <% x %> [[a]] ![[b]] `=1` obsidian://x https://ok.example [[[c");

        assertThat(property)
                .doesNotContain("<%", "%>", "[[", "]]", "`", "obsidian://")
                .contains("https://ok.example");
    }
}
