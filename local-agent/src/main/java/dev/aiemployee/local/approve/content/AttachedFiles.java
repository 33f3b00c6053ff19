package dev.aiemployee.local.approve.content;

/** Where the files that an approval attaches are looked at. An answer holds for the moment in which it was given. */
@FunctionalInterface
public interface AttachedFiles {
    /** No file is there. */
    AttachedFiles NONE = path -> new Look(Attachment.missing(path), "is not in the vault");

    /**
     * Looks at one file.
     *
     * @param path as the note spells it: text from outside
     */
    Look look(String path);

    /**
     * What was found.
     *
     * @param problem why the file cannot be attached, to stand behind its path; empty when it can
     */
    record Look(Attachment file, String problem) {}
}
