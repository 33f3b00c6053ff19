package dev.aiemployee.core.claim;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.task.AgentName;
import java.util.List;

/** What to tell when two machines of the operator work without knowing each other by their device keys. Pure. */
public final class DeviceKeys {
    private static final String MEANS = "Without the keys each machine takes what you decide on the other for a"
            + " stranger's work: it undoes that once, and asks you again. So a mail that was sent already may be put before"
            + " you a second time (the note then says so), and alerts about forged changes come up that are none.";

    private static final String MAKE = "On both machines make a key with `ssh-keygen -t ed25519 -N '' -f"
            + " ~/.config/personal-ai-employee/device_ed25519`, name it in `DEVICE_KEY_PATH`, and list the other machine's"
            + " public half in the file that `DEVICE_ALLOWED_SIGNERS` names: \"A second machine\" in docs/SETUP.md";

    private DeviceKeys() {}

    /** One line for {@code check}. */
    public static String note(AgentName other) {
        return "another local agent, " + other + ", is at work, and the two do not know each other by device keys. "
                + MEANS + " " + MAKE;
    }

    static Alert alert(AgentName other) {
        return new Alert(
                "device_keys",
                "Two machines work without each other's keys",
                "The local agent `" + other
                        + "` gives signs of life, and this machine and that one do not know each other by"
                        + " device keys (`DEVICE_KEY_PATH`, `DEVICE_ALLOWED_SIGNERS`).",
                MEANS,
                List.of(
                        MAKE + "; then start both agents again.",
                        "Or stop the agent on the machine that you do not use.",
                        "This note goes by itself once the keys are there or the other one is no longer at work."));
    }
}
