package dev.aiemployee.core.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where files that our writers took out of a vault wait for the sync engine: an editor may still hold such a file open, and what
 * it writes there must come back. Each waits in {@code .git/agent/aside/} under a name of its own, beside a small text that says
 * where it stood and what it held; the text is there first, so a file without one is never met. In a vault without a repository
 * nobody would look, and nothing waits. Safe for use by many threads and processes.
 */
public final class Asides {
    private static final String TEXT = ".txt";
    private static final String PATH = "path: ";

    private final Path vault;
    private final Path folder;

    private Asides(Path vault) {
        this.vault = vault;
        this.folder = vault.resolve(".git/agent/aside");
    }

    /** The place of one vault; nothing is made until it is needed. */
    public static Asides of(Path vault) {
        return new Asides(vault);
    }

    /**
     * A file that waits.
     *
     * @param file where it waits
     * @param path where it stood
     * @param old what it held when it was taken out
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes that are handed on, never compared
    public record Waiting(Path file, VaultPath path, byte[] old) {}

    /** Says that a file is about to be moved aside; answers the hidden name it is to be moved to. */
    Path announce(Path file, byte[] holds) throws IOException {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        if (isWatched()) {
            Files.createDirectories(folder);
            String head = "content: " + digest(holds) + "\n" + PATH + PathLine.of(VaultPath.of(vault, file)) + "\n\n";
            Path text = folder.resolve(nonce + TEXT);
            Files.write(text, head.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            Files.write(text, holds, StandardOpenOption.APPEND);
        }
        return file.resolveSibling(DerivedName.of(
                AtomicFile.ASIDE + nonce + "-", file.getFileName().toString(), ""));
    }

    /** The file at the hidden name is out of use: from here on it is watched. */
    void handOver(Path hidden) throws IOException {
        String nonce = nonceOf(hidden);
        if (isWatched() && Files.exists(folder.resolve(nonce + TEXT))) {
            Files.move(hidden, folder.resolve(nonce), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(hidden);
        }
    }

    /** Where the file at a hidden name stood; absent when nothing was said of it. */
    Optional<VaultPath> placeOf(Path hidden) throws IOException {
        Path text = folder.resolve(nonceOf(hidden) + TEXT);
        if (!Files.exists(text)) {
            return Optional.empty();
        }
        String[] head = new String(Files.readAllBytes(text), StandardCharsets.UTF_8).split("\n", 3);
        return head.length == 3 && head[1].startsWith(PATH)
                ? Optional.of(PathLine.read(head[1].substring(PATH.length())))
                : Optional.empty();
    }

    /** The file never left, or is back under its own name. */
    void retract(Path hidden) throws IOException {
        Files.deleteIfExists(folder.resolve(nonceOf(hidden) + TEXT));
    }

    /** Every file that waits now, in no order. */
    public List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return waiting;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> !name.toString().endsWith(TEXT)).toList()) {
                read(file).ifPresent(waiting::add);
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + folder + ": " + failure, failure);
        }
        return waiting;
    }

    /** The file was taken over by its watcher. */
    public void forget(Waiting taken) {
        try {
            Files.deleteIfExists(textOf(taken.file()));
        } catch (IOException failure) {
            throw new VaultException("cannot remove " + textOf(taken.file()) + ": " + failure, failure);
        }
    }

    /** Removes texts whose file never came, because their writer was killed; only those written before {@code before}. */
    public void prune(Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path text :
                    files.filter(name -> name.toString().endsWith(TEXT)).toList()) {
                String name = text.getFileName().toString();
                Path file = text.resolveSibling(name.substring(0, name.length() - TEXT.length()));
                if (!Files.exists(file)
                        && Files.getLastModifiedTime(text).toInstant().isBefore(before)) {
                    Files.deleteIfExists(text);
                }
            }
        } catch (NoSuchFileException adopted) {
            return;
        } catch (IOException failure) {
            throw new VaultException("cannot clear " + folder + ": " + failure, failure);
        }
    }

    private boolean isWatched() {
        return Files.isDirectory(vault.resolve(".git"));
    }

    private static Path textOf(Path file) {
        return file.resolveSibling(file.getFileName() + TEXT);
    }

    private static String nonceOf(Path hidden) {
        String name = hidden.getFileName().toString();
        return name.substring(AtomicFile.ASIDE.length(), AtomicFile.ASIDE.length() + Leftovers.NONCE);
    }

    private static Optional<Waiting> read(Path file) throws IOException {
        Path text = textOf(file);
        if (!Files.exists(text)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(text);
        String[] head = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
        if (head.length < 3 || !head[0].startsWith("content: ") || !head[1].startsWith(PATH)) {
            return Optional.empty();
        }
        int length = (head[0] + "\n" + head[1] + "\n\n").getBytes(StandardCharsets.UTF_8).length;
        byte[] old = Arrays.copyOfRange(bytes, Math.min(length, bytes.length), bytes.length);
        return digest(old).equals(head[0].substring("content: ".length()))
                ? Optional.of(new Waiting(file, PathLine.read(head[1].substring(PATH.length())), old))
                : Optional.empty();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
