package dev.aiemployee.cloud.mail.text;

import java.util.Arrays;

/**
 * Carriage returns that a gateway left in a header, such as {@code \n\r} at a fold. The parser takes each one for a line end, so that
 * one beside another line end would be the empty line that ends the header (RFC 5322 section 2.1), and hide every field behind it.
 */
public final class StrayReturns {
    private StrayReturns() {}

    /**
     * Makes one line end of several, with blanks before it, up to the first empty line. A mail whose first line ends with a carriage
     * return alone has no others, and stays as it is.
     *
     * @param mail its start, which is changed; what stands where in it is not
     */
    public static byte[] blanked(byte[] mail) {
        int first = 0;
        while (first < mail.length && !isEnd(mail[first])) {
            first++;
        }
        if (isLineFeed(mail, pastReturns(mail, first))) {
            blankHeader(mail);
        }
        return mail;
    }

    private static void blankHeader(byte[] mail) {
        boolean empty = true;
        for (int at = 0; at < mail.length; ) {
            if (!isEnd(mail[at])) {
                empty = false;
                at++;
                continue;
            }
            int end = pastReturns(mail, at);
            if (!isLineFeed(mail, end)) {
                int kept = empty ? at - 1 : at; // the line end before, or the first of these
                byte sign = mail[kept];
                Arrays.fill(mail, kept, end - 1, (byte) ' ');
                mail[end - 1] = sign;
                at = end;
            } else if (empty) {
                return;
            } else {
                Arrays.fill(mail, at, Math.max(at, end - 2), (byte)
                        ' '); // up to two before a line feed are one end to the parser
                at = end + 1;
            }
            empty = true;
        }
    }

    private static boolean isEnd(byte sign) {
        return sign == '\r' || sign == '\n';
    }

    private static boolean isLineFeed(byte[] mail, int at) {
        return at < mail.length && mail[at] == '\n';
    }

    private static int pastReturns(byte[] mail, int from) {
        int at = from;
        while (at < mail.length && mail[at] == '\r') {
            at++;
        }
        return at;
    }
}
