package dev.aiemployee.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the demo; {@code ./demo} at the top of the repository calls it. */
public final class DemoMain {
    private static final int LOG_TAIL = 40;

    private DemoMain() {}

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
        System.exit(run(options, new Narrator(out, Boolean.getBoolean("demo.colour"), System::nanoTime)));
    }

    private static int run(Options options, Narrator narrator) throws IOException {
        Path folder = Files.createTempDirectory("ai-employee-demo-").toRealPath();
        System.setProperty("demo.log", folder.resolve("servers.log").toString());
        narrator.line("Personal AI Employee: the platinum demo. Everything happens in " + folder);
        Path root = Path.of(System.getProperty("demo.root", "")).toAbsolutePath();
        try (Stage stage = Stage.build(root, folder, options.pace())) {
            Thread onInterrupt = new Thread(stage::close, "curtain");
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            boolean right = tell(stage, narrator);
            if (right && options.keep()) {
                new Encore(stage, narrator)
                        .play(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            }
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
            narrator.line(
                    right
                            ? "Open this vault in Obsidian (Open folder as vault): " + stage.vault()
                            : "The folder stays, with both vaults, the repository and all logs: " + folder);
            return right ? 0 : 1;
        }
    }

    private static boolean tell(Stage stage, Narrator narrator) {
        try {
            new Story(stage, narrator).tell();
            return true;
        } catch (StoryFailed e) {
            narrator.failed(String.valueOf(e.getMessage()));
        } catch (IllegalStateException | UncheckedIOException e) {
            narrator.failed(e.toString());
        }
        stage.logs().forEach(log -> tail(log, narrator));
        return false;
    }

    private static void tail(Path log, Narrator narrator) {
        try {
            List<String> lines = Files.readAllLines(log);
            narrator.line("");
            narrator.line("The end of " + log + ":");
            narrator.quote(lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + log, e);
        }
    }
}
