package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.sync.base.Watch;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a vault through the kernel (inotify on Linux), on a daemon thread of its own. A new folder is watched first and said to be
 * touched then, so that what was written into it before is found by looking there. Until all folders are watched, after lost events,
 * and for good where the system has no watches to give, it says that anything may have been touched. One thread may ask it.
 */
public final class VaultWatch implements Watch, AutoCloseable {
    /** Asks a service to watch one folder. */
    interface Registering {
        WatchKey register(Path folder, WatchService service) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(VaultWatch.class);
    /** More touched paths than this are a reason to look everywhere. */
    static final int MOST = 2_000;
    /** After lost events the folders are registered anew, once no event has come for so long. */
    private static final long CALM_MILLIS = 200;

    private static final long STOP_MILLIS = 5_000;

    private final Path vault;
    private final Registering registering;
    private final Consumer<VaultPath> listener;
    private final Thread thread = new Thread(this::run, "vault-watch");

    private final Set<VaultPath> touched = new HashSet<>();
    private boolean complete;
    private boolean doubted = true;
    private @Nullable Object root;

    private VaultWatch(Path vault, Registering registering, Consumer<VaultPath> listener) {
        this.vault = vault;
        this.registering = registering;
        this.listener = listener;
    }

    /**
     * Starts to watch; never fails, at worst it sees nothing and says so.
     *
     * @param listener told of each file or folder that was touched, on the watch's own thread; must be quick
     */
    public static VaultWatch open(Path vault, Consumer<VaultPath> listener) {
        return open(vault, listener, VaultWatch::register);
    }

    static VaultWatch open(Path vault, Consumer<VaultPath> listener, Registering registering) {
        VaultWatch watch = new VaultWatch(vault, registering, listener);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    static WatchKey register(Path folder, WatchService service) throws IOException {
        return folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    @Override
    public synchronized Optional<Set<VaultPath>> touched() {
        boolean sure = complete && !doubted && isSameRoot();
        Optional<Set<VaultPath>> answer = sure ? Optional.of(Set.copyOf(touched)) : Optional.empty();
        touched.clear();
        doubted = !complete; // whoever heard of a doubt looks everywhere now
        return answer;
    }

    /** The kernel says nothing when the vault's own folder is renamed, replaced or mounted over; the watch then sees another one. */
    private boolean isSameRoot() {
        try {
            return Objects.equals(root, rootNow());
        } catch (IOException gone) {
            return false;
        }
    }

    private @Nullable Object rootNow() throws IOException {
        return Files.readAttributes(vault, BasicFileAttributes.class).fileKey();
    }

    /** Stops watching and waits until the thread has ended. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (WatchService service = vault.getFileSystem().newWatchService()) {
            watch(service, new WatchedFolders(folder -> registering.register(folder, service)));
        } catch (InterruptedException closed) {
            LOG.debug("vault={} is watched no more", vault);
        } catch (IOException | UnsupportedOperationException limit) {
            LOG.warn(
                    "vault={} cannot be watched and is walked in each cycle; on Linux raise fs.inotify.max_user_watches or"
                            + " max_user_instances: {}",
                    vault,
                    limit.toString());
        } catch (RuntimeException bug) {
            LOG.error("vault={} is watched no more and is walked in each cycle", vault, bug);
        } finally {
            doubt(false);
        }
    }

    private void watch(WatchService service, WatchedFolders folders) throws IOException, InterruptedException {
        root(rootNow());
        folders.add(vault);
        doubt(true);
        LOG.debug("vault={} folders={} watched", vault, folders.size());
        boolean lost = false;
        while (true) {
            WatchKey key = lost ? service.poll(CALM_MILLIS, TimeUnit.MILLISECONDS) : service.take();
            if (key == null) {
                folders.add(vault);
                doubt(true);
                lost = false;
            } else if (!take(key, folders)) {
                doubt(false);
                lost = true;
            }
        }
    }

    /** Whether nothing was lost. */
    private boolean take(WatchKey key, WatchedFolders folders) throws IOException {
        Path folder = folders.folder(key);
        boolean whole = true;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (!(event.context() instanceof Path name)) {
                whole = false;
            } else if (folder != null) { // else it was renamed or removed meanwhile, which is another event
                see(folder.resolve(name), event.kind(), folders);
            }
        }
        if (!key.reset() && folder != null) {
            folders.forget(folder);
            if (folder.equals(vault)) {
                throw new NoSuchFileException(vault.toString());
            }
        }
        return whole;
    }

    private void see(Path file, WatchEvent.Kind<?> kind, WatchedFolders folders) throws IOException {
        String path =
                vault.relativize(file).toString().replace(vault.getFileSystem().getSeparator(), "/");
        if (!VaultPath.isVaultPath(path)) {
            doubtOnce();
            return;
        }
        VaultPath seen = new VaultPath(path);
        if (!VaultWalk.reaches(seen)) {
            return;
        }
        if (kind == StandardWatchEventKinds.ENTRY_DELETE) {
            folders.forget(file);
        } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            folders.add(file);
        }
        add(seen);
        listener.accept(seen);
    }

    private synchronized void add(VaultPath path) {
        if (touched.size() < MOST) {
            touched.add(path);
        } else {
            doubted = true;
        }
    }

    private synchronized void root(@Nullable Object key) {
        root = key;
    }

    private synchronized void doubtOnce() {
        doubted = true;
    }

    private synchronized void doubt(boolean completeNow) {
        complete = completeNow;
        doubted = true;
        touched.clear();
    }
}
