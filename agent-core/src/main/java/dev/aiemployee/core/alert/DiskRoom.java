package dev.aiemployee.core.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How much room the disk has on which a vault lies. Told while there is still enough to write it down. */
public final class DiskRoom {
    /** So little is left that notes may soon not be written any more. */
    static final long LITTLE = 32L << 20;

    private final LongSupplier free;

    /** @param free bytes that can be written; negative when that is not known */
    public DiskRoom(LongSupplier free) {
        this.free = free;
    }

    /** Of the disk of a folder. */
    public static DiskRoom of(Path folder) {
        return new DiskRoom(() -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException unknown) {
                return -1;
            }
        });
    }

    /** What is wrong with it, one line; empty when nothing is, or when it cannot be told. */
    public Optional<String> problem() {
        long bytes = free.getAsLong();
        return bytes >= 0 && bytes < LITTLE
                ? Optional.of("The disk is full: " + (bytes >> 20) + " MB are free where the vault lies (at least "
                        + (LITTLE >> 20) + " are needed)")
                : Optional.empty();
    }

    /** Whether there is so much room again that it will not be told again at once. */
    public boolean isWide() {
        long bytes = free.getAsLong();
        return bytes < 0 || bytes >= 2 * LITTLE;
    }
}
