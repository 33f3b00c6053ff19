package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.OwnWords;
import java.util.regex.Pattern;

/** Tells a mere thank-you, to which an answer would be one too many. Whatever asks, orders, limits or counts is more than that. */
final class Thanks {
    private static final int MOST_WORDS = 30;

    private static final Pattern THANKS = pattern(
            "dank|danke|dankesch[öo]n|thanks?|thank you|thx|merci|gracias|agradezco|grazie|remercie(?:ons)?|bedanke[nt]?");
    private static final Pattern MORE = pattern(
            "bitte\\w*|please|could|can|would|will|shall|should|k[öo]nn\\w+|kann\\w*|w[üu]rde\\w*|soll\\w*|pourr\\w+|pouv\\w+|peu[xt]"
                    + "|s'il|podr\\w+|pued\\w+|favor|need\\w*|brauch\\w*|want\\w*|m[öo]cht\\w*|voudr\\w+|quer\\w+|quier\\w+|wait\\w*|wart\\w*"
                    + "|let me know|tell me|sag\\w*|meld\\w*|send\\w*|schick\\w*|envo\\w+|offer\\w*|angebot\\w*|devis|presupuesto|advance|voraus"
                    + "|avance|antemano|but|aber|mais|pero|only|nur|except|leider|unfortunately|however|jedoch|malheureusement"
                    + "|when|wann|quand|where|wo|how|wie|what|was|anbei|attach\\w*|enclosed|ci-joint\\w*|adjunt\\w*|take|nehm\\w*|order\\w*"
                    + "|bestell\\w*|accept\\w*|einverstanden|agree\\w*|yes|ja|oui|s[íi]|no|nein|non|not|nicht|pas|noch|still|encore|also"
                    + "|auch|aussi|tambi[ée]n|urgent\\w*|dringend\\w*");

    private Thanks() {}

    /**
     * Whether a mail says nothing but thank you.
     *
     * @param text what the sender wrote, without the mail that is answered
     */
    static boolean isAll(String subject, String text) {
        String said = OwnWords.isReply(subject) ? text : subject + "\n" + text;
        return THANKS.matcher(said).find()
                && said.codePoints().noneMatch(point -> point == '?' || point == '¿' || Character.isDigit(point))
                && !MORE.matcher(said).find()
                && said.strip().split("\\s+", MOST_WORDS + 1).length <= MOST_WORDS;
    }

    private static Pattern pattern(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
