package dev.aiemployee.core.guard;

import dev.aiemployee.core.guard.secret.Finding;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Judges everything that would enter a commit: name, size, content, message. Safe for many threads when what allows is. */
public final class CommitGuard {
    /** Attachments larger than this stay on their own machine. */
    public static final long DEFAULT_MAX_FILE_BYTES = 25L << 20;

    private final SecretScanner scanner;
    private final Predicate<String> allowed;
    private final long maxFileBytes;

    /** Knows no values of this machine and nothing that a person allowed. */
    public CommitGuard() {
        this(new SecretScanner(), fingerprint -> false);
    }

    /** @param allowed the fingerprints of findings that a person has looked at and found harmless; asked for each finding */
    public CommitGuard(SecretScanner scanner, Predicate<String> allowed) {
        this(scanner, allowed, DEFAULT_MAX_FILE_BYTES);
    }

    /** @param maxFileBytes the largest file that is let through, in bytes */
    public CommitGuard(SecretScanner scanner, Predicate<String> allowed, long maxFileBytes) {
        if (maxFileBytes <= 0) {
            throw new IllegalArgumentException("file limit: " + maxFileBytes + " bytes (expected: more than zero)");
        }
        this.scanner = scanner;
        this.allowed = allowed;
        this.maxFileBytes = maxFileBytes;
    }

    public long maxFileBytes() {
        return maxFileBytes;
    }

    /** Judges a path by its names, and by what they spell: a token may stand in a name as well. */
    public GuardVerdict check(String path) {
        return PathRules.refusal(path)
                .<GuardVerdict>map(GuardVerdict.Refused::new)
                .orElseGet(() -> verdict(names(path)));
    }

    /** The path as it is written; where it holds nothing, each name alone, as a slash is a digit of Base64. */
    private List<Finding> names(String path) {
        List<Finding> whole = scanner.scan(path);
        return whole.isEmpty() ? scanner.scan(path.replace('/', '\n')) : whole;
    }

    /** Judges a file by its path, its size and its content. */
    public GuardVerdict check(String path, byte[] content) {
        GuardVerdict byName = check(path);
        if (!(byName instanceof GuardVerdict.Allowed)) {
            return byName;
        }
        if (content.length > maxFileBytes) {
            return new GuardVerdict.Refused("larger than " + maxFileBytes + " bytes");
        }
        OptionalInt conflict = ConflictMarkers.firstLine(content);
        if (conflict.isPresent()) {
            return new GuardVerdict.Refused("an unresolved Git conflict at line " + conflict.getAsInt()
                    + "; choose a text, remove the markers");
        }
        return verdict(scanner.scan(content));
    }

    /** Judges the text of a commit message, which is pushed like a file. */
    public GuardVerdict checkMessage(String message) {
        return verdict(scanner.scan(message));
    }

    /**
     * Judges a change whose path is ours and whose text mostly is not: what a text says that none of those it comes from says. A
     * secret that is published already is not made worse by a claim of its task.
     *
     * @param before asked for only when there is something to compare
     */
    public GuardVerdict checkChange(Collection<byte[]> after, Supplier<? extends Collection<byte[]>> before) {
        List<Finding> fresh =
                after.stream().flatMap(text -> secrets(text).stream()).toList();
        if (fresh.isEmpty()) {
            return new GuardVerdict.Allowed();
        }
        Set<String> published = before.get().stream()
                .flatMap(text -> secrets(text).stream())
                .map(Finding::fingerprint)
                .collect(Collectors.toSet());
        return verdict(fresh.stream()
                .filter(finding -> !published.contains(finding.fingerprint()))
                .toList());
    }

    /** What looks like a secret in a part of a file, without what a person allowed. */
    public List<Finding> findings(byte[] part) {
        return secrets(part).stream()
                .filter(finding -> !allowed.test(finding.fingerprint()))
                .toList();
    }

    /** The text without what looks like a secret, for what an engine writes down by itself. */
    public String masked(String text) {
        return scanner.masked(text);
    }

    private List<Finding> secrets(byte[] text) {
        return scanner.scan(text);
    }

    private GuardVerdict verdict(List<Finding> findings) {
        List<Finding> secrets = findings.stream()
                .filter(finding -> !allowed.test(finding.fingerprint()))
                .toList();
        return secrets.isEmpty() ? new GuardVerdict.Allowed() : new GuardVerdict.HeldBack(secrets);
    }
}
