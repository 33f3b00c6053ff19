package dev.aiemployee.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputSchemaTest {
    private static final String SCHEMA = """
            {"type":"object","required":["text"],"properties":{
              "text":{"type":"string","minLength":2,"maxLength":4},
              "when":{"type":["string","null"]},
              "count":{"type":"integer","enum":[1,2]},
              "share":{"type":"number"},
              "tags":{"type":"array"},
              "loud":{"type":"boolean"},
              "free":{"anyOf":[{"$ref":"https://evil.example/schema"}],"pattern":"(a+)+$"}}}""";

    @Test
    void whatTheToolTakesHasNoProblem() {
        assertThat(problems(Map.of(
                        "text",
                        "😀😀😀😀",
                        "when",
                        "now",
                        "count",
                        2L,
                        "share",
                        1L,
                        "tags",
                        List.of(),
                        "loud",
                        true,
                        "free",
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")))
                .isEmpty();
    }

    @Test
    void textThatIsNotKnownYetIsTextOfAnyLength() {
        assertThat(problems(Map.of("text", ArgumentTemplate.LATER))).isEmpty();
        assertThat(problems(Map.of("text", "a b", "count", ArgumentTemplate.LATER)))
                .containsExactly("its argument `count` must be integer, and is text");
    }

    @Test
    void whatTheToolWouldNotTakeIsNamed() {
        assertThat(problems(Map.of("text", "a")))
                .containsExactly("its argument `text` has 1 characters, at least 2 are needed");
        assertThat(problems(Map.of("text", "12345")))
                .containsExactly("its argument `text` has 5 characters, at most 4 are taken");
        assertThat(problems(Map.of("text", true)))
                .containsExactly("its argument `text` must be string, and is a truth value");
        assertThat(problems(Map.of("text", "ab", "count", 3L)))
                .containsExactly("its argument `count` must be one of '1, 2'");
        assertThat(problems(Map.of("when", "ab"))).containsExactly("it needs the argument `text`");
        assertThat(problems(Map.of("text", "ab", "when", 1.5))).hasSize(1);
    }

    @Test
    void anArgumentThatTheToolDoesNotListIsAMistake() {
        assertThat(problems(Map.of("text", "ab", "body", "x")))
                .containsExactly("it knows no argument `body` (it knows: count, free, loud, share, tags, text, when)");
    }

    @Test
    void aToolThatTakesMoreThanItListsMayHaveIt() {
        Map<String, Object> open = schema(SCHEMA.replace("\"required\"", "\"additionalProperties\":true,\"required\""));

        assertThat(new InputSchema(open).problems(Map.of("text", "ab", "body", "x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"properties\":7,\"required\":{}}",
                "{\"properties\":{\"text\":null,\"a\":[1]},\"required\":[null,3]}",
                "{\"properties\":{\"text\":{\"type\":[[]],\"enum\":4,\"maxLength\":\"x\"}}}"
            })
    void aSchemaThatMakesNoSenseHindersNothing(String schema) {
        assertThat(new InputSchema(schema(schema)).problems(Map.of("text", "ab")))
                .isEmpty();
    }

    private static List<String> problems(Map<String, Object> arguments) {
        return new InputSchema(schema(SCHEMA)).problems(arguments);
    }

    private static Map<String, Object> schema(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
