package dev.aiemployee.core.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;

/**
 * What stands under one heading.
 *
 * @param line of the heading in the file, the first is 1
 * @param blocks in file order
 */
public record WrittenSection(int line, List<Node> blocks) {
    public WrittenSection {
        blocks = List.copyOf(blocks);
    }

    /**
     * Words outside tables, as they are shown.
     *
     * @param line of its first word's block in the file, the first is 1
     */
    public record Prose(int line, String text) {}

    /** The tables, in file order, also those in a callout, a quote or a list. */
    public List<WrittenTable> tables() {
        List<WrittenTable> tables = new ArrayList<>();
        blocks.forEach(block -> addTables(block, tables));
        return tables;
    }

    private static void addTables(Node block, List<WrittenTable> tables) {
        if (block instanceof TableBlock table) {
            tables.add(WrittenTable.of(table));
            return;
        }
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            addTables(child, tables);
        }
    }

    /** Everything else that is shown, a piece for each paragraph and item of a list; code and comments are left out. */
    public List<Prose> prose() {
        return blocks.stream().flatMap(block -> BlockText.of(block).stream()).toList();
    }

    static boolean isShown(Node block) {
        return !(block instanceof FencedCodeBlock || block instanceof IndentedCodeBlock);
    }

    static int line(Node block) {
        return block.getSourceSpans().isEmpty()
                ? 1
                : block.getSourceSpans().get(0).getLineIndex() + 1;
    }
}
