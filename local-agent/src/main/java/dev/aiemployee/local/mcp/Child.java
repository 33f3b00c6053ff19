package dev.aiemployee.local.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that was started as a program: what it is told, what it says, and its end. It knows of our environment only what the
 * configuration lists, and it ends with us: by {@link #close}, or when our own process is asked to end.
 */
final class Child implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);

    /** Longer than any answer that somebody would want to have read. */
    static final int LONGEST_LINE = 4 << 20;

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Process process;
    private final ProcessTree tree;
    private final InputStream said;
    private final LastWords words = new LastWords();
    private final Thread atExit;

    private Child(Process process) {
        this.process = process;
        this.tree = new ProcessTree(process, GRACE);
        this.said = new BufferedInputStream(process.getInputStream());
        this.atExit = new Thread(tree::kill, "mcp-server-end");
        Thread listener = new Thread(() -> words.listen(process.getErrorStream()), "mcp-server-errors");
        listener.setDaemon(true);
        listener.start();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the program.
     *
     * @param ours our own environment, of which it inherits what its configuration names
     * @param folder where it works unless its configuration says where; made when it is not there
     */
    static Child start(McpServer.Program program, Map<String, String> ours, Path folder) throws IOException {
        Path place = program.folder().isEmpty() ? Files.createDirectories(folder) : Path.of(program.folder());
        ProcessBuilder builder = new ProcessBuilder(program.command()).directory(place.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        for (String name : program.inherited()) {
            String value = ours.get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        program.environment().forEach((name, value) -> environment.put(name, value.reveal()));
        return new Child(builder.start());
    }

    void write(byte[] bytes) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(bytes);
        in.flush();
    }

    /** The next line it says; null when it says no more. */
    @Nullable
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = said.read(); read != '\n'; read = said.read()) {
            if (read < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            } else if (line.size() >= LONGEST_LINE) {
                tree.kill();
                throw new IOException("it said more than " + (LONGEST_LINE >> 20) + " MiB in one line");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    LastWords words() {
        return words;
    }

    /** Remembers what it has started by now. */
    void look() {
        tree.look();
    }

    /** How it ended, for the end of a sentence; empty when it only fell silent. */
    String exit() {
        try {
            return process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    ? " with exit code " + process.exitValue()
                    : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Ends it with all that it started; see {@link ProcessTree#end}. */
    @Override
    public void close() {
        tree.end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.debug("server={} ends together with this agent", process.pid());
        }
    }
}
