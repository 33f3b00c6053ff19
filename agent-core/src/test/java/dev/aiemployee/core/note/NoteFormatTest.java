package dev.aiemployee.core.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteFormatTest {
    private static final NoteFormat FORMAT = new NoteFormat();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\nb: 2\\na: 3          | 4 | 1  | twice: a",
                "x: {p: 1, p: 2}             | 2 | 11 | twice: p",
                "a: 😀 b: c                  | 2 | 7  | mapping values are not allowed",
                "a: 1\\n\\tb: 2              | 3 | 1  | TAB",
                "a: 'open                    | 3 | 1  | end of stream",
                "a: !!java.net.URL [x]       | 2 | 4  | java.net.URL",
                "a: !own x                   | 2 | 4  | !own",
                "a: !!binary eA==            | 2 | 4  | binary",
                "a: 1\\n...\\nb: 2           | 4 | 1  | document start",
                "a: 1\\n--- x                | 3 | 1  | another document",
                "- a\\n- b                   | 2 | 1  | no list of keys",
                "just words                  | 2 | 1  | no list of keys",
                "title: {{title}}            | 2 | 9  | no text",
                "? [a]\\n: b                 | 2 | 3  | no text",
                "a: *nobody                  | 2 | 4  | undefined alias",
                "a: x\u0001y                 | 2 | 5  | control character",
                "a: @x                       | 2 | 4  | cannot start any token",
            })
    void aBrokenNoteNamesPlaceProblemAndFix(String yaml, int line, int column, String problem) {
        ParsedNote parsed = FORMAT.parse("---\n" + yaml.replace("\\n", "\n").replace("\\t", "\t") + "\n---\nbody");

        assertThat(parsed).isInstanceOfSatisfying(ParsedNote.Broken.class, broken -> {
            assertThat(broken.line()).as(broken.message()).isEqualTo(line);
            assertThat(broken.column()).as(broken.message()).isEqualTo(column);
            assertThat(broken.problem()).contains(problem);
            assertThat(broken.fix()).isNotBlank().endsWith(".");
            assertThat(broken.note()).isEmpty();
        });
    }

    @Test
    void aBombOfAliasesIsRefusedAtOnce() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        ParsedNote parsed = FORMAT.parse("---\n" + yaml + "---\n");

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        ParsedNote.Broken.class,
                        broken -> assertThat(broken.fix()).contains("aliases"));
    }

    @Test
    void aFewAliasesThatGrowExponentiallyCostNothing() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        String source = "---\n" + yaml + "status: pending\n---\n";

        Note note = FORMAT.parse(source).note().orElseThrow();

        assertThat(note.list("a24")).isEmpty();
        assertThat(note.with("status", "approved").source()).isEqualTo(source.replace("pending", "approved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void deepNestingIsRefused(String opener) {
        ParsedNote parsed = FORMAT.parse("---\nkey: " + opener.repeat(20_000) + "\n---\n");

        assertThat(parsed).isInstanceOf(ParsedNote.Broken.class);
    }

    @Test
    void aListThatHoldsItselfIsReadWithoutHanging() {
        assertThat(FORMAT.parse("---\na: &a [*a]\nb: c\n---\n")
                        .note()
                        .orElseThrow()
                        .list("a"))
                .isEmpty();
    }

    @Test
    void anEscapeBeyondAllCharactersIsBroken() {
        assertThat(FORMAT.parse("---\na: \"\\UFFFFFFFF\"\n---\n")).isInstanceOf(ParsedNote.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\na: b\n", "---", "---\n", "---\r\na: b\r\n--- not\r\n"})
    void frontMatterThatNeverEndsIsBrokenAtItsFirstLine(String source) {
        assertThat(FORMAT.parse(source)).isInstanceOfSatisfying(ParsedNote.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(1);
            assertThat(broken.problem()).contains("does not end");
        });
    }

    @Test
    void tooMuchFrontMatterIsBroken() {
        String yaml = "a: " + "é".repeat(32_768 - 2) + "\n";

        assertThat(yaml.getBytes(StandardCharsets.UTF_8)).hasSize(65_536);
        assertThat(FORMAT.parse("---\n" + yaml + "---\n").note()).isPresent();
        assertThat(FORMAT.parse("---\n" + yaml.replace("a:", "aa:") + "---\n"))
                .isInstanceOfSatisfying(
                        ParsedNote.Broken.class,
                        broken -> assertThat(broken.problem()).contains("65537"));
    }

    @Test
    void aNoteOverTheLimitIsBroken() {
        assertThat(FORMAT.parse("x".repeat(1 << 20)).note()).isPresent();
        assertThat(FORMAT.parse("x".repeat((1 << 20) + 1))).isInstanceOf(ParsedNote.Broken.class);
        assertThat(new NoteFormat(3).parse("éé")).isInstanceOf(ParsedNote.Broken.class);
    }

    @Test
    void bytesThatAreNotUtf8AreBrokenAtTheFirstOfThem() {
        byte[] bytes = "---\na: é\n---\nsch\u00f6n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FORMAT.parse(bytes)).isInstanceOfSatisfying(ParsedNote.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(2);
            assertThat(broken.column()).isEqualTo(4);
            assertThat(broken.problem()).contains("UTF-8");
        });
        assertThat(FORMAT.parse(new byte[] {'a', (byte) 0xE2, (byte) 0x82})).isInstanceOf(ParsedNote.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text", "# Title\n---\nnot: keys\n---\n", "----\na: b\n", "--- title\n", " ---\na: b\n---\n"
            })
    void aFileWithoutFrontMatterIsWholeAndAllBody(String source) {
        Note note = FORMAT.parse(source).note().orElseThrow();

        assertThat(note.keys()).isEmpty();
        assertThat(note.body()).isEqualTo(source);
        assertThat(note.source()).isEqualTo(source);
    }

    @Test
    void blanksAfterTheDashesDoNotMatter() {
        Note note = FORMAT.parse("--- \t\na: b\n---  \r\nbody").note().orElseThrow();

        assertThat(note.text("a")).contains("b");
        assertThat(note.body()).isEqualTo("body");
    }

    @Test
    void aRuleInTheBodyIsNoFence() {
        assertThat(FORMAT.parse("---\na: b\n---\nx\n---\ny: z\n---\n")
                        .note()
                        .orElseThrow()
                        .keys())
                .containsExactly("a");
    }
}
