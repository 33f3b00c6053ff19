package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every path that is held in a clone and why, in {@code .git/agent/held}: whole, where the state note and the alert name the first
 * ones, and over restarts, so that nothing is told twice.
 */
public final class HeldFile {
    private final Path file;

    /** Of the clone whose working tree is {@code vault}. */
    public HeldFile(Path vault) {
        this.file = vault.resolve(".git/agent/held");
    }

    /** What was held at the end of the last cycle that looked; empty before the first. */
    public List<HeldPath> read() {
        List<HeldPath> held = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] parts = line.split("\t", 2);
                    if (parts.length == 2) {
                        held.add(new HeldPath(unescaped(parts[0]), parts[1]));
                    }
                }
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
        return held;
    }

    void write(List<HeldPath> held) {
        StringBuilder lines = new StringBuilder();
        held.forEach(path -> lines.append(escaped(path.path()))
                .append('\t')
                .append(path.rule().replaceAll("\\s+", " "))
                .append('\n'));
        AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A name may hold anything but a slash and NUL. */
    private static String escaped(String path) {
        return path.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '\\' && at + 1 < text.length()) {
                char next = text.charAt(++at);
                path.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                path.append(letter);
            }
        }
        return path.toString();
    }
}
