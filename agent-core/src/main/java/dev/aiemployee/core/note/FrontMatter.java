package dev.aiemployee.core.note;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of a note as a checked node tree. Every scalar is read as the text that stands there. */
final class FrontMatter {
    static final FrontMatter EMPTY = new FrontMatter(null);

    private final @Nullable MappingNode root;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    /** The root's keys must be distinct scalars; null stands for no keys at all. */
    FrontMatter(@Nullable MappingNode root) {
        this.root = root;
        if (root != null) {
            root.getValue().forEach(entry -> entries.put(keyOf(entry), entry));
        }
    }

    Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    Optional<MappingNode> root() {
        return Optional.ofNullable(root);
    }

    Optional<NodeTuple> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    Optional<String> text(String key) {
        return value(key).flatMap(FrontMatter::textOf).filter(text -> !text.isEmpty());
    }

    /** Empty when any item is no scalar: half a list is worse than none. */
    List<String> list(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (!(item instanceof ScalarNode)) {
                return List.of();
            }
            textOf(item).filter(text -> !text.isEmpty()).ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    boolean isTexts(String key) {
        return items(key).stream().allMatch(ScalarNode.class::isInstance);
    }

    boolean isCollection(String key) {
        return value(key)
                .filter(node -> node instanceof CollectionNode<?> some
                        && !some.getValue().isEmpty())
                .isPresent();
    }

    /** Empty when any item is no map of scalars. */
    List<Map<String, String>> maps(String key) {
        List<Map<String, String>> maps = new ArrayList<>();
        for (Node item : items(key)) {
            if (!(item instanceof MappingNode map)
                    || !map.getValue().stream().allMatch(entry -> entry.getValueNode() instanceof ScalarNode)) {
                return List.of();
            }
            Map<String, String> texts = new LinkedHashMap<>();
            map.getValue()
                    .forEach(entry ->
                            texts.put(keyOf(entry), textOf(entry.getValueNode()).orElse("")));
            maps.add(Collections.unmodifiableMap(texts));
        }
        return List.copyOf(maps);
    }

    static String keyOf(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue();
    }

    private Optional<Node> value(String key) {
        return entry(key).map(NodeTuple::getValueNode);
    }

    private List<Node> items(String key) {
        return value(key)
                .map(node -> node instanceof SequenceNode list ? list.getValue() : List.of(node))
                .orElse(List.of());
    }

    private static Optional<String> textOf(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }
}
