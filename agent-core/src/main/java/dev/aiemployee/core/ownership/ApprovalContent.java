package dev.aiemployee.core.ownership;

/** Interim. */
public final class ApprovalContent {
    private ApprovalContent() {}

    public static boolean isDecided(String noteText) {
        return noteText.contains("- [x]") || !noteText.contains("status: pending");
    }
}
