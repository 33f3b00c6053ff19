package dev.aiemployee.core.vault;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles what {@link AtomicFile} left beside its files when the machine stopped in the middle. */
public final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    static final int NONCE = 32;
    private static final Pattern NAME = Pattern.compile("\\.beside-[0-9a-f]{32}|\\.aside-[0-9a-f]{32}-.+");

    private Leftovers() {}

    /**
     * Settles everything below the vault {@code root}: a text that was moved aside returns to its place unless something stands
     * there, and half-written new texts go. What cannot be read or settled is left for the next time.
     *
     * @param before only what was last changed before this, so that a writer at work is left alone
     * @return how many leftovers there were
     */
    public static int settle(Path root, Instant before) {
        Found found = new Found(before);
        try {
            Files.walkFileTree(root, found);
        } catch (IOException e) {
            throw new VaultException("cannot settle leftovers below " + root + ": " + e, e);
        }
        for (Path leftover : found.files) {
            try {
                settle(leftover, Asides.of(root));
            } catch (IOException | VaultException e) {
                LOG.warn("leftover={} stays for the next time: {}", leftover, e.toString());
            }
        }
        return found.files.size();
    }

    private static void settle(Path leftover, Asides asides) throws IOException {
        String name = leftover.getFileName().toString();
        if (name.startsWith(AtomicFile.ASIDE)) {
            String file = asides.placeOf(leftover)
                    .map(VaultPath::fileName)
                    .orElseGet(() ->
                            name.substring(AtomicFile.ASIDE.length() + NONCE + 1)); // perhaps cut: nobody wrote it down
            AtomicFile.putBack(leftover, leftover.resolveSibling(file), asides);
        } else {
            Files.deleteIfExists(leftover);
        }
    }

    private static final class Found extends SimpleFileVisitor<Path> {
        private final List<Path> files = new ArrayList<>();
        private final Instant before;

        private Found(Instant before) {
            this.before = before;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return nameOf(folder).equals(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                    && NAME.matcher(nameOf(file)).matches()
                    && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                files.add(file);
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

        private static String nameOf(Path file) {
            return String.valueOf(file.getFileName());
        }
    }
}
