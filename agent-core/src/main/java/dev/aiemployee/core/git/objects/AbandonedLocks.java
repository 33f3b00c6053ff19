package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Git's lock files that a killed process left and that would block the next one for ever. A lock that may be the operator's own is
 * taken away only when it is older than any command of theirs takes; the index lock that we held is known by its file, and our own
 * refs are nobody else's. Used under the vault's lock. Ages are read from the file system alone, so that a wrong clock takes nothing.
 */
public final class AbandonedLocks {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedLocks.class);
    private static final String LOCK = ".lock";
    private static final Duration MOMENTARY = Duration.ofSeconds(10);
    /** An operator's {@code git commit -a} holds the index while its editor is open. */
    private static final Duration INDEX = Duration.ofMinutes(10);

    private final Path git;
    private final Path index;
    private final Path held;

    public AbandonedLocks(Path git) {
        this.git = git;
        this.index = git.resolve("index" + LOCK);
        this.held = git.resolve("agent").resolve("index-held");
    }

    /** Notes that the index lock that is there is ours. */
    public void holdIndex() throws IOException {
        Files.createDirectories(held.getParent());
        Files.writeString(held, identity(index));
    }

    /** The index lock is gone, or not ours any more. */
    public void letIndexGo() {
        try {
            Files.deleteIfExists(held);
        } catch (IOException failure) {
            LOG.debug("{} stays: {}", held, failure.toString());
        }
    }

    /** Takes away every lock that nobody can hold any more. */
    public void release() {
        try {
            Instant now = now();
            releaseIndex(now);
            for (String name : new String[] {"HEAD", "config", "packed-refs"}) {
                release(git.resolve(name + LOCK), now.minus(MOMENTARY));
            }
            releaseRefs(now);
        } catch (IOException failure) {
            throw new VaultException("cannot look for abandoned locks in " + git, failure);
        }
    }

    private void releaseIndex(Instant now) throws IOException {
        boolean ours = Files.exists(held)
                && Files.exists(index)
                && Files.readString(held).equals(identity(index));
        release(index, ours ? Instant.MAX : now.minus(INDEX));
        letIndexGo();
    }

    private void releaseRefs(Instant now) throws IOException {
        Path refs = git.resolve("refs");
        Path agents = refs.resolve("agents");
        if (!Files.isDirectory(refs)) {
            return;
        }
        Files.walkFileTree(refs, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(LOCK)) {
                    release(file, file.startsWith(agents) ? Instant.MAX : now.minus(MOMENTARY));
                }
                return FileVisitResult.CONTINUE;
            }

            /** Git removes its own meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void release(Path lock, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(lock).toInstant().isBefore(before) && Files.deleteIfExists(lock)) {
                LOG.info("lock={} was left by a process that is no more; taken away", lock);
            }
        } catch (NoSuchFileException free) {
            LOG.debug("lock={} is free", lock);
        }
    }

    private Instant now() throws IOException {
        Path fresh = Files.createTempFile(Files.createDirectories(held.getParent()), "now-", "");
        try {
            return Files.getLastModifiedTime(fresh).toInstant();
        } finally {
            Files.delete(fresh);
        }
    }

    /** Tells the lock from another of the same name; a file system without file keys has the time alone. */
    private static String identity(Path lock) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(lock, BasicFileAttributes.class);
        return attributes.fileKey() + " " + attributes.creationTime();
    }
}
