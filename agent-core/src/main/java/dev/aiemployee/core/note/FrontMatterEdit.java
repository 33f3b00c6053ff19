package dev.aiemployee.core.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Changes one key of front matter by splicing between the marks of its nodes, so that every other byte stays. Where the
 * text leaves no clean place for that (flow style, an anchor somebody else refers to), the result does not read back as
 * wanted; the caller checks, and then takes {@link #rebuilt}.
 */
final class FrontMatterEdit {
    private final String yaml;
    private final FrontMatter read;
    private final String lineBreak;

    FrontMatterEdit(String yaml, FrontMatter read, String lineBreak) {
        this.yaml = yaml;
        this.read = read;
        this.lineBreak = lineBreak;
    }

    /** The text with this key set; a new key becomes the last one. Empty when splicing cannot do it. */
    Optional<String> set(String key, Node value) {
        if (isFlow()) {
            return Optional.empty();
        }
        Optional<NodeTuple> old = read.entry(key);
        return old.isEmpty()
                ? Optional.of(yaml + appended(key, value))
                : range(old.get()).map(range -> replaced(old.get(), range, value));
    }

    /** The text without this key's lines; comments above them stay. Empty when splicing cannot do it. */
    Optional<String> remove(String key) {
        Optional<NodeTuple> old = read.entry(key);
        if (old.isEmpty()) {
            return Optional.of(yaml);
        }
        return isFlow()
                ? Optional.empty()
                : range(old.get()).map(range -> {
                    int line =
                            yaml.lastIndexOf('\n', offset(old.get().getKeyNode().getStartMark()) - 1) + 1;
                    int feed = yaml.indexOf('\n', range.end());
                    return yaml.substring(0, line) + (feed < 0 ? "" : yaml.substring(feed + 1));
                });
    }

    /** All entries written anew, comments lost. */
    String rebuilt(String key, Optional<Node> value) {
        OneLineCopy copy = new OneLineCopy();
        List<NodeTuple> entries = new ArrayList<>();
        read.root().map(MappingNode::getValue).orElse(List.of()).forEach(entry -> {
            if (!FrontMatter.keyOf(entry).equals(key)) {
                entries.add(copy.of(entry));
            } else {
                value.ifPresent(node -> entries.add(new NodeTuple(entry.getKeyNode(), node)));
            }
        });
        if (!read.keys().contains(key)) {
            value.ifPresent(node -> entries.add(FrontMatterWriter.entry(key, node)));
        }
        return FrontMatterWriter.lines(entries).replace("\n", lineBreak);
    }

    private record Range(int start, int end) {}

    private boolean isFlow() {
        return read.root().filter(root -> root.getFlowStyle() == FlowStyle.FLOW).isPresent();
    }

    /** Where the value stands; empty when it stands elsewhere, because it is an alias. */
    private Optional<Range> range(NodeTuple entry) {
        int start = offset(entry.getValueNode().getStartMark());
        int end = end(entry.getValueNode());
        return start < offset(entry.getKeyNode().getEndMark()) || end < start
                ? Optional.empty()
                : Optional.of(new Range(start, end));
    }

    private String replaced(NodeTuple entry, Range range, Node value) {
        String rest = yaml.substring(range.end());
        String written = FrontMatterWriter.afterColon(value).replace("\n", lineBreak + indent());
        if (value instanceof ScalarNode && entry.getValueNode() instanceof ScalarNode && range.end() > range.start()) {
            return yaml.substring(0, range.start()) + written.strip() + rest;
        }
        int colon = yaml.indexOf(':', offset(entry.getKeyNode().getEndMark()));
        return yaml.substring(0, colon + 1) + written + rest;
    }

    private String appended(String key, Node value) {
        return FrontMatterWriter.lines(List.of(FrontMatterWriter.entry(key, value)))
                .lines()
                .map(line -> indent() + line + lineBreak)
                .collect(Collectors.joining());
    }

    private String indent() {
        return read.root()
                .map(root -> " "
                        .repeat(root.getValue()
                                .get(0)
                                .getKeyNode()
                                .getStartMark()
                                .getColumn()))
                .orElse("");
    }

    /** The marks of block collections and block scalars run on to the next token; a leaf's do not. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW) {
            return node instanceof MappingNode map
                    ? map.getValue().stream()
                            .mapToInt(entry -> end(entry.getValueNode()))
                            .max()
                            .orElse(0)
                    : collection.getValue().stream()
                            .mapToInt(item -> end((Node) item))
                            .max()
                            .orElse(0);
        }
        int end = offset(node.getEndMark());
        int start = offset(node.getStartMark());
        while (end > start && Character.isWhitespace(yaml.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int offset(Mark mark) {
        return yaml.offsetByCodePoints(0, mark.getIndex());
    }
}
