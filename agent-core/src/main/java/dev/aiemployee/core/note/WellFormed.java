package dev.aiemployee.core.note;

/** Makes text that UTF-8 can hold: half a surrogate pair, as broken mail gives, becomes U+FFFD. */
final class WellFormed {
    private static final int REPLACEMENT = 0xFFFD;

    private WellFormed() {}

    static String text(String text) {
        if (text.codePoints().noneMatch(WellFormed::isHalfPair)) {
            return text;
        }
        int[] whole = text.codePoints()
                .map(point -> isHalfPair(point) ? REPLACEMENT : point)
                .toArray();
        return new String(whole, 0, whole.length);
    }

    private static boolean isHalfPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
