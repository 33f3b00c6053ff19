package dev.aiemployee.core.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    private static final String OPERATORS_NOTE = """
            ---
            # my own order
            zeta: 😀 first   # keep me
            status: pending # the state
            "quoted": 'it''s'
            risk:
              - new_recipient
              # between
              - money

            unknown: {a: [1, 2]}
            text: |
              two
              lines

            last: 010
            ---
            # Title

            body 😀
            """;

    @Test
    void changingAValueLeavesEveryOtherByte() {
        Note note = read(OPERATORS_NOTE);

        Note changed = note.with("status", "approved");

        assertThat(changed.source()).isEqualTo(OPERATORS_NOTE.replace("status: pending #", "status: approved #"));
    }

    @Test
    void aValueBehindAnEmojiIsFound() {
        Note note = read("---\na: 😀😀😀\nb: 'old' # 😀\nc: x\n---\n");

        assertThat(note.with("b", "new").source()).isEqualTo("---\na: 😀😀😀\nb: new # 😀\nc: x\n---\n");
    }

    @Test
    void windowsLineBreaksAndTheByteOrderMarkStay() {
        Note note = read("\uFEFF---\r\na: 1\r\nlist:\r\n  - x\r\n---\r\nbody\r\n");

        Note changed = note.with("a", "two").withList("list", List.of("y", "z")).with("new", "v");

        assertThat(changed.source())
                .isEqualTo("\uFEFF---\r\na: two\r\nlist:\r\n  - y\r\n  - z\r\nnew: v\r\n---\r\nbody\r\n");
    }

    @Test
    void aFileWithoutAFinalLineBreakStaysSo() {
        assertThat(read("---\na: b\n---").with("a", "c").source()).isEqualTo("---\na: c\n---");
        assertThat(read("---\na: b\n---\nend").with("x", "y").source()).isEqualTo("---\na: b\nx: y\n---\nend");
    }

    @Test
    void aListIsReplacedWholeAndNothingAroundIt() {
        Note changed = read(OPERATORS_NOTE).withList("risk", List.of("no", "reply_to_differs"));

        assertThat(changed.list("risk")).containsExactly("no", "reply_to_differs");
        assertThat(changed.source())
                .isEqualTo(OPERATORS_NOTE.replace(
                        "  - new_recipient\n  # between\n  - money\n", "  - 'no'\n  - reply_to_differs\n"));
    }

    @Test
    void aListBecomesAValueAndAValueAList() {
        Note note = read("---\na:\n  - x\n  - y\n\nb: z # why\n---\n");

        assertThat(note.with("a", "one").source()).isEqualTo("---\na: one\n\nb: z # why\n---\n");
        assertThat(note.withList("b", List.of("p", "q")).source())
                .isEqualTo("---\na:\n  - x\n  - y\n\nb:\n  - p\n  - q # why\n---\n");
        assertThat(note.withList("a", List.of()).source()).isEqualTo("---\na: []\n\nb: z # why\n---\n");
    }

    @Test
    void anEmptyValueIsFilledIn() {
        assertThat(read("---\na: # why\nb:\n---\n")
                        .with("a", "x")
                        .with("b", "y")
                        .source())
                .isEqualTo("---\na: x # why\nb: y\n---\n");
    }

    @Test
    void aBlockOfTextIsReplacedByOneLine() {
        Note changed = read(OPERATORS_NOTE).with("text", "one");

        assertThat(changed.source()).isEqualTo(OPERATORS_NOTE.replace("|\n  two\n  lines\n", "one\n"));
    }

    @Test
    void removingAKeyTakesItsLinesAlone() {
        Note changed = read(OPERATORS_NOTE)
                .without("risk")
                .without("zeta")
                .without("text")
                .without("absent");

        assertThat(changed.source())
                .isEqualTo(OPERATORS_NOTE
                        .replace("risk:\n  - new_recipient\n  # between\n  - money\n", "")
                        .replace("zeta: 😀 first   # keep me\n", "")
                        .replace("text: |\n  two\n  lines\n", ""));
    }

    @Test
    void anAnchorThatIsStillUsedIsWrittenOut() {
        Note note = read("---\na: &x value\nb: *x\nc: {p: *x}\n---\nbody");

        Note changed = note.with("a", "new");

        assertThat(changed.text("a")).contains("new");
        assertThat(changed.text("b")).contains("value");
        assertThat(changed.maps("c")).containsExactly(Map.of("p", "value"));
        assertThat(note.with("b", "other").text("a")).contains("value");
        assertThat(note.with("b", "other").text("b")).contains("other");
    }

    @Test
    void frontMatterInBracesCanBeChanged() {
        Note note = read("---\n{a: b, c: d}\n---\n");

        assertThat(note.with("a", "x").without("c").with("e", "f").source()).isEqualTo("---\na: x\ne: f\n---\n");
    }

    @Test
    void indentedKeysKeepTheirColumn() {
        assertThat(read("---\n  a: b\n  c: d\n---\n")
                        .withList("a", List.of("x"))
                        .with("e", "f")
                        .source())
                .isEqualTo("---\n  a:\n    - x\n  c: d\n  e: f\n---\n");
    }

    @Test
    void aNoteWithoutFrontMatterGetsOne() {
        assertThat(read("# Title\n").with("a", "b").source()).isEqualTo("---\na: b\n---\n# Title\n");
        assertThat(read("---\n# nothing\n---\nx").with("a", "b").source()).isEqualTo("---\n# nothing\na: b\n---\nx");
        assertThat(read("").with("a", "b").source()).isEqualTo("---\na: b\n---\n");
    }

    @Test
    void aBodyThatLooksLikeFrontMatterStaysABody() {
        String trap = "---\nstatus: approved\n---\n";

        assertThat(read("plain").withBody(trap).body()).isEqualTo(trap);
        assertThat(read("plain").withBody(trap).keys()).isEmpty();
        assertThat(Note.of(Map.of(), trap).body()).isEqualTo(trap);
        assertThat(read("---\na: b\n---").withBody("text").body()).isEqualTo("text");
        assertThat(read("---\na: b\n---\nold").withBody("new").source()).isEqualTo("---\na: b\n---\nnew");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: \"x\" [URGENT] @y #z: - 😀",
                "no",
                "010",
                "0o17",
                "12:30",
                "1e3",
                "12345678901234567890e12345678901",
                "~",
                "null",
                "<<",
                "---",
                "- item",
                "a: b",
                "two\nlines\r\nand\ttab",
                "\u0085\u2028\u2029\u0000\u001b\u007f",
                " leading",
                "trailing ",
                "\uFEFFmark",
                "*star",
                "&anchor",
                "!tag",
                "{{template}}",
                "%directive",
                "2026-11-20T10:00:00Z"
            })
    void anyTextReadsBackAsItWas(String value) {
        Note made = Note.of(Map.of("key", value), "body");
        Note added = read("---\nother: x # c\n---\nbody").with("key", value);
        Note spliced = read("---\nkey: old # c\nother: x\n---\nbody").with("key", value);

        assertThat(made.text("key")).contains(value);
        assertThat(added.text("key")).contains(value);
        assertThat(spliced.text("key")).contains(value);
        assertThat(spliced.source()).startsWith("---\nkey: ").endsWith(" # c\nother: x\n---\nbody");
        assertThat(made.source().lines()).hasSize(4);
    }

    @Test
    void scalarsAreReadAsTheyAreWritten() {
        Note note = read("---\na: 0123\nb: 10:30\nc: no\nd: 1_000\ne: 2026-11-20\nf: 0x1F\ng: 1.50\n---\n");

        assertThat(note.keys().stream().map(key -> note.text(key).orElseThrow()))
                .containsExactly("0123", "10:30", "no", "1_000", "2026-11-20", "0x1F", "1.50");
    }

    @Test
    void nothingIsAbsentHoweverItIsWritten() {
        Note note = read("---\na:\nb: ~\nc: null\nd: ''\ne: [x]\nf: {x: y}\n---\n");

        assertThat(note.keys()).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(note.keys()).allMatch(key -> note.text(key).isEmpty());
        assertThat(note.text("missing")).isEmpty();
    }

    @Test
    void listsAndMapsAreReadWholeOrNotAtAll() {
        Note note = read("""
                ---
                one: x
                many: [x, 010, ~]
                mixed: [x, [y]]
                lines:
                  - {q: 1, d: 'a'}
                  - q: 2
                deep:
                  - q: [1]
                flat: {q: 3}
                ---
                """);

        assertThat(note.list("one")).containsExactly("x");
        assertThat(note.list("many")).containsExactly("x", "010");
        assertThat(note.list("mixed")).isEmpty();
        assertThat(note.list("missing")).isEmpty();
        assertThat(note.maps("lines")).containsExactly(Map.of("q", "1", "d", "a"), Map.of("q", "2"));
        assertThat(note.maps("deep")).isEmpty();
        assertThat(note.maps("flat")).containsExactly(Map.of("q", "3"));
        assertThat(note.maps("many")).isEmpty();
    }

    @Test
    void aNewNoteKeepsTheOrderAndTheKindsOfItsKeys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", "EMAIL_1");
        keys.put("count", 3);
        keys.put("flag", true);
        keys.put("risk", List.of("money", "new_recipient"));
        keys.put("lines", List.of(Map.of("quantity", "1")));

        Note note = Note.of(keys, "# B\n");

        assertThat(note.source()).isEqualTo("""
                        ---
                        id: EMAIL_1
                        count: 3
                        flag: true
                        risk:
                          - money
                          - new_recipient
                        lines:
                          - quantity: '1'
                        ---
                        # B
                        """);
    }

    @Test
    void aNumberThatReplacesANumberStaysWithoutQuotes() {
        Note note = read("---\nretry_count: 0\nflag: false\nname: x\n---\n");

        assertThat(note.with("retry_count", "1")
                        .with("flag", "true")
                        .with("name", "7")
                        .source())
                .isEqualTo("---\nretry_count: 1\nflag: true\nname: '7'\n---\n");
    }

    @Test
    void manyKeysAreSetInOrderAndEmptyOnesRemoved() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("b", "2 x");
        keys.put("a", "");
        keys.put("c", "3 x");

        assertThat(read("---\na: 1\nz: 0\n---\n").withAll(keys).source()).isEqualTo("---\nz: 0\nb: 2 x\nc: 3 x\n---\n");
    }

    @Test
    void halfASurrogatePairIsReplacedSoThatTheFileIsUtf8() {
        Note note = Note.of(Map.of("subject", "a\uD83D"), "b\uDE00");

        assertThat(note.text("subject")).contains("a\uFFFD");
        assertThat(note.body()).isEqualTo("b\uFFFD");
        assertThat(new NoteFormat().parse(note.bytes()).note()).contains(note);
    }

    @Test
    void tooMuchFrontMatterIsRefusedWhereItIsMade() {
        assertThatThrownBy(() -> Note.of(Map.of("references", "x".repeat(70_000)), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }

    @Test
    void printingANoteShowsNoBody() {
        assertThat(read("---\nkey: value\n---\nprivate")).hasToString("Note[key]");
    }

    private static Note read(String source) {
        Note note = new NoteFormat().parse(source).note().orElseThrow();
        assertThat(note.source()).isEqualTo(source);
        return note;
    }
}
