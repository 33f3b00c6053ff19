package dev.aiemployee.core.git.remote;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Runs talk with the remote beside the caller and stops waiting when the time is over, whatever the talk is stuck in. What is
 * left behind is aborted, and dies when its connection does.
 */
final class TimeLimit {
    private static final ExecutorService TALKS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "remote");
        thread.setDaemon(true);
        return thread;
    });

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private TimeLimit() {}

    /**
     * Runs {@code talk} for at most {@code limit}.
     *
     * @param abort what ends a stuck talk, called from another thread than the talk's
     * @param stop asked several times a second; what it ends may have come to pass
     * @throws WireException as the talk throws it, and when the time was over, or the process or the caller is to end
     */
    static <T> T within(Duration limit, BooleanSupplier stop, Runnable abort, Callable<T> talk) throws WireException {
        Future<T> running = TALKS.submit(talk);
        try {
            return waited(running, limit, stop);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new WireException("interrupted", told);
        } catch (ExecutionException failure) {
            throw unwrapped(failure);
        } finally {
            if (!running.isDone()) {
                running.cancel(true);
                TALKS.execute(abort); // closing a stuck connection may wait too
            }
        }
    }

    private static <T> T waited(Future<T> running, Duration limit, BooleanSupplier stop)
            throws WireException, InterruptedException, ExecutionException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            long left = end - System.nanoTime();
            try {
                return running.get(Math.max(0, Math.min(left, LOOK_AGAIN.toNanos())), TimeUnit.NANOSECONDS);
            } catch (TimeoutException notYet) {
                if (stop.getAsBoolean()) {
                    throw new WireException("given up, because the agent is to stop", notYet);
                }
                if (left <= LOOK_AGAIN.toNanos()) {
                    throw new WireException.Endless("gave up after " + limit.toSeconds() + " s by the clock", notYet);
                }
            }
        }
    }

    /** Does what may hang, a closing connection for example, and waits for it a moment only. */
    static void briefly(Runnable work) {
        try {
            var unused = TALKS.submit(work).get(2, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            // It goes on beside everybody, and ends with the process.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private static WireException unwrapped(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof WireException wire) {
            return wire;
        }
        if (cause instanceof RuntimeException ours) {
            throw ours;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new WireException(String.valueOf(cause), failure);
    }
}
