package dev.aiemployee.core.sync.merge;

/**
 * Whether so many notes may go within a day. Pure.
 *
 * @param notes how many files the vault holds
 * @param gone how many went within the last 24 hours without the operator's word, moves aside
 */
record Tripwire(int notes, int gone) {
    private static final int ALWAYS = 10;
    private static final int PERCENT = 5;

    /** The most that may go within 24 hours without a question: ten, or five of a hundred where that is more. */
    int limit() {
        return Math.max(ALWAYS, notes * PERCENT / 100);
    }

    /** Whether {@code more} on top of what went already are too many. */
    boolean stops(int more) {
        return more > 0 && gone + more > limit();
    }
}
