package dev.aiemployee.local.desk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What helps against a mail server's refusal, by its reply code (RFC 5321, 4.2.3), its status code (RFC 3463) and, where it gives none,
 * by its words. One sentence each, for a person. Pure.
 */
enum RefusalAdvice {
    ADDRESS("The server does not know this address: correct it under `to`, `cc` or `bcc` in the note"),
    FULL("Their mailbox is full: tell them by another way, or try again later"),
    SIZE("The mail is too big for the server: take an attachment out, or make it smaller"),
    POLICY("The server does not take this mail by its own rules: change what its words name, or ask whoever runs it"),
    SENDER("The server does not let you send with this sender: look at `SMTP_FROM` and `SMTP_USER`; `local-agent check`"
            + " tries the login"),
    LOGIN(
            "The server does not take your login: look at `SMTP_USER` and `SMTP_PASSWORD`; `local-agent check` tries them"),
    OTHER("Mend what the words name; `local-agent check` looks at the settings");

    private static final Pattern REPLY =
            Pattern.compile("(?<![0-9.])([45][0-9][0-9])[ -]#?(?:([45])[.]([0-9]{1,3})[.]([0-9]{1,3})(?![0-9.]))?");
    private static final Pattern NOBODY = words(
            "user (?:is )?unknown|unknown (?:user|recipient|mailbox|address)|no such|does ?n[o']t exist|not found"
                    + "|mailbox unavailable|no mailbox|invalid (?:recipient|mailbox|address)|unrouteable|undeliverable address");
    private static final Pattern NO_ROOM = words("full|quota|over ?limit|insufficient storage");
    private static final Pattern TOO_BIG =
            words("too (?:big|large)|(?:size|length).*(?:exceed|limit|maximum)|exceed.*size");
    private static final Pattern RULES =
            words("spam|policy|block|blacklist|denied|prohibit|reputation|not allowed|virus|content");

    private final String words;

    RefusalAdvice(String words) {
        this.words = words;
    }

    /** What to do, without a full stop. */
    String words() {
        return words;
    }

    /** @param reason the server's words, as the ledger keeps them */
    static RefusalAdvice of(String reason) {
        Matcher reply = REPLY.matcher(reason);
        if (!reply.find()) {
            return OTHER;
        }
        int code = Integer.parseInt(reply.group(1));
        RefusalAdvice known = reply.group(2) == null
                ? OTHER
                : byStatus(Integer.parseInt(reply.group(3)), Integer.parseInt(reply.group(4)));
        return known == OTHER ? byCode(code, reason) : known;
    }

    private static RefusalAdvice byStatus(int subject, int detail) {
        return switch (subject) {
            case 1 -> detail == 7 || detail == 8 ? SENDER : ADDRESS;
            case 2 -> detail == 2 ? FULL : detail == 3 ? SIZE : detail == 1 ? ADDRESS : OTHER;
            case 3 -> detail == 4 ? SIZE : OTHER;
            case 7 -> detail == 8 || detail == 9 || detail == 11 ? LOGIN : POLICY;
            default -> OTHER;
        };
    }

    private static RefusalAdvice byCode(int code, String reason) {
        if (code == 530 || code == 534 || code == 535 || code == 538) {
            return LOGIN;
        } else if (NO_ROOM.matcher(reason).find()) {
            return FULL;
        } else if (TOO_BIG.matcher(reason).find()) {
            return SIZE;
        } else if (code == 551 || NOBODY.matcher(reason).find()) {
            return ADDRESS;
        }
        return code == 554 || RULES.matcher(reason).find() ? POLICY : OTHER;
    }

    private static Pattern words(String any) {
        return Pattern.compile("(?i)" + any);
    }
}
