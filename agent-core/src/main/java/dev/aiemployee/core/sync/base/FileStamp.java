package dev.aiemployee.core.sync.base;

import java.time.Duration;
import java.time.Instant;

/**
 * What the file system says of a file without its bytes: as Git does, also when its inode was changed last, which no program can set
 * back, and which inode it is. So an edit that keeps size and time is seen ({@code cp -p}, {@code touch -r}, a restored backup).
 *
 * @param changed nanoseconds since 1970; {@link #UNPROVEN} when it is not known, or too young to prove that nothing came after it
 * @param inode zero where the file system has none
 */
public record FileStamp(long size, Instant modified, long changed, long inode) {
    public static final long UNPROVEN = 0;
    /** The coarsest file time we meet (FAT): within so long two changes may carry one time. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    public boolean isUnproven() {
        return changed == UNPROVEN;
    }

    /** The same size and time of last change, which is all that an unproven stamp can tell. */
    public boolean resembles(FileStamp other) {
        return size == other.size && modified.equals(other.modified);
    }

    /** Whether one more change right now might leave this very stamp. */
    public boolean isFresh(Instant now) {
        long age = Math.abs(Duration.between(changedAt(), now).toMillis());
        return age <= COARSE.toMillis();
    }

    /** What may be kept of a file that was read at {@code now}: Git calls an entry that is as young racy, and reads the file once more. */
    public FileStamp keptAt(Instant now) {
        return isFresh(now) ? unproven() : this;
    }

    public FileStamp unproven() {
        return new FileStamp(size, modified, UNPROVEN, inode);
    }

    private Instant changedAt() {
        return Instant.ofEpochSecond(Math.floorDiv(changed, 1_000_000_000L), Math.floorMod(changed, 1_000_000_000L));
    }
}
