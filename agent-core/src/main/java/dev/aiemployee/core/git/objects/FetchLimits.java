package dev.aiemployee.core.git.objects;

/**
 * How much one fetch may bring. A remote that anybody with a stolen key can push to must not fill the disk or the memory here.
 *
 * @param firstBytes over the wire, for the fetch that brings the whole repository
 * @param bytes over the wire, for any other talk
 * @param entries files that differ between two trees
 * @param depth of folders; what lies deeper is not looked into
 * @param pathBytes letters of a folder's path; a longer one is not looked into
 */
public record FetchLimits(long firstBytes, long bytes, int entries, int depth, int pathBytes) {
    /** What is found is held in memory at once, about a kilobyte for each file until it is judged. */
    private static final int BYTES_FOR_ENTRY = 1000;

    private static final int FIRST_ENTRIES = 1_000_000;

    public static final FetchLimits DEFAULT = new FetchLimits(2L << 30, 256L << 20, entriesIn(memory()), 40, 1024);

    static int entriesIn(long memory) {
        return (int) Math.max(50_000, Math.min(500_000, memory / BYTES_FOR_ENTRY));
    }

    static long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    /** Files that may differ; a first look at a vault finds all of it. */
    int entries(boolean first) {
        return first ? Math.max(entries, FIRST_ENTRIES) : entries;
    }
}
