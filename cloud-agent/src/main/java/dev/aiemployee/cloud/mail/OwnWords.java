package dev.aiemployee.cloud.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sender of a mail wrote, without what an earlier mail said that is quoted in it. */
public final class OwnWords {
    private static final int LOOKED_AT = 20_000;

    private static final Pattern REPLY = Pattern.compile(
            "(?i)^\\s*(?:[\\[(]ext[a-z]{0,5}[\\])]\\s*)?(?:re|aw|antw|sv|vs|odp|ref|rif|res|ris|r|回复|答复|返信)(?:\\[\\d+\\])?\\s*[:：]");

    /** Where mail programs put the mail that is answered: a block of header lines, a line of dashes, or "On ... Ada wrote:". */
    private static final Pattern EARLIER = Pattern.compile(
            "(?im)"
                    + "^[*_ ]*(?:von|from|de|da|van)[*_ ]*:.*\\R(?:.*\\R){0,2}?[*_ ]*"
                    + "(?:gesendet|sent|envoy[ée]|enviado(?: el)?|inviato|verzonden|datum|date|fecha|data)[*_ ]*:"
                    + "|^-{2,} ?(?:original message|urspr[üu]ngliche nachricht|message d'origine|message original|mensaje original"
                    + "|messaggio originale|oorspronkelijk bericht) ?-{2,}"
                    + "|^(?:on|am|le|el|il|op) [^\\n]{6,150}?(?:wrote|schrieb|a [ée]crit|escribi[óo]|ha scritto|schreef)[^\\n]{0,80}:\\s*$");

    private OwnWords() {}

    /** Whether the subject is that of the mail that is answered. */
    public static boolean isReply(String subject) {
        return REPLY.matcher(subject).find();
    }

    /** The beginning of the text, up to the mail that is answered and without quoted lines. */
    public static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        Matcher earlier = EARLIER.matcher(start);
        boolean own = earlier.find() && !start.substring(0, earlier.start()).isBlank();
        String words = own ? start.substring(0, earlier.start()) : start;
        return words.lines().filter(line -> !line.startsWith(">")).collect(Collectors.joining("\n"));
    }
}
