package dev.aiemployee.core.note;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.serializer.Serializer;

/** Writes front matter through SnakeYAML's emitter; a scalar never takes more than one line. */
final class FrontMatterWriter {
    private static final NoteResolver RESOLVER = new NoteResolver();

    private FrontMatterWriter() {}

    /** The lines of these entries, each ended by a line feed. */
    static String lines(List<NodeTuple> entries) {
        if (entries.isEmpty()) {
            return "";
        }
        StringWriter text = new StringWriter();
        Serializer serializer = new Serializer(new Emitter(text, options()), RESOLVER, options(), null);
        try {
            serializer.open();
            serializer.serialize(new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK));
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /** How a value follows its key and colon, without the last line feed. */
    static String afterColon(Node value) {
        String line = lines(List.of(entry("k", value)));
        return line.substring("k:".length(), line.length() - 1);
    }

    static NodeTuple entry(String key, Node value) {
        return new NodeTuple(text(key), value);
    }

    /** @throws IllegalArgumentException for a type that front matter does not hold */
    static Node value(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Boolean || value instanceof Number) {
            return word(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
        if (value instanceof List<?> items) {
            return list(items.stream().map(FrontMatterWriter::value).toList());
        }
        if (value instanceof Map<?, ?> map) {
            List<NodeTuple> entries = new ArrayList<>();
            map.forEach((key, inner) -> entries.add(entry(String.valueOf(key), value(inner))));
            return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
        }
        throw new IllegalArgumentException(
                "front matter value of " + value.getClass() + " (expected: String, Boolean, Number, List or Map)");
    }

    static Node list(List<? extends Node> items) {
        return new SequenceNode(Tag.SEQ, List.copyOf(items), FlowStyle.BLOCK);
    }

    /** Text; quoted where any reader would take it for something else. */
    static ScalarNode text(String value) {
        String text = WellFormed.text(value);
        return new ScalarNode(
                Tag.STR, text, null, null, isOneLine(text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    /** A number or truth value, without quotes. */
    static ScalarNode word(String value) {
        return new ScalarNode(RESOLVER.resolve(NodeId.scalar, value, true), value, null, null, ScalarStyle.PLAIN);
    }

    /** What kind of scalar this would be without quotes. */
    static Tag plainTag(String value) {
        return RESOLVER.resolve(NodeId.scalar, value, true);
    }

    static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(FrontMatterWriter::needsEscape);
    }

    private static boolean needsEscape(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return options;
    }
}
