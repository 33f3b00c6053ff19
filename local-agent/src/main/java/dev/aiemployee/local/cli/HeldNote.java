package dev.aiemployee.local.cli;

import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.VaultPath;
import java.io.PrintWriter;

/**
 * A note that nobody can decide as it is, because its name, its number or its text is not clear.
 *
 * @param reason why, and what to do
 */
record HeldNote(VaultPath path, String reason) {
    /** Two lines of a list. */
    void tell(PrintWriter out) {
        out.println("  -  " + Terminal.plain(path.value()));
        out.println("     " + Terminal.plain(reason));
    }
}
