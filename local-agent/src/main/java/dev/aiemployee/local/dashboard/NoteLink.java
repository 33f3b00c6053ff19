package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.vault.VaultPath;
import java.util.regex.Pattern;

/** A link to a note that shows words instead of a path. Pure. */
final class NoteLink {
    private static final Pattern LINKABLE = Pattern.compile("[\\p{L}\\p{N}_/ .,()+-]{1,200}");
    private static final int MOST = 120;

    private NoteLink() {}

    /** The words as a link; the words alone where the note's name could not be one. */
    static String of(VaultPath path, String words) {
        return of(name(path), words);
    }

    /** @param name a note's path or name, without {@code .md} */
    static String of(String name, String words) {
        String shown = Inert.line(words, MOST);
        return LINKABLE.matcher(name).matches() ? "[[" + name + "|" + shown + "]]" : shown;
    }

    /** The path without {@code .md}. */
    static String name(VaultPath path) {
        String value = path.value();
        return value.endsWith(".md") ? value.substring(0, value.length() - ".md".length()) : value;
    }
}
