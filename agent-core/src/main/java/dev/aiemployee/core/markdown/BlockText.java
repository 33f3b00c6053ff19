package dev.aiemployee.core.markdown;

import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The lines of a block and of the blocks in it, as they are shown; a list's items and a table's rows are lines of their own. */
final class BlockText extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();

    private BlockText() {}

    static String of(Node block) {
        BlockText visitor = new BlockText();
        if (WrittenSection.isShown(block)) {
            block.accept(visitor);
        }
        return visitor.text.toString().strip();
    }

    @Override
    public void visit(Paragraph node) {
        add(node);
    }

    @Override
    public void visit(Heading node) {
        add(node);
    }

    @Override
    public void visit(HtmlBlock node) {
        text.append(node.getLiteral().replaceAll("<[^<>]*>", " ").strip()).append('\n');
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow) {
            add(node);
        } else {
            visitChildren(node);
        }
    }

    private void add(Node node) {
        text.append(InlineText.of(node)).append('\n');
    }
}
