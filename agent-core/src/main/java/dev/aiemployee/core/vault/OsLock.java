package dev.aiemployee.core.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the operating system, named by a file that serves nothing else. It ends with the process, however that ends;
 * the file stays and is no obstacle. POSIX drops a process's lock when it closes <em>any</em> handle on the file, so this
 * class alone opens it.
 */
public final class OsLock implements AutoCloseable {
    /** Far behind any text, so that the holder's name can be read where locked bytes cannot (Windows). */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private final Path key;
    private final FileChannel channel;

    private OsLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * Takes the lock; folders and file are made.
     *
     * @param holder who takes it, for {@link #holderOf}
     * @return absent when somebody holds it, in this process too
     */
    public static Optional<OsLock> tryLock(Path file, String holder) {
        try {
            Path key = key(file);
            if (HELD_HERE.putIfAbsent(key, holder) != null) {
                return Optional.empty();
            }
            @Nullable FileChannel channel = null;
            try {
                channel = lockedChannel(key, holder);
            } finally {
                if (channel == null) {
                    HELD_HERE.remove(key);
                }
            }
            return channel == null ? Optional.empty() : Optional.of(new OsLock(key, channel));
        } catch (IOException e) {
            throw new VaultException("cannot lock " + file + ": " + e, e);
        }
    }

    /** What the last holder said of itself; empty when nobody ever did. */
    public static String holderOf(Path file) {
        try {
            Path key = key(file);
            String here = HELD_HERE.get(key);
            if (here != null) {
                return here;
            }
            return Files.exists(key) ? Files.readString(key) : "";
        } catch (IOException e) {
            throw new VaultException("cannot read lock " + file + ": " + e, e);
        }
    }

    /** Gives the lock free; the file stays, because removing it would race with the next holder. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new VaultException("cannot give free the lock " + key + ": " + e, e);
        } finally {
            HELD_HERE.remove(key);
        }
    }

    private static @Nullable FileChannel lockedChannel(Path file, String holder) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock(LOCKED_BYTE, 1, false) != null;
            if (locked) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            }
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? channel : null;
    }

    private static Path key(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            return absolute;
        }
        Files.createDirectories(folder);
        return folder.toRealPath().resolve(absolute.getFileName());
    }
}
