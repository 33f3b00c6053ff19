package dev.aiemployee.cloud.triage;

import java.util.Locale;

/** Sizes as a person reads them. */
final class Sizes {
    private Sizes() {}

    /** {@code 1 byte}, {@code 900 bytes}, {@code 12.5 kB}, {@code 3.2 MB}; a kB is 1,000 bytes. */
    static String text(long bytes) {
        if (bytes < 1_000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
