package dev.aiemployee.core.markdown;

import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * The words of a piece of Markdown as they are shown: no marks, no struck-through words, a link by its words - a {@code mailto:} link
 * whose words are no address by its address - and a wikilink by its name.
 */
final class InlineText extends AbstractVisitor {
    private static final Pattern WIKILINK = Pattern.compile("!?\\[\\[(?:[^\\[\\]|]*\\|)?([^\\[\\]|]+)]]");
    private static final Pattern HIGHLIGHT = Pattern.compile("==([^=\\n]+)==");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\t]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");
    private static final String MAILTO = "mailto:";

    private final StringBuilder text = new StringBuilder();

    private InlineText() {}

    /** Lines are kept apart by line breaks; blanks of every kind are one space. */
    static String of(Node node) {
        InlineText visitor = new InlineText();
        visitor.visitChildren(node);
        String shown = UNSEEN.matcher(visitor.text).replaceAll("");
        shown = WIKILINK.matcher(shown).replaceAll("$1");
        shown = HIGHLIGHT.matcher(shown).replaceAll("$1");
        return BLANKS.matcher(shown).replaceAll(" ").strip();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append('\n');
    }

    @Override
    public void visit(HtmlInline node) {
        if (node.getLiteral().toLowerCase(Locale.ROOT).matches("<br\\s*/?>")) {
            text.append('\n');
        }
    }

    @Override
    public void visit(Image node) {
        // a picture has no words
    }

    @Override
    public void visit(Link node) {
        String destination = node.getDestination();
        if (destination.startsWith(MAILTO) && !of(node).contains("@")) {
            text.append(destination, MAILTO.length(), end(destination));
            return;
        }
        visitChildren(node);
    }

    private static int end(String destination) {
        int query = destination.indexOf('?');
        return query < 0 ? destination.length() : query;
    }

    @Override
    public void visit(CustomNode node) {
        if (!(node instanceof Strikethrough)) {
            visitChildren(node);
        }
    }
}
