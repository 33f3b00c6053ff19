package dev.aiemployee.core.guard;

import java.util.List;
import java.util.OptionalInt;

/** Judges everything that would enter a commit: name, size, content, message. Stateless, safe for many threads. */
public final class CommitGuard {
    /** Attachments larger than this stay on their own machine. */
    public static final long DEFAULT_MAX_FILE_BYTES = 25L << 20;

    private final SecretScanner scanner = new SecretScanner();
    private final long maxFileBytes;

    public CommitGuard() {
        this(DEFAULT_MAX_FILE_BYTES);
    }

    /** @param maxFileBytes the largest file that is let through, in bytes */
    public CommitGuard(long maxFileBytes) {
        if (maxFileBytes <= 0) {
            throw new IllegalArgumentException("file limit: " + maxFileBytes + " bytes (expected: more than zero)");
        }
        this.maxFileBytes = maxFileBytes;
    }

    public long maxFileBytes() {
        return maxFileBytes;
    }

    /** Judges a path by its names alone. */
    public Verdict check(String path) {
        return PathRules.refusal(path)
                .<Verdict>map(rule -> new Verdict.HeldBack(rule, 0))
                .orElseGet(Verdict.Allowed::new);
    }

    /** Judges a file by its path, its size and its content. */
    public Verdict check(String path, byte[] content) {
        Verdict byName = check(path);
        if (byName instanceof Verdict.HeldBack) {
            return byName;
        }
        if (content.length > maxFileBytes) {
            return new Verdict.HeldBack("larger than " + maxFileBytes + " bytes", 0);
        }
        OptionalInt conflict = ConflictMarkers.firstLine(content);
        if (conflict.isPresent()) {
            return new Verdict.HeldBack(
                    "an unresolved Git conflict at line " + conflict.getAsInt() + "; choose a text, remove the markers",
                    0);
        }
        return verdict(scanner.scan(content));
    }

    /** Judges the text of a commit message, which is pushed like a file. */
    public Verdict checkMessage(String message) {
        return verdict(scanner.scan(message));
    }

    private static Verdict verdict(List<Finding> findings) {
        return findings.isEmpty()
                ? new Verdict.Allowed()
                : new Verdict.HeldBack(findings.get(0).ruleId(), findings.get(0).line());
    }
}
