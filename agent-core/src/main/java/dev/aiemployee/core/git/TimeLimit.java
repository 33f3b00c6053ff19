package dev.aiemployee.core.git;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    private TimeLimit() {}

    /**
     * Runs {@code talk} for at most {@code limit}.
     *
     * @param abort what ends a stuck talk, called from another thread than the talk's
     * @throws WireException as the talk throws it, and when the time was over or the caller was interrupted
     */
    static <T> T within(Duration limit, Runnable abort, Callable<T> talk) throws WireException {
        Future<T> running = TALKS.submit(talk);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            throw new WireException("gave up after " + limit.toSeconds() + " s by the clock", over);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new WireException("interrupted", stop);
        } catch (ExecutionException failure) {
            throw unwrapped(failure);
        } finally {
            if (!running.isDone()) {
                running.cancel(true);
                TALKS.execute(abort); // closing a stuck connection may wait too
            }
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
