package dev.aiemployee.local.mcp;

import dev.aiemployee.local.execute.OutsideText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a tool says of its arguments (JSON Schema, as MCP 2025-11-25 has it), read as far as it helps to notice a mistake before
 * anything leaves: names, what is required, types, {@code enum}, lengths. Regular expressions and references are text from outside
 * and not followed. An argument that the tool does not list is a mistake even where JSON Schema would allow it: servers drop such
 * arguments without a word. Pure.
 */
final class InputSchema {
    private final Map<String, Object> schema;

    InputSchema(Map<String, Object> schema) {
        this.schema = schema;
    }

    /** What the tool would not take, one line each; empty when nothing is known to be wrong. {@link ArgumentTemplate#LATER} is any text. */
    List<String> problems(Map<String, Object> arguments) {
        Map<String, Object> properties = map(schema.get("properties"));
        List<String> problems = new ArrayList<>();
        if (!properties.isEmpty() && !isOpen()) {
            arguments.keySet().stream()
                    .filter(name -> !properties.containsKey(name))
                    .forEach(name -> problems.add("it knows no argument `" + OutsideText.line(name, 40) + "` "
                            + OutsideText.line(
                                    "(it knows: " + String.join(", ", new TreeSet<>(properties.keySet())) + ")", 200)));
        }
        for (String name : strings(schema.get("required"))) {
            if (!arguments.containsKey(name)) {
                problems.add("it needs the argument `" + OutsideText.line(name, 40) + "`");
            }
        }
        arguments.forEach((name, value) -> check(name, value, map(properties.get(name)), problems));
        return problems;
    }

    private boolean isOpen() {
        Object more = schema.get("additionalProperties");
        return Boolean.TRUE.equals(more) || more instanceof Map;
    }

    private static void check(String name, Object value, Map<String, Object> property, List<String> problems) {
        Set<String> types = new TreeSet<>(strings(property.get("type")));
        String which = "its argument `" + OutsideText.line(name, 40) + "` ";
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, value))) {
            problems.add(
                    which + "must be " + OutsideText.line(String.join(" or ", types), 80) + ", and is " + kind(value));
        } else if (value != ArgumentTemplate.LATER
                && property.get("enum") instanceof Collection<?> values
                && values.stream().map(String::valueOf).noneMatch(String.valueOf(value)::equals)) {
            problems.add(which + "must be one of " + OutsideText.line(values.toString(), 160));
        } else if (value instanceof String text) {
            checkLength(which, text.codePointCount(0, text.length()), property, problems);
        }
    }

    private static void checkLength(String which, int length, Map<String, Object> property, List<String> problems) {
        if (property.get("maxLength") instanceof Number most && length > most.longValue()) {
            problems.add(which + "has " + length + " characters, at most " + most.longValue() + " are taken");
        } else if (property.get("minLength") instanceof Number least && length < least.longValue()) {
            problems.add(which + "has " + length + " characters, at least " + least.longValue() + " are needed");
        }
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "string" -> value instanceof String || value == ArgumentTemplate.LATER;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "array" -> value instanceof List;
            case "object" -> value instanceof Map;
            case "null" -> false;
            default -> true;
        };
    }

    private static String kind(Object value) {
        if (value instanceof Boolean) {
            return "a truth value";
        } else if (value instanceof Number) {
            return "a number";
        } else if (value instanceof List) {
            return "a list";
        }
        return value instanceof Map ? "a map" : "text";
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> found) {
            found.forEach((key, element) -> map.put(String.valueOf(key), element == null ? "" : element));
        }
        return map;
    }

    /** One text is a list of one. */
    private static List<String> strings(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return value instanceof String text ? List.of(text) : List.of();
    }
}
