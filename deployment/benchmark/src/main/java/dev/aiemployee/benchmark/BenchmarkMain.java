package dev.aiemployee.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the benchmarks; {@code ./bench} at the top of the repository calls it. */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.of(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.help()) {
            out.print(Options.USAGE);
            return;
        }
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        run(options, Path.of(System.getProperty("bench.root", "")).toAbsolutePath(), out);
    }

    private static void run(Options options, Path root, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("bench-").toRealPath();
        try {
            String machine = Machine.text(folder);
            out.println(machine + "\n");
            List<String> rows = run(options, new Ground(folder, root, options.quick()), out);
            if (!options.quick()) {
                Path document = root.resolve("docs/BENCHMARKS.md");
                Report.write(document, "Machine: " + machine + ".", rows);
                out.println("\nwritten to " + document);
            }
        } finally {
            Shell.once(folder.resolveSibling(""), "rm -rf '" + folder + "'");
        }
    }

    /** Runs what is wanted and prints each row as it comes. */
    static List<String> run(Options options, Ground ground, PrintStream out) {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<List<String>, Bench> bench : Catalogue.benches().entrySet()) {
            if (bench.getKey().stream().anyMatch(options::wants)) {
                for (Figure figure : bench.getValue().run(ground)) {
                    Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
                    String row = Report.row(figure, now + ", " + Machine.load());
                    out.println(row);
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
