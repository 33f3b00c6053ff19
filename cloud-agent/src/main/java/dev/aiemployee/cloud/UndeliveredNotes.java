package dev.aiemployee.cloud;

import dev.aiemployee.cloud.watch.MailCursor;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.vault.VaultPath;

/**
 * The notes of messages that the mailbox lists and would not give out. A note is over when its message comes after all; one whose
 * message cannot come any more is the operator's. For one thread.
 */
final class UndeliveredNotes {
    private static final String MATTER = "undelivered ";

    private final Outages outages;

    UndeliveredNotes(Outages outages) {
        this.outages = outages;
    }

    /** Which message: its number counts in this mailbox, under this validity, alone. One line. */
    static String message(String account, long validity, long uid) {
        return account + " " + validity + " " + uid;
    }

    /** Said before the note is written, so that a crash leaves no note that nobody ends. */
    void begin(String message, VaultPath path, Note note) {
        outages.adopt(MATTER + message, path, note);
    }

    /** The message came; there need not be a note of it. */
    void came(String message, String outcome) {
        outages.over(MATTER + message, outcome, path -> false);
    }

    /** Leaves alone the notes of messages that will not be asked for any more: removed, given up, or numbered anew. */
    void leaveWhatIsGone(MailCursor next) {
        String mailbox = MATTER + message(next.account(), next.uidValidity(), 0).replaceFirst("0$", "");
        outages.open().stream()
                .filter(matter -> matter.startsWith(MATTER))
                .filter(matter -> !matter.startsWith(mailbox)
                        || !next.isToCome(Long.parseLong(matter.substring(mailbox.length()))))
                .forEach(outages::forget);
    }
}
