package dev.aiemployee.core.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The vault as an editor and a file manager see it. Every file it saves bears the time of this machine's clock. */
final class Desktop {
    private final Machine machine;

    Desktop(Machine machine) {
        this.machine = machine;
    }

    Path root() {
        return machine.vault();
    }

    /** The ordinary notes, by path. */
    List<Path> notes() {
        return notes(root());
    }

    List<Path> notes(String folder) {
        Path at = root().resolve(folder);
        return Files.isDirectory(at) ? notes(at) : List.of();
    }

    private static List<Path> notes(Path folder) {
        List<Path> notes = new ArrayList<>();
        collect(folder, notes);
        notes.sort(null);
        return notes;
    }

    private static void collect(Path folder, List<Path> notes) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (name.startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    collect(child, notes);
                } else if (name.endsWith(".md")) {
                    notes.add(child);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String name(Path file) {
        return root().relativize(file).toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Saves over the same file. */
    void saveInPlace(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
            stamp(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Saves a new file and moves it over the old one. */
    void saveByRename(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(".editor-" + file.getFileName() + "~");
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            stamp(fresh);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void move(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            if (!Files.exists(to)) {
                Files.move(from, to);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            if (!Files.exists(to)) {
                Files.copy(from, to);
                stamp(to);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void touch(Path file) {
        try {
            stamp(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A later moment for each save: two saves within one tick of a real clock would look alike. */
    void stamp(Path file) throws IOException {
        machine.clock().advance(java.time.Duration.ofMillis(7));
        Files.setLastModifiedTime(file, FileTime.from(machine.clock().now()));
    }
}
