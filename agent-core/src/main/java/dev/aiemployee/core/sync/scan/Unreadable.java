package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.sync.base.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why something on disk cannot be read, in a sentence for the operator. */
final class Unreadable {
    private Unreadable() {}

    static String why(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "cannot be read: this account has no right to; give it the right, or move it out of the vault";
        }
        String reason = failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
        return "cannot be read: the disk says \"" + Words.of(reason) + "\"; look at the disk, and at your backup";
    }
}
