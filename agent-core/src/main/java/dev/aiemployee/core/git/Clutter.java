package dev.aiemployee.core.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What has piled up in a clone's object base.
 *
 * @param packs packs; each fetch brings one
 * @param loose objects in files of their own; each cycle writes some
 * @param bytes on disk, of both
 */
record Clutter(long packs, long loose, long bytes) {
    private static final int MOST_PACKS = 50;
    private static final int MOST_LOOSE = 6000;
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration AT_LEAST = Duration.ofHours(1);

    /** Counts; what vanishes meanwhile counts as gone. */
    static Clutter of(Path objects) throws IOException {
        long packs = 0;
        long loose = 0;
        long bytes = 0;
        try (Stream<Path> folders = Files.list(objects)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                boolean fanOut = folder.getFileName().toString().length() == 2;
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        loose += fanOut ? 1 : 0;
                        packs += file.toString().endsWith(".pack") ? 1 : 0;
                        bytes += file.toFile().length();
                    }
                }
            }
        }
        return new Clutter(packs, loose, bytes);
    }

    /** Whether it is time to tidy up. Pure. */
    boolean isDue(Duration sinceLast) {
        boolean much = packs > MOST_PACKS || loose > MOST_LOOSE;
        boolean some = packs > 2 || loose > 0;
        return much ? sinceLast.compareTo(AT_LEAST) >= 0 : some && sinceLast.compareTo(USUAL) >= 0;
    }

    @Override
    public String toString() {
        return "packs=" + packs + " loose=" + loose + " bytes=" + bytes;
    }
}
