package dev.aiemployee.local.mcp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A started program with all that it started. A process whose parent ended belongs to nobody, so every one is remembered by its
 * handle while its parents still live: {@link #look} often. Safe for use by many threads.
 */
final class ProcessTree {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Process root;
    private final Duration grace;
    private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();

    /** @param grace how long it may take to end by itself, and again when it is asked to */
    ProcessTree(Process root, Duration grace) {
        this.root = root;
        this.grace = grace;
        known.add(root.toHandle());
    }

    /** Remembers what runs below it now. */
    void look() {
        for (ProcessHandle handle : List.copyOf(known)) {
            handle.descendants().forEach(known::add);
        }
    }

    /**
     * Ends everything: its input is closed, as MCP asks (2025-11-25, Lifecycle, Shutdown), then SIGTERM, then SIGKILL. Returns when
     * nothing of it runs, or cannot be ended.
     */
    void end() {
        look();
        try {
            root.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("server={} had closed its input", root.pid());
        }
        if (!isOver(Set.of(root.toHandle()), grace)) {
            signal(ProcessHandle::destroy);
            isOver(known, grace);
        }
        kill();
    }

    /** Ends everything at once. */
    void kill() {
        signal(ProcessHandle::destroyForcibly);
        if (!isOver(known, LAST)) {
            LOG.warn("server={} some of its processes do not end: {}", root.pid(), running());
        }
    }

    /** What of it still runs. */
    List<ProcessHandle> running() {
        return known.stream().filter(ProcessHandle::isAlive).toList();
    }

    private void signal(Consumer<ProcessHandle> signal) {
        look();
        running().forEach(signal);
    }

    private static boolean isOver(Set<ProcessHandle> handles, Duration wait) {
        CompletableFuture<?>[] ends =
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
