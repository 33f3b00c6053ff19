package dev.aiemployee.core.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A note that a person wrote, read as Obsidian shows it: CommonMark with the tables and the strike-through of GitHub's Markdown;
 * comments ({@code %%} and HTML), code and struck-through words do not count. Immutable; reading is a pure function.
 */
public final class WrittenNote {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Obsidian's tags and block ids behind a heading's words. */
    private static final Pattern MARKS = Pattern.compile("(?:\\s+(?:#[\\p{L}\\p{N}_/-]+|\\^[A-Za-z0-9-]+))+$");

    private final List<Node> blocks;

    private WrittenNote(List<Node> blocks) {
        this.blocks = blocks;
    }

    /** Reads a whole file, with or without front matter. Never fails: every text is Markdown. */
    public static WrittenNote read(String note) {
        List<Node> blocks = new ArrayList<>();
        String text = note.startsWith(BYTE_ORDER_MARK) ? note.substring(1) : note;
        for (Node block = PARSER.parse(VisibleSource.of(text)).getFirstChild();
                block != null;
                block = block.getNext()) {
            blocks.add(block);
        }
        return new WrittenNote(blocks);
    }

    /**
     * Every section whose heading, of any level, has these words; case, emoji and punctuation around them do not matter. A section ends
     * at the next heading that is not below its own.
     */
    public List<WrittenSection> sections(String heading) {
        List<WrittenSection> sections = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Heading title && words(title).equals(heading.toLowerCase(Locale.ROOT))) {
                int end = end(title.getLevel(), i + 1);
                sections.add(new WrittenSection(WrittenSection.line(title), blocks.subList(i + 1, end)));
                i = end - 1;
            }
        }
        return sections;
    }

    private int end(int level, int from) {
        int end = from;
        while (end < blocks.size() && !(blocks.get(end) instanceof Heading next && next.getLevel() <= level)) {
            end++;
        }
        return end;
    }

    private static String words(Heading heading) {
        String words = MARKS.matcher(InlineText.of(heading)).replaceAll("");
        return words.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }
}
