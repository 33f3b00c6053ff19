package dev.aiemployee.local.approve.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one spelling of RFC 8785, for trees of strings, lists and maps. Numbers are left out on purpose: amounts are
 * decimal strings here.
 */
final class CanonicalJson {
    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for any other kind of value, and for a lone surrogate (RFC 8785, 3.2.2.2) */
    static String write(Map<String, ?> tree) {
        CanonicalJson json = new CanonicalJson();
        json.value(tree);
        return json.out.toString();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            throw new IllegalArgumentException("JSON value: " + value.getClass() + " (expected: text, list or map)");
        }
    }

    private void list(List<?> list) {
        out.append('[');
        String comma = "";
        for (Object element : list) {
            out.append(comma);
            value(element);
            comma = ",";
        }
        out.append(']');
    }

    /** Keys by their UTF-16 units (RFC 8785, 3.2.3), which is how Java compares strings. */
    private void map(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(comma);
            text(entry.getKey());
            out.append(':');
            value(entry.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private void text(String text) {
        out.append('"');
        text.codePoints().forEach(this::point);
        out.append('"');
    }

    private void point(int point) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> plain(point);
        }
    }

    private void plain(int point) {
        if (Character.getType(point) == Character.SURROGATE) {
            throw new IllegalArgumentException("JSON text: holds half a character (a lone surrogate)");
        }
        if (point < 0x20) {
            out.append(String.format("\\u%04x", point));
        } else {
            out.appendCodePoint(point);
        }
    }
}
