package dev.aiemployee.core.git.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** Objects that lie in a file of their own. A power cut leaves the latest of them empty, full of zeros or cut off. */
final class LooseObjects {
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{38}");

    private final Path objects;

    LooseObjects(Path objects) {
        this.objects = objects;
    }

    /**
     * Those that cannot be read. An empty one is always seen.
     *
     * @param since only what was written after that is read
     */
    List<Path> damaged(Instant since) throws IOException {
        List<Path> damaged = new ArrayList<>();
        for (Path folder : in(objects, FOLDER)) {
            for (Path file : in(folder, NAME)) {
                if (isDamaged(folder, file, since)) {
                    damaged.add(file);
                }
            }
        }
        return damaged;
    }

    private static boolean isDamaged(Path folder, Path file, Instant since) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            boolean read = !attributes.lastModifiedTime().toInstant().isBefore(since);
            return attributes.size() == 0 || (read && !isWhole(folder, file));
        } catch (NoSuchFileException packed) {
            return false; // maintenance took it into a pack meanwhile
        }
    }

    /** Whether the content has the id that the file is named for. */
    private static boolean isWhole(Path folder, Path file) {
        String name = folder.getFileName().toString() + file.getFileName();
        try (InputStream in = new DigestInputStream(new InflaterInputStream(Files.newInputStream(file)), sha1())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest())
                    .equals(name);
        } catch (IOException unreadable) {
            return !Files.exists(file);
        }
    }

    private static List<Path> in(Path folder, Pattern names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                if (names.matcher(path.getFileName().toString()).matches()) {
                    found.add(path);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
        return found;
    }

    static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-1", impossible);
        }
    }
}
