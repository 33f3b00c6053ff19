package dev.aiemployee.core.approval;

import java.util.regex.Pattern;

/**
 * A mail's id as an answer may name it in a header: a stranger's need not be a good one. Both agents judge it here, so that the note says
 * what the header will hold.
 */
public final class MessageId {
    /** So that a line has at most 998 characters (RFC 5322 section 2.1.1), the name of the field before it included. */
    public static final int LONGEST = 980;

    /** Printable ASCII between brackets; a blank only in a quoted part (RFC 5322 section 4.5.4). */
    private static final Pattern WRITABLE = Pattern.compile(
            "<(?:\"(?:[\\x20-\\x7E&&[^\"\\\\<>]]|\\\\[\\x20-\\x7E&&[^<>]])*+\"|[\\x21-\\x7E&&[^<>]])++>");

    private MessageId() {}

    /** Whether a text is an id, brackets included, that may stand in a header. */
    public static boolean isWritable(String text) {
        return text.length() <= LONGEST && WRITABLE.matcher(text).matches();
    }
}
