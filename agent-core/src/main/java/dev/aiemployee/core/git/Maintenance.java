package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.ObjectPack;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.CancelledException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs a clone's objects from time to time, beside the cycles and on a thread of its own: once a day, or an hour after the
 * last time when much has piled up. What a ref, a reflog or the index reaches stays, and so does everything that was written
 * within two weeks, because a cycle may be about to refer to it. Of the refs only {@linkplain KeptCommits old kept ones} go. Killing it costs the work, nothing else.
 * {@link #consider} and {@link #close} are for one thread.
 */
public final class Maintenance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);
    private static final Duration FRESH = Duration.ofDays(14);
    private static final Duration LEFT_OVER = Duration.ofDays(1);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;
    private static final List<String> UNFINISHED = List.of("tmp_", "gc_", "incoming_", "noz");

    private final Path gitDirectory;
    private final Path objects;
    private final Path lastTime;
    private final Clock clock;
    private @Nullable Thread running;
    private Instant nextLook = Instant.MIN;
    private volatile boolean stopping;

    Maintenance(Path gitDirectory, Path agentFolder, Clock clock) {
        this.gitDirectory = gitDirectory;
        this.objects = gitDirectory.resolve("objects");
        this.lastTime = agentFolder.resolve("maintained");
        this.clock = clock;
    }

    /** Looks, at most every ten minutes, whether it is time, and tidies up if so. Returns at once. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it; the cycles go first where the system obeys
    public void consider() {
        Instant now = clock.instant();
        boolean busy = running != null && running.isAlive();
        if (busy || stopping || now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK_EVERY);
        Thread thread = new Thread(this::look, "maintenance");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        running = thread;
    }

    private void look() {
        try {
            Clutter before = Clutter.of(objects);
            if (!before.isDue(Duration.between(last(), clock.instant()))) {
                return;
            }
            long free = Files.getFileStore(objects).getUsableSpace();
            if (free < before.bytes()) {
                LOG.warn("maintenance of {} waits: {} bytes free (expected: {})", gitDirectory, free, before.bytes());
                return;
            }
            tidy();
            LOG.info("maintenance of {}: {} -> {}", gitDirectory, before, Clutter.of(objects));
        } catch (CancelledException stop) {
            LOG.info("maintenance of {} was stopped; it starts over another time", gitDirectory);
        } catch (IOException | ParseException | RuntimeException failure) {
            LOG.warn("maintenance of {} failed; it is tried again", gitDirectory, failure);
        }
    }

    /** When the last run began, so that one which kills the process does not do so at every start. */
    private Instant last() throws IOException {
        try {
            return Instant.parse(Files.readString(lastTime).strip());
        } catch (IOException | DateTimeParseException never) {
            note(clock.instant().minus(Duration.ofHours(2))); // much is tidied up at once, a little in a day
            return clock.instant().minus(Duration.ofHours(2));
        }
    }

    private void note(Instant when) throws IOException {
        Files.writeString(lastTime, when + "\n", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Does it, on the caller's thread. */
    void tidy() throws IOException, ParseException {
        note(clock.instant());
        removeLeftovers();
        for (int attempt = 1; ; attempt++) {
            try {
                collect();
                return;
            } catch (CancelledException stop) {
                throw stop;
            } catch (IOException grew) {
                // A reflog that a cycle appended to while it was read, say.
                if (attempt == ATTEMPTS) {
                    throw grew;
                }
                LOG.info("maintenance of {} looks again: {}", gitDirectory, grew.toString());
            }
        }
    }

    private void collect() throws IOException, ParseException {
        try (FileRepository own = (FileRepository)
                new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).build()) {
            new KeptCommits(own, clock).prune();
            GC gc = new GC(own);
            gc.setPackConfig(frugal(own));
            gc.setProgressMonitor(new EmptyProgressMonitor() {
                @Override
                public boolean isCancelled() {
                    return stopping;
                }
            });
            gc.setExpire(clock.instant().minus(FRESH));
            gc.setPackExpireAgeMillis(0); // what an old pack alone holds becomes loose and is fresh again
            gc.repack();
            gc.prunePacked();
            gc.prune(Set.of());
        }
    }

    /** One thread and little memory; nothing written but packs and their indexes. */
    private static PackConfig frugal(FileRepository own) {
        PackConfig config = new PackConfig(own);
        config.setDeltaCompress(true); // what is pushed goes without
        config.setThreads(1);
        config.setDeltaSearchMemoryLimit(4 << 20);
        config.setDeltaCacheSize(4 << 20);
        config.setBigFileThreshold(1 << 20);
        config.setBuildBitmaps(false);
        return config;
    }

    /** Files that a killed process, ours or git's own, was writing. */
    private void removeLeftovers() throws IOException {
        Instant limit = clock.instant().minus(LEFT_OVER);
        ObjectPack.removeLeftovers(objects, limit);
        Files.walkFileTree(objects, Set.of(), 2, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean unfinished =
                        UNFINISHED.stream().anyMatch(file.getFileName().toString()::startsWith);
                boolean old = attributes.lastModifiedTime().toInstant().isBefore(limit);
                if (unfinished && old && attributes.isRegularFile()) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** Cycles and git finish and remove their own files meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Stops what is under way at its next step, and waits for that a little. */
    @Override
    public void close() {
        stopping = true;
        Thread thread = running;
        if (thread != null) {
            try {
                thread.join(STOPPING.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
