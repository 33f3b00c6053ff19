package dev.aiemployee.core.vault;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that a sync service made because two devices had changed one note: both texts stay, the second under a longer name. Such a
 * copy decides nothing. Dropbox writes the words in the language of the computer.
 *
 * @param maker the service, as a person knows it
 * @param original the name of the note it is a copy of, without its path
 */
public record ConflictCopy(String maker, String original) {
    /** "conflict" as it stands in the names of a dozen languages; without one of these there is nothing to look for. */
    private static final List<String> WORDS = List.of("onfli", "ONFLI", "онфликт", "競合", "冲突", "衝突", "충돌");

    private static final String WORD = "(?iu:[^()]*(?:[ck]onfli|онфликт|競合|冲突|衝突|충돌)[^()]*)";

    private static final List<Form> FORMS = List.of(
            new Form("Syncthing", "(.+)\\.sync-conflict-\\d{8}-\\d{6}(?:-[A-Z0-9]{7})?(\\.[^.]+)?"),
            new Form("Seafile", "(.+) \\(SFConflict [^()]*\\)(\\.[^.]+)?"),
            new Form("Obsidian Sync", "(.+) \\((?=[^()]*\\b\\d{12}\\))" + WORD + "\\)(\\.[^.]+)?"),
            new Form("Nextcloud", "(.+) \\((?=[^()]*\\b\\d{4}-\\d{2}-\\d{2} \\d{6}\\))" + WORD + "\\)(\\.[^.]+)?"),
            new Form("Dropbox", "(.+) \\((?=[^()]*\\b\\d{4}-\\d{2}-\\d{2}\\b)" + WORD + "\\)(\\.[^.]+)?"),
            new Form(
                    "Dropbox",
                    "(.+) \\((?:Selective Sync|Case|Unicode Encoding|White ?space) Conflict(?: \\(\\d+\\))?\\)(\\.[^.]+)?"),
            new Form("ownCloud", "(.+)_conflict-\\d{8}-\\d{6}(\\.[^.]+)?"),
            new Form("Synology Drive", "(.+)_[^_]+_[A-Z][a-z]{2}-\\d{2}-\\d{6}-\\d{4}_Conflict(\\.[^.]+)?"));

    private record Form(String maker, Pattern pattern) {
        Form(String maker, String regex) {
            this(maker, Pattern.compile(regex));
        }
    }

    /** What a file of this name, without its path, is a copy of; absent for every name that does not say so itself. */
    public static Optional<ConflictCopy> named(String fileName) {
        if (WORDS.stream().noneMatch(fileName::contains)) {
            return Optional.empty();
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(fileName);
            if (matcher.matches()) {
                String ending = matcher.group(2) == null ? "" : matcher.group(2);
                return Optional.of(new ConflictCopy(form.maker(), matcher.group(1) + ending));
            }
        }
        return Optional.empty();
    }

    /**
     * The same for a note that must have its id for a name: there a second name of the note's own id with something behind it is what
     * Google Drive, iCloud, OneDrive, a file manager or Obsidian's "make a copy" made.
     *
     * @param id the id that the note itself names
     */
    public static Optional<ConflictCopy> ofTask(String fileName, String id) {
        String original = id + ".md";
        if (fileName.equals(original)) {
            return Optional.empty();
        }
        return named(fileName).or(() -> suffix(fileName, id).map(maker -> new ConflictCopy(maker, original)));
    }

    private static Optional<String> suffix(String fileName, String id) {
        if (!fileName.startsWith(id) || !fileName.endsWith(".md")) {
            return Optional.empty();
        }
        String added = fileName.substring(id.length(), fileName.length() - ".md".length());
        if (added.matches(" ?\\(\\d+\\)")) {
            return Optional.of("Google Drive or a browser");
        } else if (added.matches(" \\d+")) {
            return Optional.of("iCloud Drive, or Obsidian's \"make a copy\"");
        } else if (added.matches("-[^ ]+")) {
            return Optional.of("OneDrive (the name of a device)");
        }
        return added.isBlank() ? Optional.empty() : Optional.of("a file manager");
    }

    @Override
    public String toString() {
        return "the copy that " + maker + " made of " + original + " when two devices had changed it";
    }
}
