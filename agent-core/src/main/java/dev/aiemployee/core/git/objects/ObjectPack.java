package dev.aiemployee.core.git.objects;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many objects as one pack: two files to wait for instead of one an object. JGit does not force packs to disk, so the pack is
 * made in a folder beside the store and gets its name there when it is on disk: a crash leaves all of its objects or none. A folder
 * that a kill leaves is removed by maintenance; its name is one that {@code git gc} knows too.
 */
public final class ObjectPack {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectPack.class);
    private static final String BESIDE = "tmp_objdir-agent-";

    private final FileRepository repository;

    ObjectPack(FileRepository repository) {
        this.repository = repository;
    }

    /** Returns when all of them are on disk. Those that the store has already are in the pack too, so that none is old. */
    void store(Collection<ObjectLoader> objects) throws IOException {
        Path store = repository.getObjectsDirectory().toPath();
        Path beside = Files.createTempDirectory(store, BESIDE);
        try {
            ObjectDirectory made = new ObjectDirectory(
                    repository.getConfig(), beside.resolve("store").toFile(), null, repository.getFS(), null);
            made.create();
            try (PackInserter inserter = made.newPackInserter()) {
                inserter.checkExisting(false);
                inserter.setCompressionLevel(Deflater.BEST_SPEED);
                for (ObjectLoader object : objects) {
                    inserter.insert(object.getType(), object.getCachedBytes());
                }
                inserter.flush();
            } finally {
                made.close();
            }
            take(made.getPackDirectory().toPath());
        } finally {
            remove(beside);
        }
    }

    /** The pack before its index: without one no reader looks at it. */
    private void take(Path from) throws IOException {
        Path to = repository.getObjectDatabase().getPackDirectory().toPath();
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.sorted(
                            Comparator.comparing((Path file) -> !file.toString().endsWith(".pack")))
                    .toList();
        }
        for (Path file : files) {
            force(file);
        }
        for (Path file : files) {
            Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        force(to);
        File pack = to.resolve(files.get(0).getFileName()).toFile();
        repository.getObjectDatabase().openPack(pack);
    }

    /** Takes away what killed processes were making before {@code limit}. */
    public static void removeLeftovers(Path store, Instant limit) throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(store)) {
            left = all.filter(path -> path.getFileName().toString().startsWith(BESIDE))
                    .toList();
        }
        for (Path folder : left) {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
                remove(folder);
            }
        }
    }

    private static void force(Path file) throws IOException {
        if (Files.isDirectory(file) && File.separatorChar == '\\') {
            return; // Windows opens no folder, and has no need to
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.debug("{} stays: {}", folder, failure.toString());
        }
    }
}
