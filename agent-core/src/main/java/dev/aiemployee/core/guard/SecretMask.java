package dev.aiemployee.core.guard;

import dev.aiemployee.core.guard.secret.KnownValues;
import dev.aiemployee.core.guard.secret.SecretScanner;

/**
 * Takes what looks like a secret out of words that come from outside, wherever this program writes them down: a log, a ledger, an
 * alert, a note. There is one for the process, as there is one log, and one set of passwords that a server could quote. Safe for
 * many threads.
 */
public final class SecretMask {
    private static volatile SecretScanner scanner = new SecretScanner();

    private SecretMask() {}

    /** From here on these values are masked too, whatever they look like; they take the place of those given before. */
    public static void know(KnownValues values) {
        scanner = new SecretScanner(values);
    }

    /** The text with each secret replaced by {@code [masked: rule]}; the same text when there is none. */
    public static String masked(String text) {
        return scanner.masked(text);
    }
}
