package dev.aiemployee.core.handbook;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address or a domain as a contact's row names it, in the form in which it is compared: lower case, the domain in ASCII.
 *
 * @param mailbox what stands before the @; empty for everybody of the domain
 * @param domain in lower case, {@code xn--} form where it is not ASCII
 */
record ContactAddress(String mailbox, String domain) {
    private static final Pattern WORD = Pattern.compile("[^\\s@<>()|,;:\"]+");
    private static final Pattern LABELS = Pattern.compile("[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+");
    /** Two standards of international names disagree on these letters, so their domain is compared as it is written. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

    /** What a person wrote: {@code a@b.example}, {@code b.example}, {@code @b.example}, {@code *@b.example}; else empty. */
    static Optional<ContactAddress> written(String text) {
        int at = text.lastIndexOf('@');
        String before = at < 0 ? "" : text.substring(0, at);
        String domain = text.substring(at + 1);
        boolean everybody = before.isEmpty() || before.equals("*");
        if (!LABELS.matcher(domain).matches()
                || !(everybody || WORD.matcher(before).matches())) {
            return Optional.empty();
        }
        return Optional.of(new ContactAddress(everybody ? "" : before.toLowerCase(Locale.ROOT), ascii(domain)));
    }

    boolean isDomain() {
        return mailbox.isEmpty();
    }

    @Override
    public String toString() {
        return isDomain() ? domain : mailbox + "@" + domain;
    }

    /** The form in which domains are compared; a name that has none stays as it is, in lower case. */
    static String ascii(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        if (AMBIGUOUS.matcher(lower).find()) {
            return lower;
        }
        try {
            return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return lower;
        }
    }
}
