package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.local.approve.note.Marks;

/** What place and marks together say. Place and marks are equal voices; when they disagree, nobody guesses. */
enum Wish {
    UNDECIDED,
    APPROVE,
    REJECT,
    CONTRADICTORY,
    REVISE,
    MISSPELT;

    static Wish of(Place place, Marks marks) {
        ApprovalStatus status = marks.status().orElse(null);
        if (status == null) {
            return MISSPELT;
        } else if (status == ApprovalStatus.REVISE) {
            return REVISE;
        }
        boolean yes = place == Place.APPROVED || status == ApprovalStatus.APPROVED || marks.approve();
        boolean no = place == Place.REJECTED || status == ApprovalStatus.REJECTED || marks.reject();
        if (yes && no) {
            return CONTRADICTORY;
        } else if (yes) {
            return APPROVE;
        }
        return no ? REJECT : UNDECIDED;
    }
}
