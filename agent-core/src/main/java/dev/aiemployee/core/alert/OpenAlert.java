package dev.aiemployee.core.alert;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An alert that nobody has put away.
 *
 * @param path where its note lies
 * @param title what happened in one line, as its note says it: from whoever wrote that
 * @param created when, as the note says it
 */
public record OpenAlert(VaultPath path, String title, String created) {
    private static final String HEADING = "# ";

    /** All of them, newest first. Reads every note of the folder. */
    public static List<OpenAlert> in(VaultReader reader) {
        return reader.notesUnder(AlertBox.FOLDER).stream()
                .flatMap(path -> of(path, reader).stream())
                .sorted(Comparator.comparing(OpenAlert::created)
                        .reversed()
                        .thenComparing(alert -> alert.path().value()))
                .toList();
    }

    private static Optional<OpenAlert> of(VaultPath path, VaultReader reader) {
        return reader.read(path)
                .flatMap(ParsedNote::note)
                .filter(note -> note.text("type").filter("alert"::equals).isPresent())
                .map(note -> new OpenAlert(
                        path, title(path, note), note.text("created").orElse("")));
    }

    private static String title(VaultPath path, Note note) {
        return note.body()
                .lines()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring(HEADING.length()).strip())
                .findFirst()
                .filter(title -> !title.isEmpty())
                .orElseGet(path::fileName);
    }
}
