package dev.aiemployee.core.guard.secret;

/** What must stand around a keyword for a rule to be worth a try. Looks at a bounded number of characters. Pure. */
enum Surroundings {
    /** Nothing. */
    ANY,
    /** A token: a run of signs without a blank, of some length. The pattern need look no further than it. */
    TOKEN,
    /** A token with a digit in it. */
    TOKEN_WITH_DIGIT,
    /** Behind the two slashes of an address, a user's part. */
    USER_IN_ADDRESS,
    /** Further on in the line, an option of a command: {@link Windows} looks for one once in each line. */
    OPTION,
    /** Before the sign, the digits of an account. */
    DIGITS_BEFORE;

    /** No token is shorter. */
    static final int SHORTEST_TOKEN = 10;

    private static final int USER = 320;
    private static final int DIGITS = 15;
    private static final String ENDS_USER = "/\"'`<>{}$";
    private static final String OPTIONS = "pPawWUu-";

    boolean isToken() {
        return this == TOKEN || this == TOKEN_WITH_DIGIT;
    }

    /** @param place of the keyword's last character */
    boolean at(CharSequence text, int place) {
        return switch (this) {
            case ANY, TOKEN, TOKEN_WITH_DIGIT, OPTION -> true;
            case USER_IN_ADDRESS -> hasUser(text, place + 1);
            case DIGITS_BEFORE -> hasDigits(text, place);
        };
    }

    private static boolean hasUser(CharSequence text, int from) {
        int limit = Math.min(text.length(), from + USER);
        for (int at = from; at < limit; at++) {
            char here = text.charAt(at);
            if (here == '@') {
                return true;
            }
            if (here <= ' ' || ENDS_USER.indexOf(here) >= 0) {
                return false;
            }
        }
        return false;
    }

    /** Whether an option of those that rules ask for begins here. */
    static boolean isOption(CharSequence text, int at) {
        boolean blank = text.charAt(at) == ' ' || text.charAt(at) == '\t';
        return blank
                && at + 2 < text.length()
                && text.charAt(at + 1) == '-'
                && OPTIONS.indexOf(text.charAt(at + 2)) >= 0;
    }

    private static boolean hasDigits(CharSequence text, int place) {
        if (place < DIGITS) {
            return false;
        }
        for (int at = place - DIGITS; at < place; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }
}
