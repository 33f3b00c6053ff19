package dev.aiemployee.core.sync.merge;

/** What happens when both sides changed one note and no rule joins the texts. */
public enum OnConflict {
    /** The operator's text stays, the other goes to {@code Conflicts/}, all else goes on. */
    KEEP_BOTH,
    /** Nothing is applied or pushed until the operator has decided. */
    ABORT;

    /** The value of {@code SYNC_ON_CONFLICT}, which was checked before. */
    public static OnConflict of(String setting) {
        return setting.equals("abort") ? ABORT : KEEP_BOTH;
    }
}
