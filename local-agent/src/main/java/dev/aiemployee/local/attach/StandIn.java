package dev.aiemployee.local.attach;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what stands in a file's place while its content is elsewhere: a pointer of Git LFS (its v1 specification), or nothing at all. */
final class StandIn {
    /** A longer file is no pointer, by the specification. */
    private static final int LONGEST_POINTER = 1024;

    private static final Pattern POINTER = Pattern.compile(
            "version https?://\\S+/spec/v1\\s.*\\boid sha256:[0-9a-f]{64}\\s+size [0-9]+\\s*", Pattern.DOTALL);

    private StandIn() {}

    /** What it is and how the content comes here, to stand behind the file's path; empty when it is a file of its own. */
    static Optional<String> of(byte[] bytes) {
        if (isPointer(bytes)) {
            return Optional.of(
                    "is a pointer of Git LFS, not the file itself (run `git lfs pull` in the vault: it fetches the file)");
        }
        return hasContent(bytes)
                ? Optional.empty()
                : Optional.of(
                        "has no content on this disk (does a cloud drive keep it elsewhere? Then open it once, and it"
                                + " comes here)");
    }

    private static boolean isPointer(byte[] bytes) {
        return bytes.length < LONGEST_POINTER
                && POINTER.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    /** Some drives keep the size of what is away, and give zeros for it. */
    private static boolean hasContent(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return true;
            }
        }
        return false;
    }
}
