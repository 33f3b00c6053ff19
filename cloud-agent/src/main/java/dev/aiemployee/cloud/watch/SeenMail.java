package dev.aiemployee.cloud.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The keys of every mail that ever became a note, also of those whose notes are gone. One fixed-length line a key, forced
 * to disk; a torn last line is dropped, because its note is then still in the vault. One thread, one process.
 */
public final class SeenMail {
    private static final int KEY = 64;
    private static final int LINE = KEY + 1;

    private final Path file;
    private final Set<String> keys = new HashSet<>();

    /** Opens the file, or starts one. */
    public SeenMail(Path file) {
        this.file = file;
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            if (Files.exists(file)) {
                load(Files.readString(file, US_ASCII));
            }
        } catch (IOException e) {
            throw new VaultException("cannot read the journal of seen mail " + file, e);
        }
    }

    private void load(String text) throws IOException {
        int whole = text.length() - text.length() % LINE;
        for (int start = 0; start < whole; start += LINE) {
            keys.add(text.substring(start, start + KEY));
        }
        if (whole < text.length()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
    }

    public boolean contains(String key) {
        return keys.contains(key);
    }

    /** Remembers a key for good; on disk when this returns. */
    public void add(String key) {
        if (key.length() != KEY) {
            throw new IllegalArgumentException("mail key: " + key + " (expected: " + KEY + " hexadecimal digits)");
        }
        if (!keys.add(key)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap((key + "\n").getBytes(US_ASCII));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            keys.remove(key);
            throw new VaultException("cannot write the journal of seen mail " + file, e);
        }
    }
}
