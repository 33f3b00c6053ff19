package dev.aiemployee.local.mcp;

import dev.aiemployee.core.env.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of the configuration file, read key by key; what is wrong is told with its line. Text is what is written: only where
 * a tool's arguments ask for it do {@code true}, {@code 42} and {@code 1.5} without quotes become more than text.
 */
final class YamlMap {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,17}");

    private final MappingNode node;
    private final String file;
    private final Consumer<Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlMap(MappingNode node, String file, Consumer<Problem> problems) {
        this.node = node;
        this.file = file;
        this.problems = problems;
        for (NodeTuple entry : node.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (values.put(key, entry.getValueNode()) != null) {
                problem(entry.getKeyNode(), "has the key `" + key + "` twice", "remove one of them");
            }
        }
    }

    /** The keys of the file that are none of these are problems. */
    YamlMap only(Set<String> known) {
        for (NodeTuple entry : node.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
                problem(key, "has the key `" + key.getValue() + "`", "known here: " + String.join(", ", known));
            }
        }
        return this;
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** One text; empty, with a problem, when it is missing or something else. */
    String needed(String key, String example) {
        String text = text(key);
        if (text.isEmpty()) {
            problem(key, "has no `" + key + "`", "add it, as in `" + key + ": " + example + "`");
        }
        return text;
    }

    /** One text; empty when it is not there. */
    String text(String key) {
        Node value = values.get(key);
        if (value == null) {
            return "";
        } else if (value instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem(value, "`" + key + "` is no text", "write one text behind `" + key + ":`");
        return "";
    }

    /** A list of texts; empty when it is not there. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node element : elements(key)) {
            if (element instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                problem(
                        element,
                        "`" + key + "` holds what is no text",
                        "write a list of texts, as in `[node, server.js]`");
            }
        }
        return texts;
    }

    /** The entries of a list, each a mapping; others are problems. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node element : elements(key)) {
            if (element instanceof MappingNode mapping) {
                maps.add(new YamlMap(mapping, file, problems));
            } else {
                problem(element, "`" + key + "` holds what is no mapping", "see the example in docs/CONFIGURATION.md");
            }
        }
        return maps;
    }

    /** A mapping; absent when it is not there. */
    Optional<YamlMap> map(String key) {
        Node value = values.get(key);
        if (value instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, file, problems));
        } else if (value != null) {
            problem(value, "`" + key + "` is no mapping", "write `name: value` lines below it");
        }
        return Optional.empty();
    }

    /** All of this as a tree of text, Boolean, Long, Double, lists and maps. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        values.forEach((key, value) -> tree.put(key, tree(value)));
        return tree;
    }

    void problem(String key, String what, String fix) {
        problem(values.getOrDefault(key, node), what, fix);
    }

    private void problem(Node at, String what, String fix) {
        problems.accept(new Problem(file + ", line " + (at.getStartMark().getLine() + 1), what, fix));
    }

    private List<Node> elements(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        } else if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        problem(value, "`" + key + "` is no list", "write a list, as in `[node, server.js]` or one `- ` line each");
        return List.of();
    }

    private Object tree(Node value) {
        if (value instanceof MappingNode mapping) {
            return new YamlMap(mapping, file, problems).tree();
        } else if (value instanceof SequenceNode list) {
            return list.getValue().stream().map(this::tree).toList();
        }
        ScalarNode scalar = (ScalarNode) value;
        Object typed = scalar.getScalarStyle() == ScalarStyle.PLAIN ? typed(scalar.getValue()) : null;
        return typed == null ? scalar.getValue() : typed;
    }

    private static @Nullable Object typed(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        } else if (INTEGER.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return DECIMAL.matcher(text).matches() ? Double.valueOf(text) : null;
    }
}
