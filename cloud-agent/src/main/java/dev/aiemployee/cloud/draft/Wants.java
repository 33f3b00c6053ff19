package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.OwnWords;
import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.guard.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the writer of a mail wants, in one line of their own words: the first sentence with a question or a request, else the subject.
 * Nothing is added to it and nothing put otherwise. The same mail always gives the same line.
 */
final class Wants {
    /** The longest line, in characters. */
    static final int LONGEST = 120;

    private static final int MOST_SENTENCES = 200;
    private static final Pattern SIGNATURE = Pattern.compile("(?m)^(?:-- ?|__+|--+)$");
    private static final Pattern PARAGRAPH =
            Pattern.compile("\\n[ \\t]*\\n|\\n(?=[ \\t]*(?:[-*+•]|[0-9]{1,3}[.)])\\s)");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…])[\"'”’)]*\\s+(?=[\\p{Lu}\\p{Lo}\"'“„«¿¡(0-9])");
    /** What ends in a full stop without ending a sentence: an ordinal, an initial, an abbreviation, a day of the week before its date. */
    private static final Pattern GOES_ON =
            Pattern.compile("(?:^|[\\s(\"'“„«/])(?:[0-9]{1,2}|\\p{L}|(?:\\p{L}\\.\\s?)+\\p{L}|\\p{L}*[Ss]tr"
                    + "|(?i:dr|prof|ing|dipl|hr|hrn|frl|mr|mrs|ms|mme|mlle|mm|st|ste|sra?|srta|dra?|uds?|ca|bzw|bzgl|evtl|ggf|inkl|exkl|zzgl|abzgl"
                    + "|max|min|ungef|nr|no|nos|núm|tel|art|abs|pos|kap|env|approx|incl|excl|vs|av|avda|bd|pl|jr|inc|ltd|co|gmbh|jan|feb|febr"
                    + "|mrz|apr|jun|jul|aug|sep|sept|okt|oct|nov|dez|dec|janv|févr|avr|juil|déc|ene|abr|ago|dic|mon|tue|wed|thu|fri)"
                    + "|Mo|Di|Mi|Do|Fr|Sa)\\.$");

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern GREETING = Pattern.compile(
            "(?i)^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?"
                    + "|moin|servus|bonjour|bonsoir|ch[eè]re?s?|madame|monsieur|hola|buenos d[ií]as|buenas(?: tardes)?|estimad[oa]s?|querid[oa]s?)\\b[^.?!,:]{0,60}[,!:.]?\\s*");
    private static final Pattern SMALL_TALK = Pattern.compile(
            "(?i)^(?:how are you|how is it going|how's it going|hope you|i hope|wie geht(?:'s| es)|ich hoffe|comment (?:allez|vas)|ça va"
                    + "|c[oó]mo (?:est[aá]s?|le va)|espero que).*");
    private static final Pattern QUESTION = Pattern.compile("[?？؟]");
    private static final Pattern REQUEST = Pattern.compile(
            "\\b(?:please|could you|can you|would you|i need|we need|i'd like|i would like|we would like|we'd like|i want|we want|let me know|send me|send us"
                    + "|bitte|bräuchten?|brauchen?|benötigen?|möchten?|hätten? gern\\w*|könn(?:en|ten) sie|kannst du"
                    + "|s'il vous pla[iî]t|merci de|veuillez|pourriez-vous|pouvez-vous|j'aimerais|je voudrais|nous souhait\\w+|je souhait\\w+"
                    + "|por favor|podr[ií]as?|puedes?|necesit\\w+|quisi[eé]ra\\w*|me gustar[ií]a)(?!\\w)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private Wants() {}

    /** One line of at most {@value #LONGEST} characters in which nothing is a link, an embed, a tag or HTML; may be empty. */
    static String of(MailTask mail) {
        List<String> sentences = sentences(OwnWords.of(mail.text()));
        String said = first(sentences, QUESTION)
                .or(() -> first(sentences, REQUEST))
                .orElseGet(() -> ReplySubject.bare(mail.subject()));
        return line(said);
    }

    /** The same of words that are one line already, or should be. */
    static String line(String said) {
        String shown = SecretMask.masked(ADDRESS.matcher(said).replaceAll("(link)"));
        String line = harmless(cut(shown, LONGEST));
        for (int most = LONGEST - 1; line.length() > LONGEST; most--) { // taking marks apart makes it longer
            line = harmless(cut(shown, most));
        }
        return line;
    }

    private static String harmless(String text) {
        return QuotedText.property(text).replaceAll("(?<![^\\s(])#(?=\\S)", "# ");
    }

    private static Optional<String> first(List<String> sentences, Pattern sign) {
        return sentences.stream()
                .filter(sentence -> sign.matcher(sentence).find())
                .findFirst();
    }

    private static List<String> sentences(String text) {
        String said = SIGNATURE.split(text, 2)[0];
        List<String> sentences = new ArrayList<>();
        for (String paragraph : PARAGRAPH.split(said, MOST_SENTENCES)) {
            String line = paragraph.replaceAll("\\s+", " ").strip().replaceFirst("^(?:[-*+•]|[0-9]{1,3}[.)]) ", "");
            for (String sentence : apart(GREETING.matcher(line).replaceFirst(""))) {
                if (sentence.contains(" ") && !SMALL_TALK.matcher(sentence).matches()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    private static List<String> apart(String line) {
        List<String> sentences = new ArrayList<>();
        String begun = "";
        for (String piece : SENTENCE.split(line, MOST_SENTENCES)) {
            begun = begun.isEmpty() ? piece.strip() : begun + " " + piece.strip();
            if (!GOES_ON.matcher(begun.substring(Math.max(0, begun.length() - 24)))
                    .find()) {
                sentences.add(begun);
                begun = "";
            }
        }
        if (!begun.isEmpty()) {
            sentences.add(begun);
        }
        return sentences;
    }

    /** At a blank where there is one. */
    private static String cut(String text, int most) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= most) {
            return line;
        }
        int blank = line.lastIndexOf(' ', most - 1);
        int end = blank > most / 2 ? blank : most - 1;
        end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
        return line.substring(0, end).stripTrailing() + "…";
    }
}
