package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.OwnWords;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds urgent words in four languages, and those that say the contrary. */
final class UrgentWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern WORDS = Pattern.compile(
            "\\b(urgent(?:ly|e|es|emente)?|asap|emergency(?! (?:exit|light|lamp|kit|contact|number|door|stair|service))|emergencia|emergenza|deadline(?: is)? today"
                    + "|urgence|urgencia|urgenza"
                    + "|(?:sehr |sehr, sehr )?dringend(?:e[rsnm]?)?|eilt|eilig|notfall|frist l[äa]uft heute ab)\\b",
            FLAGS);
    /** Right before the word, with at most two words between. */
    private static final Pattern DENIED_BEFORE = Pattern.compile(
            "(?:\\b(?:not|hardly|kaum|apenas|never|no|non|neither|nor|less|nothing|without|cannot|nicht|nichts|kein\\w*|weniger|niemals|ohne|pas|plus"
                    + "|aucune?|moins|sans|rien|sin|nada|menos|ning[uú]n\\w*|tampoco|meno|niente|nessun\\w*|weder|noch|ni)"
                    + "|n['’]t)(?:[\\s-]+[\\p{L}'’]+){0,2}[\\s-]+(?:d['’])?$",
            FLAGS);

    private static final Pattern DENIED_AFTER =
            Pattern.compile("^\\s+(?:(?:es|das|aber|mir|uns|ja) ){0,2}(?:nicht|not|no|pas)\\b", FLAGS);
    private static final int BEFORE = 60;

    private UrgentWords() {}

    /** Why it is urgent, for a person; empty when it is not. The subject of an answer is the other side's. */
    static String of(String subject, String ownWords) {
        Optional<String> inSubject = OwnWords.isReply(subject) ? Optional.empty() : find(subject);
        return inSubject
                .map(word -> "the subject says \"" + word + "\"")
                .or(() -> find(ownWords).map(word -> "the text says \"" + word.replaceAll("\\s+", " ") + "\""))
                .orElse("");
    }

    private static Optional<String> find(String text) {
        Matcher word = WORDS.matcher(text);
        while (word.find()) {
            String before = text.substring(Math.max(0, word.start() - BEFORE), word.start());
            String after = text.substring(word.end(), Math.min(text.length(), word.end() + BEFORE));
            if (!DENIED_BEFORE.matcher(before).find()
                    && !DENIED_AFTER.matcher(after).find()) {
                return Optional.of(word.group(1));
            }
        }
        return Optional.empty();
    }
}
