package dev.aiemployee.core.markdown;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The lines of a block and of the blocks in it, as they are shown; a list's items are lines of their own, and tables are
 * left out. */
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
    public void visit(CustomBlock node) {
        if (!(node instanceof TableBlock)) {
            visitChildren(node);
        }
    }

    private void add(Node node) {
        text.append(InlineText.of(node)).append('\n');
    }
}
