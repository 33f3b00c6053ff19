package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.util.List;
import java.util.Optional;

/**
 * A mail that nobody drafts an answer to and that a person must look at: a bounce, an invitation, a letter of a court.
 *
 * @param path where its task lies
 * @param from who sent it, as the task says it: from a stranger
 * @param subject likewise
 * @param reason why it is left
 */
public record LeftToYou(VaultPath path, String from, String subject, String reason) {
    /** Where such tasks lie. */
    public static final VaultPath FOLDER = VaultLayout.NEEDS_ACTION.child(Domain.EMAIL.value());

    /** All of them, in the order of their names. Reads every note of the folder. */
    public static List<LeftToYou> in(VaultReader reader) {
        return reader.notesUnder(FOLDER).stream()
                .flatMap(path -> reader.read(path).flatMap(ParsedNote::note).flatMap(note -> of(path, note)).stream())
                .toList();
    }

    private static Optional<LeftToYou> of(VaultPath path, Note note) {
        boolean wanted = note.text("answer").filter("wanted"::equals).isPresent();
        return note.text("left_to_you")
                .filter(reason -> !wanted && !reason.isBlank())
                .map(reason -> new LeftToYou(
                        path,
                        note.text("from").orElse("(unknown sender)"),
                        note.text("subject").orElse("(no subject)"),
                        reason));
    }
}
