package dev.aiemployee.cloud.mail;

import dev.aiemployee.core.guard.SecretMask;

/**
 * Text of a mail in which whatever looks like a credential is replaced by the name of the rule that says so: a note of it would
 * be held back as a whole, and a note that went out would carry the secret into every clone.
 *
 * @param spans how many were replaced
 */
record Masked(String text, int spans) {
    private static final String MASK = "[masked: ";

    static Masked of(String text) {
        String masked = SecretMask.masked(text);
        return masked.equals(text) ? new Masked(text, 0) : new Masked(masked, Math.max(1, masks(masked) - masks(text)));
    }

    private static int masks(String text) {
        int count = 0;
        for (int at = text.indexOf(MASK); at >= 0; at = text.indexOf(MASK, at + 1)) {
            count++;
        }
        return count;
    }
}
