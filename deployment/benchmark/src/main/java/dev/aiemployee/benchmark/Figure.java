package dev.aiemployee.benchmark;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param id the benchmark, as in the targets: {@code S2}
 * @param ours what was measured of ours, with its unit
 * @param nativeGit the same of native git; {@code -} where there is no such thing
 * @param measured what is compared with the target
 * @param verdict yes, no, or why there is none
 */
record Figure(String id, String what, String ours, String nativeGit, String measured, String target, String verdict) {
    /** Two times, of which ours should be at most {@code limit} of native git's. */
    static Figure ratio(String id, String what, Samples ours, Samples nativeGit, double limit) {
        double ratio = ours.median() / nativeGit.median();
        return new Figure(
                id, what, ours.text(), nativeGit.text(), times(ratio), "<= " + limit + " x", met(ratio <= limit));
    }

    /** Two times of ours, of which the first should be at most {@code limit} of the second. */
    static Figure flat(String id, String what, Samples large, Samples small, double limit) {
        double ratio = large.median() / small.median();
        return new Figure(
                id,
                what,
                large.text() + " / " + small.text(),
                "-",
                times(ratio),
                "<= " + limit + " x",
                met(ratio <= limit));
    }

    /** Two rates, of which ours should be at least {@code limit} times native git's. */
    static Figure rate(String id, String what, Samples ours, Samples nativeGit, double limit) {
        double ratio = ours.median() / nativeGit.median();
        return new Figure(
                id,
                what,
                number(ours.median()) + "/s",
                number(nativeGit.median()) + "/s",
                times(ratio),
                ">= " + limit + " x",
                met(ratio >= limit));
    }

    /** One value of ours that should be at most {@code limit}. */
    static Figure atMost(String id, String what, double value, double limit, String unit) {
        return new Figure(
                id,
                what,
                number(value) + " " + unit,
                "-",
                number(value) + " " + unit,
                "<= " + number(limit) + " " + unit,
                met(value <= limit));
    }

    static Figure skipped(String id, String what, String why) {
        return new Figure(id, what, "-", "-", "-", "-", "skipped: " + why);
    }

    private static String met(boolean met) {
        return met ? "yes" : "**no**";
    }

    private static String times(double ratio) {
        return number(ratio) + " x";
    }

    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }
}
