package dev.aiemployee.core.guard.live;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.ownership.Paths;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether Obsidian, or a plugin that many vaults have, would run something in a file or load something for it from elsewhere
 * when the file is merely there or opened: scripts, queries, templates, HTML, remote pictures, links that start programs. Knows
 * nothing of a vault's settings, so what any usual setting would run is live. Linear in the text, whatever it holds. Stateless.
 */
public final class LiveContent {
    private LiveContent() {}

    /** Why the file is not to be put into a vault unseen; empty when it only says something. Never repeats what it found. */
    public static Optional<String> refusal(String path, byte[] content) {
        String name = Paths.fold(path);
        String text = new String(content, StandardCharsets.UTF_8);
        if (name.endsWith(".md")) {
            return refusal(text);
        }
        if (name.endsWith(".canvas")) {
            return LiveCanvas.refusal(text);
        }
        return name.endsWith(".base") ? LiveBase.refusal(text) : Optional.empty();
    }

    /** The same for the text of a note, front matter included. */
    public static Optional<String> refusal(String note) {
        Optional<Note> read = new NoteFormat(Integer.MAX_VALUE).parse(note).note();
        if (read.isEmpty()) {
            return LiveMarkdown.refusal(note);
        }
        String body = read.get().body();
        String head = note.substring(0, Math.max(0, note.length() - body.length()));
        return LiveMarkdown.refusal(body)
                .or(() -> LiveMarkdown.propertyRefusal(head))
                .or(() -> LiveFrontMatter.refusal(read.get()));
    }

    static Optional<String> live(String what) {
        return Optional.of("holds live content: " + what);
    }
}
