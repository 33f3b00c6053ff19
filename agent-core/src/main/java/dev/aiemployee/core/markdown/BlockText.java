package dev.aiemployee.core.markdown;

import dev.aiemployee.core.markdown.WrittenSection.Prose;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The words of a block and of the blocks in it, as they are shown; a list's items are pieces of their own, and tables are
 * left out. */
final class BlockText extends AbstractVisitor {
    private final List<Prose> pieces = new ArrayList<>();

    private BlockText() {}

    static List<Prose> of(Node block) {
        BlockText visitor = new BlockText();
        if (WrittenSection.isShown(block)) {
            block.accept(visitor);
        }
        return visitor.pieces;
    }

    @Override
    public void visit(Paragraph node) {
        add(node, InlineText.of(node));
    }

    @Override
    public void visit(Heading node) {
        add(node, InlineText.of(node));
    }

    @Override
    public void visit(HtmlBlock node) {
        add(node, node.getLiteral().replaceAll("<[^<>]*>", " "));
    }

    @Override
    public void visit(CustomBlock node) {
        if (!(node instanceof TableBlock)) {
            visitChildren(node);
        }
    }

    private void add(Node node, String text) {
        if (!text.isBlank()) {
            pieces.add(new Prose(WrittenSection.line(node), text.strip()));
        }
    }
}
