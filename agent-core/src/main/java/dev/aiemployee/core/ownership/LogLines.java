package dev.aiemployee.core.ownership;

/**
 * A log that two agents of one kind write, say {@code local} and {@code local-2}: nobody changes a line that is written, so the lines
 * of both stand and there is never a conflict, not even about the log of conflicts. Stateless.
 */
public final class LogLines {
    private LogLines() {}

    /** The text as it is published, followed by the lines that this side added. */
    public static String merge(String base, String ours, String published) {
        String end = published.isEmpty() || published.endsWith("\n") ? "" : "\n";
        return published + end + String.join("", Lines.addedOnlyBy(ours, base, published));
    }
}
