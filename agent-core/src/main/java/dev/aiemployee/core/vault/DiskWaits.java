package dev.aiemployee.core.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of work that mostly wait for the disk, done at once: a file system makes many files durable in one write of its journal,
 * so that twenty waits side by side cost little more than one. Returns when all are over. Safe for many threads.
 */
public final class DiskWaits {
    /** A piece of work; it must not use {@link DiskWaits} itself. */
    public interface Step {
        void run() throws IOException;
    }

    private static final int AT_ONCE = 16;
    private static final long IDLE_SECONDS = 10;

    private static final ThreadPoolExecutor THREADS = threads();

    private DiskWaits() {}

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "disk-wait");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Does all steps, in any order, and waits for every one of them, also for the rest when one fails or the caller is interrupted.
     *
     * @throws IOException of a step that failed
     */
    public static void all(Collection<? extends Step> steps) throws IOException {
        if (steps.size() == 1) {
            steps.iterator().next().run();
            return;
        }
        List<Future<?>> begun = new ArrayList<>();
        for (Step step : steps) {
            begun.add(THREADS.submit(() -> {
                step.run();
                return null;
            }));
        }
        boolean interrupted = false;
        @Nullable Throwable failure = null;
        for (Future<?> step : begun) {
            for (boolean over = false; !over; ) {
                try {
                    step.get();
                    over = true;
                } catch (InterruptedException stop) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    failure = failed.getCause();
                    over = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwIfAny(failure);
    }

    private static void throwIfAny(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    /** Waits until the bytes of these files are on disk. */
    public static void force(Collection<Path> files) throws IOException {
        all(files.stream().map(file -> (Step) () -> force(file)).toList());
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
