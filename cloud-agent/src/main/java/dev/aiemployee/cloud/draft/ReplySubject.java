package dev.aiemployee.cloud.draft;

import java.util.regex.Pattern;

/** The subject of an answer (RFC 5322 section 3.6.5): one {@code Re: }, whatever prefixes the mail came with. */
final class ReplySubject {
    /** Prefixes mail programs put on answers, in the languages one meets; a counter such as {@code Re[2]:} counts too. */
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:re|aw|antw|sv|vs|odp|ref|rif|ris|res|r|回复|答复|返信)(?:\\[\\d+\\])?\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE);
    /** What a mail server puts in front of a mail from outside; before a prefix of an answer it would hide that. */
    private static final Pattern OUTSIDE = Pattern.compile(
            "^(?:[\\[({<*]{1,3}\\s*(?:ext|extern|external|externe|esterno|externo|extern(?:al)? (?:e-?mail|sender|mail))\\s*:?\\s*[\\])}>*]{1,3}"
                    + "|(?:extern|external)\\s*[:：])\\s*",
            Pattern.CASE_INSENSITIVE);

    private ReplySubject() {}

    static String to(String subject) {
        String bare = bare(subject);
        return bare.isEmpty() || bare.equals("(no subject)") ? "Re: your message" : "Re: " + bare;
    }

    /** The subject without such prefixes. */
    static String bare(String subject) {
        String bare = subject.strip();
        String shorter = shorter(bare);
        while (!shorter.equals(bare)) {
            bare = shorter;
            shorter = shorter(bare);
        }
        return bare;
    }

    private static String shorter(String subject) {
        return PREFIX.matcher(OUTSIDE.matcher(subject).replaceFirst("")).replaceFirst("");
    }
}
