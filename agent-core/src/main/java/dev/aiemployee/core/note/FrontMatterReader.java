package dev.aiemployee.core.note;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads front matter into a checked node tree: one mapping, scalars for keys, none twice, no tags but YAML's own for
 * text, maps and lists, and no object is ever made of what a note says.
 */
final class FrontMatterReader {
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP);

    private FrontMatterReader() {}

    /** What was read, or what is wrong. */
    sealed interface Outcome {
        record Read(FrontMatter frontMatter) implements Outcome {}

        /**
         * A rule was broken.
         *
         * @param index where, in code points from the front matter's start
         */
        record Fault(int index, String problem, String fix) implements Outcome {}
    }

    static Outcome read(String yaml) {
        try {
            LoaderOptions options = new LoaderOptions();
            StreamReader reader = new StreamReader(yaml);
            @Nullable
            Node root = new Composer(new ParserImpl(reader, options), new NoteResolver(), options).getSingleNode();
            if (root == null) {
                return new Outcome.Read(FrontMatter.EMPTY);
            }
            return check(root);
        } catch (MarkedYAMLException e) {
            int index = e.getProblemMark() == null ? 0 : e.getProblemMark().getIndex();
            return new Outcome.Fault(index, "front matter: " + e.getProblem(), YamlAdvice.on(e.getProblem()));
        } catch (ReaderException e) {
            return new Outcome.Fault(e.getPosition(), "front matter holds a control character", "Remove it.");
        } catch (YAMLException e) {
            return new Outcome.Fault(0, "front matter: " + e.getMessage(), YamlAdvice.on(e.getMessage()));
        } catch (NumberFormatException e) {
            // SnakeYAML 2.7 parses the digits of "\UFFFFFFFF" before it looks whether they fit
            return new Outcome.Fault(0, "front matter holds an escape \\U that is no character", "Remove the escape.");
        }
    }

    private static Outcome check(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            return new Outcome.Fault(
                    0, "front matter is no list of keys", "Write one \"key: value\" a line, or remove the first ---.");
        }
        return fault(root, Collections.newSetFromMap(new IdentityHashMap<>()))
                .<Outcome>map(fault -> fault)
                .orElseGet(() -> new Outcome.Read(new FrontMatter(mapping)));
    }

    private static Optional<Outcome.Fault> fault(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return Optional.empty();
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            return Optional.of(at(node, "front matter uses the tag " + node.getTag(), "Remove the word after the !."));
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .flatMap(item -> fault(item, seen).stream())
                    .findFirst();
        }
        return node instanceof MappingNode map ? faultInMap(map, seen) : Optional.empty();
    }

    private static Optional<Outcome.Fault> faultInMap(MappingNode map, Set<Node> seen) {
        Set<String> keys = new HashSet<>();
        for (NodeTuple entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                return Optional.of(at(
                        entry.getKeyNode(), "front matter has a key that is no text", "Put quotes around the value."));
            }
            if (!keys.add(key.getValue())) {
                return Optional.of(at(key, "front matter has the key twice: " + key.getValue(), "Remove one of them."));
            }
            Optional<Outcome.Fault> fault = fault(key, seen).or(() -> fault(entry.getValueNode(), seen));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Outcome.Fault at(Node node, String problem, String fix) {
        return new Outcome.Fault(node.getStartMark().getIndex(), problem, fix);
    }
}
