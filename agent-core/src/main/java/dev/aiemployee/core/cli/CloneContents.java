package dev.aiemployee.core.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Things in a vault's repository that the agents leave alone and a person should know of. */
final class CloneContents {
    private CloneContents() {}

    static List<String> notes(Path vault) {
        List<String> notes = new ArrayList<>();
        if (text(vault.resolve(".gitattributes")).contains("filter=lfs")) {
            notes.add(
                    ".gitattributes names files for Git LFS: the agents sync such a file as it lies on disk, and neither"
                            + " fetch nor store LFS content");
        }
        if (Files.exists(vault.resolve(".gitmodules"))) {
            notes.add(".gitmodules names submodules: what lies in them is not synced by the agents");
        }
        return notes;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
