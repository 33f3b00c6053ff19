package dev.aiemployee.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A shell that stays open in one folder, so that only what native git costs is timed and not the start of a shell from a JVM.
 * Deaf to the configuration of the machine and of its user. For one thread.
 */
final class Shell implements AutoCloseable {
    private static final String END = "-- end of the script: ";

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    Shell(Path folder, Map<String, String> environment) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder("sh").directory(folder.toFile()).redirectErrorStream(true);
            Map<String, String> variables = builder.environment();
            String path = variables.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
            variables.clear();
            variables.putAll(Map.of(
                    "PATH", path,
                    "HOME", folder.toString(),
                    "LC_ALL", "C.UTF-8",
                    "GIT_CONFIG_GLOBAL", "/dev/null",
                    "GIT_CONFIG_NOSYSTEM", "1",
                    "GIT_TERMINAL_PROMPT", "0"));
            variables.putAll(environment);
            process = builder.start();
            input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
            output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("starting sh", e);
        }
    }

    /**
     * Runs a script and returns what it printed.
     *
     * @throws IllegalStateException when its last command did not end with 0
     */
    String run(String script) {
        try {
            input.write("{ " + script + "\n} < /dev/null\nprintf '\\n%s%d\\n' '" + END + "' $?\n");
            input.flush();
            StringBuilder text = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(END)) {
                    return result(script, text.toString().strip(), line.substring(END.length()));
                }
                text.append(line).append('\n');
            }
            throw new IllegalStateException("sh ended: " + text);
        } catch (IOException e) {
            throw new UncheckedIOException("talking to sh", e);
        }
    }

    private static String result(String script, String text, String exitCode) {
        if (!exitCode.equals("0")) {
            throw new IllegalStateException(script + ": exit code " + exitCode + " (expected: 0)\n" + text);
        }
        return text;
    }

    /** One script in a shell of its own. */
    static String once(Path folder, String script) {
        try (Shell shell = new Shell(folder, Map.of())) {
            return shell.run(script);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
