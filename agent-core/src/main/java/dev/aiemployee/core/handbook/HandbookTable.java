package dev.aiemployee.core.handbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first Markdown table under a second-level heading of a note that a person writes.
 *
 * @param rows cells by column name, lower case, in file order
 * @param problems rows that were passed over
 */
public record HandbookTable(List<Row> rows, List<HandbookProblem> problems) {
    /**
     * One row.
     *
     * @param line of the row in the file, the first is 1
     * @param cells by column name, lower case
     */
    public record Row(int line, Map<String, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** The cell of that column; empty when the table has none. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    public HandbookTable {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * The table under {@code ## heading}; no rows and no problem when the section or its table is missing.
     *
     * @param columns the columns that must be there, lower case
     */
    public static HandbookTable under(String heading, List<String> columns, String note) {
        List<String> lines = note.lines().toList();
        Optional<Integer> start = HandbookSection.start(heading, lines);
        if (start.isEmpty()) {
            return new HandbookTable(List.of(), List.of());
        }
        int end = HandbookSection.end(start.get(), lines);
        for (int i = start.get(); i < end; i++) {
            if (lines.get(i).strip().startsWith("|")) {
                return read(lines.subList(0, end), i, columns);
            }
        }
        return new HandbookTable(List.of(), List.of());
    }

    private static HandbookTable read(List<String> lines, int header, List<String> columns) {
        List<String> names = cells(lines.get(header)).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        List<HandbookProblem> problems = new ArrayList<>();
        if (!names.containsAll(columns)) {
            problems.add(new HandbookProblem(
                    header + 1,
                    "the table has the columns " + String.join(", ", names) + " (expected: "
                            + String.join(", ", columns) + ")"));
            return new HandbookTable(List.of(), problems);
        }
        if (header + 1 >= lines.size() || !lines.get(header + 1).strip().matches("\\|?[\\s:|-]*-[\\s:|-]*")) {
            problems.add(
                    new HandbookProblem(header + 2, "not a row of dashes (expected: | --- | under the column names)"));
            return new HandbookTable(List.of(), problems);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = header + 2; i < lines.size() && lines.get(i).strip().startsWith("|"); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.size() == names.size()) {
                rows.add(new Row(i + 1, row(names, cells)));
            } else {
                problems.add(new HandbookProblem(
                        i + 1, cells.size() + " cells (expected: " + names.size() + ", as the column names)"));
            }
        }
        return new HandbookTable(rows, problems);
    }

    private static Map<String, String> row(List<String> names, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
        return row;
    }

    /** A pipe inside a cell is written {@code \|}. */
    private static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }
}
