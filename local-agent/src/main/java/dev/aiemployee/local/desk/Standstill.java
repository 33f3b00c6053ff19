package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.sync.report.CycleReport.Trouble;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import java.util.Optional;

/** Why nothing leaves while the vault cannot be synced: before an act the remote is asked, and what is not asked is not sent. */
public final class Standstill {
    private Standstill() {}

    /** What the daemon's last cycle left in the vault, for whoever reads beside it; absent when all was well. */
    public static Optional<String> in(VaultReader vault) {
        return vault.read(VaultLayout.SYNC_STATE)
                .flatMap(ParsedNote::note)
                .filter(note ->
                        note.text("problem").filter(why -> !why.isEmpty()).isPresent())
                .map(note -> words(note.text("trouble")
                        .flatMap(word -> Word.find(Trouble.class, word))
                        .orElse(Trouble.NONE)));
    }

    /** Absent when that cycle met no trouble. */
    static Optional<String> in(CycleReport last) {
        return last.problem().isEmpty() ? Optional.empty() : Optional.of(words(last.trouble()));
    }

    private static String words(Trouble trouble) {
        return trouble == Trouble.AWAY
                ? "the Git server is away; it goes out when that answers again"
                : "the vault cannot be synced; `local-agent status` says why";
    }
}
