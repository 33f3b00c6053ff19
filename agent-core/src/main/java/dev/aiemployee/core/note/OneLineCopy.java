package dev.aiemployee.core.note;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Copies nodes so that every scalar takes one line. SnakeYAML 2.7 writes a block scalar that ends with U+2028 without a
 * line feed after it, and indents within quotes: the closing line of the front matter would be swallowed.
 */
final class OneLineCopy {
    /** A node that several places share stays one node; written out, a few of them can mean millions. */
    private final IdentityHashMap<Node, Node> copies = new IdentityHashMap<>();

    Node of(Node node) {
        Node known = copies.get(node);
        if (known != null) {
            return known;
        }
        if (node instanceof SequenceNode list) {
            List<Node> items = new ArrayList<>();
            SequenceNode copy = new SequenceNode(list.getTag(), items, list.getFlowStyle());
            copies.put(node, copy);
            list.getValue().forEach(item -> items.add(of(item)));
            return copy;
        }
        if (node instanceof MappingNode map) {
            List<NodeTuple> entries = new ArrayList<>();
            MappingNode copy = new MappingNode(map.getTag(), entries, map.getFlowStyle());
            copies.put(node, copy);
            map.getValue().forEach(entry -> entries.add(of(entry)));
            return copy;
        }
        Node copy = scalar((ScalarNode) node);
        copies.put(node, copy);
        return copy;
    }

    NodeTuple of(NodeTuple entry) {
        return new NodeTuple(of(entry.getKeyNode()), of(entry.getValueNode()));
    }

    private static ScalarNode scalar(ScalarNode node) {
        ScalarStyle style = node.getScalarStyle();
        if (!FrontMatterWriter.isOneLine(node.getValue())) {
            style = ScalarStyle.DOUBLE_QUOTED;
        } else if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            style = ScalarStyle.PLAIN;
        }
        return new ScalarNode(node.getTag(), WellFormed.text(node.getValue()), null, null, style);
    }
}
