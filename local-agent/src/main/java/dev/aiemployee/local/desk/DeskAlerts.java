package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;

/** The texts of the alerts that the desk raises. No text of a mail, a draft or a note stands in them. */
final class DeskAlerts {
    private DeskAlerts() {}

    static Alert refusedDecision(VaultPath path, String reason) {
        return new Alert(
                "refused_decision",
                "A decision was not acted on",
                "`" + path + "` was not acted on: " + reason + ".",
                "Somebody else may have written the decision. Nothing was sent.",
                List.of(
                        "If you did not put it there, delete it and look who can push: `git log -- \"" + path + "\"`",
                        "If you did, move it to `Pending_Approval/`, set `status: pending`, clear the boxes, and decide"
                                + " once it is listed by `local-agent pending`"));
    }

    static Alert held(VaultPath path, String reason) {
        return new Alert(
                "held_approval",
                "An approval is held",
                "`" + path + "` is held: " + reason + ".",
                "No decision in it counts until that is settled; everything else goes on.",
                List.of("Settle it in Obsidian, or look at the file: `local-agent pending` lists what is held"));
    }
}
