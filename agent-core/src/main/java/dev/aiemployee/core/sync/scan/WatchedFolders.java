package dev.aiemployee.core.sync.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which folders of a vault are watched, and under which keys: all but the hidden ones; links are not followed. For one thread. */
final class WatchedFolders {
    /** Asks the system to watch one folder. */
    interface Registrar {
        WatchKey register(Path folder) throws IOException;
    }

    private final Registrar registrar;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Map<Path, WatchKey> keys = new HashMap<>();

    WatchedFolders(Registrar registrar) {
        this.registrar = registrar;
    }

    /** The folder of a key; null for one that is watched no more. */
    @Nullable
    Path folder(WatchKey key) {
        return folders.get(key);
    }

    /**
     * Watches a folder and all below it. Each is watched before it is listed, so a folder that appears meanwhile is listed or said to
     * have been touched. What is gone again or cannot be read is left out: its parent tells when that changes.
     *
     * @throws IOException when the system has no more watches to give, or cannot watch here at all
     */
    void add(Path start) throws IOException {
        Deque<Path> waiting = new ArrayDeque<>(List.of(start));
        for (Path folder = waiting.poll(); folder != null; folder = waiting.poll()) {
            try {
                keep(registrar.register(folder), folder);
                list(folder, waiting);
            } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException left) {
                forget(folder);
            }
        }
    }

    private static void list(Path folder, Deque<Path> waiting) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                boolean hidden = file.getFileName().toString().startsWith(".");
                if (!hidden && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    waiting.add(file);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    /** The kernel knows a folder by itself, not by its name: one that was renamed comes back under the key it had. */
    private void keep(WatchKey key, Path folder) {
        Path before = folders.put(key, folder);
        if (before != null && !before.equals(folder)) {
            keys.remove(before, key);
        }
        WatchKey old = keys.put(folder, key);
        if (old != null && !old.equals(key)) {
            folders.remove(old);
            old.cancel();
        }
    }

    /** Watches a folder and all below it no more; nothing when it was none of ours. */
    void forget(Path gone) {
        if (keys.containsKey(gone)) {
            List<Path> below =
                    keys.keySet().stream().filter(path -> path.startsWith(gone)).toList();
            for (Path folder : below) {
                WatchKey key = keys.remove(folder);
                if (key != null) {
                    folders.remove(key);
                    key.cancel();
                }
            }
        }
    }

    int size() {
        return folders.size();
    }
}
