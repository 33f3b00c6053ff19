package dev.aiemployee.core.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our notes as the libraries around Obsidian read them: gray-matter (js-yaml, YAML 1.1 types) and yaml (with strings only, as we do).
 * Skipped without npm and {@code MCP_NPM_PATH}; {@link NoteRoundTripTest} covers our own reading.
 */
class FrontMatterPeersIT {
    private static final String SCRIPT = """
        const fs = require('fs');
        const matter = require('gray-matter');
        const yaml = require('yaml');
        const note = matter(fs.readFileSync(0, 'utf8'));
        const strict = yaml.parse(note.matter, {schema: 'failsafe', strict: true, uniqueKeys: true});
        console.log(JSON.stringify({gray: note.data, yaml: strict, body: note.content}));
        """;

    @TempDir
    private Path folder;

    private Path npm;

    @BeforeEach
    void find() {
        String path = System.getenv().getOrDefault("MCP_NPM_PATH", "");
        npm = Path.of(path);
        assumeTrue(
                !path.isEmpty() && Files.isDirectory(npm.resolve("node_modules/gray-matter")),
                "MCP_NPM_PATH names no folder with gray-matter and yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: \"x\" [URGENT] @y #z: - 😀",
                "010",
                "0x1F",
                "12:30",
                "10:30:00",
                "no",
                "Yes",
                "~",
                "null",
                "1e3",
                "1_000",
                ".inf",
                "",
                " blanks around ",
                "- no list",
                "{no: map}",
                "'quoted'",
                "# no comment",
                "a: b",
                "*alias",
                "&anchor",
                "!!js/function x",
                "---",
                "%directive",
                "tab\there",
                "back\\slash",
                "two\nlines\n",
                "\u2028\u00A0\u0085"
            })
    void aStringOfOursIsThatStringToBoth(String value) throws Exception {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", "EMAIL_1");
        keys.put("subject", value);
        keys.put("to", List.of(value, "end"));
        Note note = Note.of(keys, "## Draft\n\n---\nHi.\n");

        JsonNode read = read(note);

        assertThat(note.text("subject").orElse("")).isEqualTo(value);
        for (String peer : List.of("gray", "yaml")) {
            assertThat(read.at("/" + peer + "/subject").isTextual()).as(peer).isTrue();
            assertThat(read.at("/" + peer + "/subject").asText()).as(peer).isEqualTo(value);
            assertThat(read.at("/" + peer + "/to/0").asText()).as(peer).isEqualTo(value);
            assertThat(read.at("/" + peer + "/to/1").asText()).as(peer).isEqualTo("end");
        }
        assertThat(read.path("body").asText()).isEqualTo(note.body());
    }

    @Test
    void whatTheyGuessInANoteOfAPersonIsAStringToUsAndToTheStrictOne() throws Exception {
        Note note = new NoteFormat()
                .parse("---\ncode: 010\ntime: 12:30\nday: 2026-11-20\nyes: no\n---\nHi.\n")
                .note()
                .orElseThrow();

        JsonNode strict = read(note).path("yaml");

        for (String key : List.of("code", "time", "day", "yes")) {
            assertThat(strict.path(key).asText()).isEqualTo(note.text(key).orElseThrow());
        }
        assertThat(note.text("code")).contains("010");
    }

    private JsonNode read(Note note) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("read.js"), SCRIPT);
        Path input = Files.write(folder.resolve("note.md"), note.bytes());
        ProcessBuilder builder = new ProcessBuilder("node", script.toString())
                .redirectInput(input.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put("NODE_PATH", npm.resolve("node_modules").toAbsolutePath().toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return new ObjectMapper().readTree(out);
    }
}
