package dev.aiemployee.core.git.objects;

import org.eclipse.jgit.lib.FileMode;

/**
 * One file of a tree.
 *
 * @param blob its bytes; for {@link Kind#SUBMODULE} the name of a commit elsewhere, which must not be read
 */
public record TreeEntry(BlobId blob, Kind kind) {
    /** Git's own name for a tree without entries. */
    private static final BlobId NO_ENTRIES = new BlobId("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    /** What the entry is. Only {@link #FILE} belongs into a vault. */
    public enum Kind {
        FILE,
        EXECUTABLE,
        SYMLINK,
        SUBMODULE,
        /** A whole folder, where what is in it is not looked at. */
        FOLDER,
        /** A folder that lies too deep or whose path is too long to be looked into. */
        CLOSED,
        /** What Git's own check refuses: an object of another kind than the mode says, an unknown mode, a name that stands twice. */
        ODD,
        /** Its object is not here or is damaged. */
        LOST
    }

    /** No folder at all: Git knows no empty ones. */
    static final TreeEntry NO_FOLDER = new TreeEntry(NO_ENTRIES, Kind.FOLDER);

    /** An ordinary file. */
    public static TreeEntry file(BlobId blob) {
        return new TreeEntry(blob, Kind.FILE);
    }

    /** Whether the entry is one that Git can check out. */
    public boolean isSound() {
        return switch (kind) {
            case FILE, EXECUTABLE, SYMLINK, SUBMODULE -> true;
            case FOLDER, CLOSED, ODD, LOST -> false;
        };
    }

    /** The kind that a tree's mode bits stand for; any folder is {@link Kind#FOLDER}. */
    static Kind kindOf(int mode) {
        return switch (mode & FileMode.TYPE_MASK) {
            case FileMode.TYPE_FILE -> FileMode.EXECUTABLE_FILE.equals(mode) ? Kind.EXECUTABLE : Kind.FILE;
            case FileMode.TYPE_SYMLINK -> Kind.SYMLINK;
            case FileMode.TYPE_GITLINK -> Kind.SUBMODULE;
            case FileMode.TYPE_TREE -> Kind.FOLDER;
            default -> Kind.ODD;
        };
    }

    public FileMode mode() {
        return switch (kind) {
            case FILE -> FileMode.REGULAR_FILE;
            case EXECUTABLE -> FileMode.EXECUTABLE_FILE;
            case SYMLINK -> FileMode.SYMLINK;
            case SUBMODULE -> FileMode.GITLINK;
            case FOLDER, CLOSED -> FileMode.TREE;
            case ODD, LOST -> FileMode.MISSING;
        };
    }
}
