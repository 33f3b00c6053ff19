package dev.aiemployee.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * A text as a Markdown reader that is not ours shows it: commonmark-java with tables and footnotes, as Obsidian has them.
 * Only what stands as a block of its own is told apart; the rest is letters.
 */
final class MarkdownPage {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), FootnotesExtension.create()))
            .build();
    /** Obsidian looks for boxes in the raw line, and any character in it makes one. */
    private static final Pattern BOX =
            Pattern.compile("(?m)^[ \\t>]*(?:(?:[-*+]|[0-9]+[.)])[ \\t>]+)+(\\[.{0,2}\\].*)$");

    private final List<String> headings = new ArrayList<>();
    private final List<String> boxes = new ArrayList<>();
    private final List<String> live = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();

    private MarkdownPage() {}

    static MarkdownPage of(String markdown) {
        MarkdownPage page = new MarkdownPage();
        PARSER.parse(markdown).accept(page.new Walk());
        BOX.matcher(markdown).results().forEach(box -> page.boxes.add(box.group(1)));
        return page;
    }

    /** All headings in order, also those inside quotes and lists: the level and the text, such as {@code 2 Draft}. */
    List<String> headings() {
        return headings;
    }

    /** What list items say that begin with a box, also in quotes. */
    List<String> boxes() {
        return boxes;
    }

    /** HTML, links, pictures, code, tables, footnotes and rules. */
    List<String> live() {
        return live;
    }

    /** Every letter that a person sees, in order. */
    String letters() {
        return letters(shown.toString());
    }

    static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String text(Node block) {
        StringBuilder text = new StringBuilder();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append('\n');
            }
        });
        return text.toString();
    }

    private final class Walk extends AbstractVisitor {
        @Override
        public void visit(Heading node) {
            headings.add(node.getLevel() + " " + text(node));
            visitChildren(node);
        }

        @Override
        public void visit(Text node) {
            shown.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            live.add("code: " + node.getLiteral());
            shown.append(node.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            shown.append(node.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock node) {
            live.add("code block: " + node.getInfo());
            shown.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlBlock node) {
            live.add("HTML: " + node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            live.add("HTML: " + node.getLiteral());
        }

        @Override
        public void visit(Image node) {
            live.add("picture: " + node.getDestination());
        }

        @Override
        public void visit(Link node) {
            live.add("link: " + node.getDestination());
            visitChildren(node);
        }

        @Override
        public void visit(LinkReferenceDefinition node) {
            live.add("link definition: " + node.getDestination());
        }

        @Override
        public void visit(ThematicBreak node) {
            live.add("rule");
        }

        @Override
        public void visit(CustomBlock node) {
            if (node instanceof TableBlock) {
                live.add("table");
            } else if (node instanceof FootnoteDefinition) {
                live.add("footnote");
            }
            visitChildren(node);
        }
    }
}
