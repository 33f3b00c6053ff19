package dev.aiemployee.core.git;

/**
 * How much one fetch may bring. A remote that anybody with a stolen key can push to must not fill the disk or the memory here.
 *
 * @param firstBytes over the wire, for the fetch that brings the whole repository
 * @param bytes over the wire, for any other talk
 * @param entries of the fetched tip's tree that differ from the last one fetched, folders included
 * @param depth of folders
 * @param pathBytes of one path in UTF-8
 */
public record FetchLimits(long firstBytes, long bytes, int entries, int depth, int pathBytes) {
    public static final FetchLimits DEFAULT = new FetchLimits(2L << 30, 256L << 20, 1_000_000, 40, 1024);
}
