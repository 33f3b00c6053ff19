package dev.aiemployee.core.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random notes and random damage; a failure names its seed. */
class NoteRoundTripTest {
    private static final List<String> PIECES = List.of(
            "Re: ",
            "\"",
            "'",
            "[URGENT]",
            " @y",
            " #z",
            ": ",
            "- ",
            "😀",
            "é",
            "\n",
            "\r\n",
            "\t",
            " ",
            "no",
            "010",
            "12:30",
            "~",
            "{",
            "}",
            ",",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "%",
            "`",
            "\\",
            "\u0085",
            "\u2028",
            "\u0000",
            "\uFEFF",
            "---",
            "...",
            "?",
            "=",
            "<<",
            "1e3",
            "\u200b",
            "漢",
            "👩‍👩‍👧");
    private static final NoteFormat FORMAT = new NoteFormat();

    @Test
    void whatIsWrittenIsReadAndTheRestStays() {
        long seed = seed();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            String lineBreak = random.nextBoolean() ? "\n" : "\r\n";
            String head = "---" + lineBreak + "# note" + lineBreak + "first: 😀 x # c" + lineBreak + "key: ";
            String tail = " # c" + lineBreak + "list: [p, q]" + lineBreak + "---" + lineBreak + text(random);
            Note note = read(head + "old" + tail);
            String value = text(random);

            Note changed = note.with("key", value);

            assertThat(changed.text("key").orElse(""))
                    .as("seed %s round %s", seed, round)
                    .isEqualTo(value);
            assertThat(changed.source())
                    .as("seed %s round %s", seed, round)
                    .startsWith(head)
                    .endsWith(tail);
            assertThat(read(changed.source())).isEqualTo(changed);
            assertThat(changed.with("key", "old").source()).isEqualTo(note.source());
        }
    }

    @Test
    void anyMapBecomesANoteAndBack() {
        long seed = seed();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Map<String, Object> keys = new LinkedHashMap<>();
            for (int key = random.nextInt(6); key >= 0; key--) {
                keys.put(
                        "k" + key,
                        random.nextBoolean() ? text(random) : List.of("x" + text(random), "y" + text(random)));
            }
            String body = text(random);

            Note note = Note.of(keys, body);

            assertThat(note.keys()).as("seed %s round %s", seed, round).containsExactlyElementsOf(keys.keySet());
            keys.forEach((key, value) -> assertThat(
                            value instanceof List
                                    ? note.list(key)
                                    : note.text(key).orElse(""))
                    .as("seed %s key %s", seed, key)
                    .isEqualTo(value));
            assertThat(note.body()).isEqualTo(body);
            assertThat(FORMAT.parse(note.bytes()).note()).contains(note);
        }
    }

    @Test
    void damagedNotesAreBrokenOrWholeButNeverAnException() {
        long seed = seed();
        Random random = new Random(seed);
        int broken = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder source =
                    new StringBuilder("---\na: &a [x, 'y']\nb: *a\nc: \"\\u00e9\" # c\nd: |\n  t\n---\nbody");
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                int place = 4 + random.nextInt(source.length() - 4);
                source.replace(place, Math.min(source.length(), place + random.nextInt(3)), piece(random));
            }

            ParsedNote parsed = FORMAT.parse(source.toString());

            if (parsed instanceof ParsedNote.Broken place) {
                broken++;
                assertThat(place.line()).as("seed %s round %s", seed, round).isPositive();
            } else {
                Note note = parsed.note().orElseThrow();
                Note changed = note.with("status", "approved");
                assertThat(changed.text("status"))
                        .as("seed %s round %s", seed, round)
                        .contains("approved");
                assertThat(changed.body()).isEqualTo(note.body());
                assertThat(changed.without("status").keys()).isEqualTo(note.keys());
                List<String> others = new ArrayList<>(note.keys());
                others.remove("c");
                assertThat(note.without("c").keys())
                        .as("seed %s round %s", seed, round)
                        .containsExactlyElementsOf(others);
            }
        }
        assertThat(broken).isBetween(500, 4_500);
    }

    private static Note read(String source) {
        return FORMAT.parse(source).note().orElseThrow();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
            text.append(piece(random));
        }
        return text.toString();
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static long seed() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("NoteRoundTripTest -Dseed=" + seed);
        return seed;
    }
}
