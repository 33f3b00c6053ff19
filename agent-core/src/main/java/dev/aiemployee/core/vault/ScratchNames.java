package dev.aiemployee.core.vault;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that other programs give to files of their own beside the operator's: locks, half-written saves and downloads, backups of
 * an editor, the bookkeeping of a desktop or a drive. Such a file is nobody's note: it is never synced, no task, and nothing to
 * tell. Names that begin with a dot are hidden anyway.
 */
public final class ScratchNames {
    private static final Set<String> FOLDERS = Set.of(
            "$recycle.bin", // Windows
            "system volume information",
            "lost+found", // ext4
            "__macosx", // an unpacked archive
            "@eadir", // Synology
            "#recycle", // Synology, QNAP
            "@recycle",
            "#snapshot");
    private static final Set<String> FILES = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r");

    private static final Pattern FORM = Pattern.compile(
            "~\\$.*" // Word: who has it open
                    + "|.*~" // Emacs, Vim, gedit: the text before
                    + "|#.*#" // Emacs: not saved yet
                    + "|4913|5036|5159" // Vim asks whether it may write here
                    + "|.*\\.(tmp|temp|swp|swo|swx|crswap|part|partial|crdownload|download|opdownload|insyncdl)"
                    + "|.*___jb_(tmp|old)___" // JetBrains
                    + "|.*\\.sb-[0-9a-f]{8}-[0-9a-z]{6}" // macOS: a safe save
                    + "|.*\\.(nextcloud|owncloud)"); // a file that is not on this disk

    private ScratchNames() {}

    /** Whether a file of this name, without its path, is such a program's. */
    public static boolean isFile(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return FILES.contains(folded) || FORM.matcher(folded).matches();
    }

    /** Whether a folder of this name is, with all in it. */
    public static boolean isFolder(String name) {
        return FOLDERS.contains(name.toLowerCase(Locale.ROOT));
    }
}
