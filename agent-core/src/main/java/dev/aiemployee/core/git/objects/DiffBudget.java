package dev.aiemployee.core.git.objects;

import java.util.function.BooleanSupplier;

/**
 * How much may be read and found while trees are compared: a few small objects can name paths without end. One budget may serve many
 * comparisons. For one thread.
 */
final class DiffBudget {
    /** Entries of the trees that are open at one moment; a tree's rows stay in memory until all below it is done. */
    private static final long MOST_OPEN = Math.min(3_000_000, FetchLimits.memory() / 200);

    private static final int LOOK_AGAIN = 10_000;

    private final int changesEach;
    private final BooleanSupplier stopping;
    private long rows;
    private int changes;
    private int open;
    private long looked;

    private DiffBudget(long rows, int changesEach, BooleanSupplier stopping) {
        this.rows = rows;
        this.changesEach = changesEach;
        this.stopping = stopping;
    }

    /**
     * @param rows of trees that may be read in all comparisons together
     * @param changesEach that one comparison may find
     */
    static DiffBudget of(long rows, int changesEach, BooleanSupplier stopping) {
        return new DiffBudget(rows, changesEach, stopping);
    }

    static DiffBudget unlimited(BooleanSupplier stopping) {
        return new DiffBudget(Long.MAX_VALUE, Integer.MAX_VALUE, stopping);
    }

    /** Whether nothing more may be read. */
    boolean isSpent() {
        return rows <= 0;
    }

    /** A comparison begins. */
    void begin() {
        changes = 0;
        open = 0;
    }

    /** Trees of so many rows are opened; false when that is too much. */
    boolean enter(int treeRows) {
        rows -= treeRows;
        open += treeRows;
        looked += treeRows;
        if (looked > LOOK_AGAIN) {
            looked = 0;
            if (stopping.getAsBoolean()) {
                throw new StoppedException();
            }
        }
        return rows > 0 && (open <= MOST_OPEN || rows > Integer.MAX_VALUE);
    }

    void leave(int treeRows) {
        open -= treeRows;
    }

    /** How many more paths may differ. */
    int room() {
        return changesEach - changes;
    }

    /** One more path differs; false when that is too much. */
    boolean found() {
        changes++;
        if (changes % LOOK_AGAIN == 0 && stopping.getAsBoolean()) {
            throw new StoppedException();
        }
        return changes <= changesEach;
    }
}
