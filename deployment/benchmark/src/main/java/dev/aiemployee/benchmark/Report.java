package dev.aiemployee.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table in {@code docs/BENCHMARKS.md}: the rows that ran are replaced, the others and the text around them stay. */
final class Report {
    private static final String START = "<!-- figures: written by ./bench -->";
    private static final String END = "<!-- end of figures -->";
    private static final String HEAD =
            "| | what | ours | native git | measured | target | met | run (UTC), load |\n|---|---|---|---|---|---|---|---|\n";

    private Report() {}

    /** One row in Markdown. */
    static String row(Figure figure, String when) {
        return "| "
                + String.join(
                        " | ",
                        figure.id(),
                        figure.what(),
                        figure.ours(),
                        figure.nativeGit(),
                        figure.measured(),
                        figure.target(),
                        figure.verdict(),
                        when)
                + " |";
    }

    /** The document with these rows in place of earlier ones of the same benchmarks. Pure. */
    static String merged(String document, String machine, List<String> fresh) {
        int start = document.indexOf(START);
        int end = document.indexOf(END);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("the document has no place for the figures: " + START + " ... " + END);
        }
        List<String> rows = new ArrayList<>(fresh);
        document.substring(start, end)
                .lines()
                .filter(line -> Catalogue.IDS.contains(idOf(line)))
                .filter(line -> fresh.stream().noneMatch(row -> idOf(row).equals(idOf(line))))
                .forEach(rows::add);
        rows.sort(Comparator.comparingInt(row -> Catalogue.IDS.indexOf(idOf(row))));
        return document.substring(0, start) + START + "\n" + machine + "\n\n" + HEAD + String.join("\n", rows) + "\n\n"
                + document.substring(end);
    }

    private static String idOf(String row) {
        String[] cells = row.split("\\|", 3);
        return cells.length < 2 ? "" : cells[1].strip();
    }

    static void write(Path document, String machine, List<String> rows) {
        try {
            String text = Files.readString(document, StandardCharsets.UTF_8);
            Files.writeString(document, merged(text, machine, rows), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + document, e);
        }
    }
}
