package dev.aiemployee.core.task;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the vault's repository is shared.
 *
 * @param value {@code ssh://host/path}, {@code user@host:path}, or, with a {@linkplain #warning warning},
 *     {@code https://host/path}, {@code file:///path}, an absolute path, or {@code http://} to a loopback address; never with a
 *     password or token in it
 */
public record GitRemote(String value) {
    private static final Pattern SSH_URL = Pattern.compile("ssh://[^\\s/:-][^\\s/]*/\\S+");
    private static final Pattern SSH_SHORT =
            Pattern.compile("[^\\s/:@-][^\\s/:@]*(@[^\\s/:@-][^\\s/:@]*)?:(?!//|:)\\S+");
    private static final Pattern HTTPS = Pattern.compile("https://[^\\s/@]+/\\S+");
    private static final Pattern LOOPBACK_HTTP =
            Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?/\\S+");
    private static final Pattern FILE = Pattern.compile("(file://)?/[^\\p{Cc}]+");
    private static final Pattern PASSWORD = Pattern.compile("[a-z]+://[^/]*:[^/]*@.*", Pattern.DOTALL);

    /** @throws IllegalArgumentException when the value is not of these forms; the message does not repeat it */
    public GitRemote {
        Objects.requireNonNull(value, "value");
        if (!isGitRemote(value)) {
            throw new IllegalArgumentException("Git remote: (expected: " + FORM + ")");
        }
    }

    /** The accepted forms, for a person. */
    public static final String FORM =
            "ssh://host/path, user@host:path, https://host/path or file:///path, without a password or token in it; http:// only to this machine itself";

    /** Whether text from outside would be a remote. */
    public static boolean isGitRemote(String text) {
        boolean known = isSsh(text)
                || HTTPS.matcher(text).matches()
                || LOOPBACK_HTTP.matcher(text).matches()
                || FILE.matcher(text).matches();
        return known && !PASSWORD.matcher(text).matches();
    }

    /** What speaks against this kind of remote; empty for SSH. */
    public Optional<String> warning() {
        if (isSsh(value)) {
            return Optional.empty();
        }
        return Optional.of(
                HTTPS.matcher(value).matches()
                        ? "HTTPS needs a token that can push; SSH with a deploy key can be limited to one repository"
                        : "a repository on this machine's own disk is no backup and reaches no other machine");
    }

    /** Whether text from outside would be a remote that is reached over SSH. */
    public static boolean isSsh(String text) {
        return SSH_URL.matcher(text).matches() || SSH_SHORT.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
