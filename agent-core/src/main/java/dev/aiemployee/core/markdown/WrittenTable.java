package dev.aiemployee.core.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/**
 * A table as it is shown.
 *
 * @param line of the column names in the file, the first is 1
 * @param columns their names, lower case
 */
public record WrittenTable(int line, List<String> columns, List<Row> rows) {
    public WrittenTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row; as many cells as there are columns, since Obsidian fills a short row up and cuts a long one.
     *
     * @param line of the row in the file, the first is 1
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    static WrittenTable of(TableBlock table) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (part instanceof TableHead) {
                columns = cells(part.getFirstChild()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
            } else if (part instanceof TableBody) {
                for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                    rows.add(new Row(WrittenSection.line(row), cells(row)));
                }
            }
        }
        return new WrittenTable(WrittenSection.line(table), columns, rows);
    }

    private static List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(InlineText.of(cell));
        }
        return cells;
    }
}
