package dev.aiemployee.core.ownership;

/**
 * One stretch of a note: a heading's line and all up to the next one.
 *
 * @param title the heading's text; empty for what stands before the first heading
 * @param level 1 or 2; 0 for what stands before the first heading
 * @param text the stretch as it is, heading and line ends included
 * @param openFence the line that would close the code block the stretch ends in; empty when it ends outside of one
 */
record Section(String title, int level, String text, String openFence) {
    /** Whether the section belongs to the cloud: {@code ## Updates}. */
    boolean isCloud() {
        return level == 2 && title.equals("Updates");
    }

    /** Whether a heading that followed would be read as code. */
    boolean endsInCode() {
        return !openFence.isEmpty();
    }

    /** The text, ready to be followed by another section: its last line ended, its code block closed. */
    String closed() {
        boolean ended = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
        return text + (ended ? "" : "\n") + (endsInCode() ? openFence + "\n" : "");
    }
}
