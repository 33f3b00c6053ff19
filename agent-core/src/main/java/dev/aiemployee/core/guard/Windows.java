package dev.aiemployee.core.guard;

/**
 * Which parts of a text a rule is tried on: those around its keywords, joined while they are small. Each part has a bounded
 * length and overlaps the one before it by a bounded length, so that the work grows with the text and not with its square,
 * whatever a pattern does. For one text and one thread.
 */
final class Windows {
    static final int BEFORE = 160;
    static final int AFTER = 400;
    private static final int LONGEST = 4_096;

    /** What is done with each part. */
    interface Part {
        void on(int rule, int from, int to);
    }

    private final int length;
    private final Part part;
    private final int[] from;
    private final int[] to;

    Windows(int rules, int length, Part part) {
        this.length = length;
        this.part = part;
        this.from = new int[rules];
        this.to = new int[rules];
    }

    /** A keyword's last character stands here; the places come in order. */
    void around(int rule, int place) {
        int begin = Math.max(0, place - BEFORE);
        boolean joins = to[rule] > begin && place - from[rule] < LONGEST;
        if (!joins) {
            close(rule);
            from[rule] = begin;
        }
        to[rule] = Math.min(length, place + AFTER);
    }

    /** No more keywords. */
    void close() {
        for (int rule = 0; rule < to.length; rule++) {
            close(rule);
        }
    }

    private void close(int rule) {
        if (to[rule] > from[rule]) {
            part.on(rule, from[rule], to[rule]);
        }
    }
}
