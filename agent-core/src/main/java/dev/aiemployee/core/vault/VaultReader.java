package dev.aiemployee.core.vault;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads notes of one vault. Follows no symbolic link, and takes a file that vanishes meanwhile, or that cannot be read, for one that
 * is not there: one such file stops nobody's work, and the sync engine tells the operator of it.
 */
public final class VaultReader {
    private static final Logger LOG = LoggerFactory.getLogger(VaultReader.class);

    private final Path root;
    private final NoteFormat format;

    public VaultReader(Path root, NoteFormat format) {
        this.root = root;
        this.format = format;
    }

    /** The note; absent when there is none that can be read. */
    public Optional<ParsedNote> read(VaultPath path) {
        return attempt("read", path, file -> {
            long size = Files.size(file);
            return size > format.maxNoteBytes() ? format.tooLong(size) : format.parse(Files.readAllBytes(file));
        });
    }

    /** A file's bytes; absent when there is none that can be read. */
    public Optional<byte[]> bytes(VaultPath path) {
        return attempt("read", path, Files::readAllBytes);
    }

    /** When a file was last saved; absent when there is no such file. */
    public Optional<Instant> modified(VaultPath path) {
        return attempt("look at", path, file -> Files.getLastModifiedTime(file).toInstant());
    }

    /** A file's size in bytes; absent when there is no such file. */
    public Optional<Long> size(VaultPath path) {
        return attempt("look at", path, Files::size);
    }

    /** The cloud drive that took a file off this disk; absent when none says so. */
    public Optional<String> drive(VaultPath path) {
        return CloudDrive.holding(root, path);
    }

    /**
     * Every {@code *.md} at any depth below a folder, sorted; hidden files and folders, links, other programs' files, and folders
     * that cannot be read are left out.
     */
    public List<VaultPath> notesUnder(VaultPath folder) {
        Path start = folder.in(root);
        if (!VaultLinks.isPlain(root, folder) || !Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        NoteVisitor visitor = new NoteVisitor();
        try {
            Files.walkFileTree(start, visitor);
        } catch (IOException e) {
            throw new VaultException("cannot list " + start + ": " + e, e);
        }
        Collections.sort(visitor.notes);
        return List.copyOf(visitor.notes);
    }

    private interface Question<T> {
        T ask(Path file) throws IOException;
    }

    private <T> Optional<T> attempt(String verb, VaultPath path, Question<T> question) {
        Path file = path.in(root);
        if (!VaultLinks.isPlain(root, path) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.ask(file));
        } catch (IOException e) {
            LOG.debug("cannot {} {}: {}", verb, file, e.toString());
            return Optional.empty();
        }
    }

    private final class NoteVisitor extends SimpleFileVisitor<Path> {
        private final List<VaultPath> notes = new ArrayList<>();

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isDotted(folder) || ScratchNames.isFolder(String.valueOf(folder.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (attributes.isRegularFile() && name.endsWith(".md") && !isHidden(file) && VaultPath.isVaultPath(name)) {
                notes.add(VaultPath.of(root, file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path file) {
            return isDotted(file) || ScratchNames.isFile(String.valueOf(file.getFileName()));
        }

        private boolean isDotted(Path file) {
            return String.valueOf(file.getFileName()).startsWith(".");
        }
    }
}
