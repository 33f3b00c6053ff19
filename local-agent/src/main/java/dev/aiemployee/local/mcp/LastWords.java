package dev.aiemployee.local.mcp;

import dev.aiemployee.local.execute.OutsideText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of what a program said, for whoever asks why it ended. Keeps little, however much is said. Safe for use by many threads. */
final class LastWords {
    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final int MOST = 400;

    /** What is kept, so that the first of the words shown is never the rest of a secret that was cut in two. */
    private static final int KEPT = 4 * MOST;

    private final StringBuilder said = new StringBuilder();

    synchronized void add(String text) {
        said.append(text);
        said.delete(0, Math.max(0, said.length() - KEPT));
    }

    /** Reads until the other end closes. */
    void listen(InputStream in) {
        char[] chunk = new char[1024];
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (int count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
                add(new String(chunk, 0, count));
            }
        } catch (IOException e) {
            LOG.debug("a server's errors are no longer heard: {}", e.getMessage());
        }
    }

    /** For the end of a sentence; empty when nothing was said. */
    synchronized String quoted() {
        String all = OutsideText.line(said.toString(), KEPT);
        int tail = Math.min(MOST, all.codePointCount(0, all.length()));
        String line = all.substring(all.offsetByCodePoints(all.length(), -tail)).strip();
        return line.isEmpty() ? "" : "; it said: " + line;
    }
}
