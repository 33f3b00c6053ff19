package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was refused, kept over restarts: each text once, as a file named by its blob, and an index that says where, in which
 * commit and when. It keeps somebody who pushes the same thing again and again from getting more than one answer. At most
 * {@value #MOST_FILES} files and {@value #MOST_BYTES} bytes; the index goes on without them. For one thread.
 */
public final class RefusedTexts {
    private static final int MOST_FILES = 1000;
    private static final long MOST_BYTES = 50L << 20;
    private static final int LONGEST = 5 << 20;
    private static final String NOTHING = "-";
    private static final String RESTORED = "restored";
    private static final String TOLD = "told";
    private static final String LEFT = "left:";
    private static final String FREE = "free";

    private final Path folder;
    private final Path index;
    private final ObjectBase objects;
    private final Set<String> known = new HashSet<>();
    private final Set<String> restored = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, Optional<BlobId>> left = new LinkedHashMap<>();
    private int files;
    private long bytes;

    public RefusedTexts(Path folder, ObjectBase objects) {
        this.folder = folder;
        this.index = folder.resolve("index");
        this.objects = objects;
        try {
            Files.createDirectories(folder);
            if (Files.exists(index)) {
                Files.readAllLines(index, StandardCharsets.UTF_8).forEach(this::load);
            }
            measure();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + folder, failure);
        }
    }

    private void load(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            return;
        }
        if (parts[1].startsWith(LEFT)) {
            left.put(parts[2], blob(parts[1].substring(LEFT.length())));
            return;
        }
        switch (parts[1]) {
            case RESTORED -> restored.add(parts[2]);
            case TOLD -> told.add(parts[2]);
            case FREE -> left.remove(parts[2]);
            default -> known.add(parts[2]);
        }
    }

    private void measure() throws IOException {
        try (Stream<Path> kept = Files.list(folder)) {
            for (Path file : kept.filter(file -> !file.equals(index)).toList()) {
                files++;
                bytes += Files.size(file);
            }
        }
    }

    public boolean contains(String path, @Nullable BlobId blob) {
        return known.contains(key(path, blob));
    }

    /** Whether a commit of ours has already undone this text at this path. */
    boolean isRestored(String path, @Nullable BlobId blob) {
        return restored.contains(key(path, blob));
    }

    /** Whether the remote goes on holding this refused text at this path, as far as was seen. */
    public boolean isLeft(String path, @Nullable BlobId blob) {
        return left.containsKey(key(path, blob));
    }

    /** What belonged at this path when the remote went on holding this refused text there. */
    public Optional<BlobId> insteadOf(String path, @Nullable BlobId blob) {
        return left.getOrDefault(key(path, blob), Optional.empty());
    }

    /** The refused texts that the remote goes on holding, as far as was seen. */
    public List<Vetted.ForeignText> left() {
        return left.keySet().stream().map(RefusedTexts::text).toList();
    }

    /** The violations of which nobody was told yet. */
    public List<Violation> fresh(Vetted vetted) {
        return vetted.violations().stream()
                .filter(violation -> vetted.refused().stream()
                        .anyMatch(text ->
                                text.path().equals(violation.path()) && !told.contains(key(text.path(), text.blob()))))
                .toList();
    }

    /** Remembers what was refused, and keeps its text. */
    public void keep(Vetted vetted, Instant now) {
        StringBuilder lines = new StringBuilder();
        for (Vetted.ForeignText text : vetted.refused()) {
            if (known.add(key(text.path(), text.blob()))) {
                lines.append(line(now, commitOf(vetted, text.path()), text));
                Optional.ofNullable(text.blob()).ifPresent(this::copy);
            }
        }
        append(lines);
    }

    /** Remembers that a person was told. */
    public void told(Vetted vetted, Instant now) {
        StringBuilder lines = new StringBuilder();
        for (Vetted.ForeignText text : vetted.refused()) {
            if (told.add(key(text.path(), text.blob()))) {
                lines.append(line(now, TOLD, text));
            }
        }
        append(lines);
    }

    /** Remembers that what stood in the way of {@code vetted}'s restore is undone on the remote. */
    public void restored(Vetted vetted, Instant now) {
        StringBuilder lines = new StringBuilder();
        for (Vetted.ForeignText text : vetted.refused()) {
            if (vetted.restore().containsKey(text.path()) && restored.add(key(text.path(), text.blob()))) {
                lines.append(line(now, RESTORED, text));
            }
        }
        append(lines);
    }

    /** Remembers what the remote goes on holding, and what somebody has put there by right since. */
    public void leave(Vetted vetted, Instant now) {
        StringBuilder lines = new StringBuilder();
        vetted.changes().forEach((path, blob) -> {
            if (left.remove(key(path.value(), blob.orElse(null))) != null) {
                lines.append(line(now, FREE, new Vetted.ForeignText(path.value(), blob.orElse(null))));
            }
        });
        vetted.left().forEach((text, right) -> {
            if (left.put(key(text.path(), text.blob()), right) == null) {
                lines.append(line(now, LEFT + word(right.orElse(null)), text));
            }
        });
        append(lines);
    }

    private static String line(Instant now, String what, Vetted.ForeignText text) {
        return now + " " + what + " " + key(text.path(), text.blob()) + "\n";
    }

    private static String commitOf(Vetted vetted, String path) {
        return vetted.violations().stream()
                .filter(violation -> violation.path().equals(path))
                .map(Violation::commit)
                .findFirst()
                .orElse(NOTHING);
    }

    /** One line, whatever the path holds. */
    private static String key(String path, @Nullable BlobId blob) {
        String plain = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return word(blob) + " " + plain;
    }

    private static String word(@Nullable BlobId blob) {
        return blob == null ? NOTHING : blob.value();
    }

    private static Optional<BlobId> blob(String word) {
        return word.equals(NOTHING) ? Optional.empty() : Optional.of(new BlobId(word));
    }

    private static Vetted.ForeignText text(String key) {
        String[] parts = key.split(" ", 2);
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < parts[1].length(); at++) {
            char next = parts[1].charAt(at);
            if (next == '\\' && at + 1 < parts[1].length()) {
                char escaped = parts[1].charAt(++at);
                path.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                path.append(next);
            }
        }
        return new Vetted.ForeignText(path.toString(), blob(parts[0]).orElse(null));
    }

    private void copy(BlobId blob) {
        Path file = folder.resolve(blob.value());
        Optional<byte[]> text = readable(blob);
        if (text.isEmpty() || Files.exists(file) || files >= MOST_FILES || bytes + text.get().length > MOST_BYTES) {
            return;
        }
        try {
            Files.write(file, text.get());
            files++;
            bytes += text.get().length;
        } catch (IOException failure) {
            throw new VaultException("cannot write " + file, failure);
        }
    }

    /** A submodule's entry names no text at all. */
    private Optional<byte[]> readable(BlobId blob) {
        try {
            return objects.readBlob(blob, LONGEST);
        } catch (VaultException none) {
            return Optional.empty();
        }
    }

    private void append(StringBuilder lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.writeString(index, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new VaultException("cannot write " + index, failure);
        }
    }
}
