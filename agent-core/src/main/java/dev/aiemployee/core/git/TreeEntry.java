package dev.aiemployee.core.git;

import org.eclipse.jgit.lib.FileMode;

/**
 * One file of a tree.
 *
 * @param blob its bytes; for {@link Kind#SUBMODULE} the name of a commit elsewhere, which must not be read
 */
public record TreeEntry(BlobId blob, Kind kind) {
    /** What the entry claims to be. Only {@link #FILE} belongs into a vault. */
    public enum Kind {
        FILE,
        EXECUTABLE,
        SYMLINK,
        SUBMODULE
    }

    /** An ordinary file. */
    public static TreeEntry file(BlobId blob) {
        return new TreeEntry(blob, Kind.FILE);
    }

    static TreeEntry of(FileMode mode, BlobId blob) {
        return new TreeEntry(blob, kindOf(mode));
    }

    private static Kind kindOf(FileMode mode) {
        if (mode == FileMode.SYMLINK) {
            return Kind.SYMLINK;
        }
        if (mode == FileMode.GITLINK) {
            return Kind.SUBMODULE;
        }
        return mode == FileMode.EXECUTABLE_FILE ? Kind.EXECUTABLE : Kind.FILE;
    }

    FileMode mode() {
        return switch (kind) {
            case FILE -> FileMode.REGULAR_FILE;
            case EXECUTABLE -> FileMode.EXECUTABLE_FILE;
            case SYMLINK -> FileMode.SYMLINK;
            case SUBMODULE -> FileMode.GITLINK;
        };
    }
}
