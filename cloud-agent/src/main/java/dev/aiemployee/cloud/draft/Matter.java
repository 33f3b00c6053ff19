package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.triage.MailTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a mail is about, as far as words tell; the first that fits. */
enum Matter {
    INVOICE("invoice|bill|payment|reminder|rechnung|zahlung|mahnung"),
    MEETING("meeting|appointment|call|schedule|calendar|termin|treffen|besprechung"),
    OFFER("quote|quotation|estimate|offer|proposal|price list|angebot|kostenvoranschlag"),
    QUESTION("\\?(?:\\s|$)"),
    OTHER("");

    private static final int LOOKED_AT = 10_000;

    private final Pattern words;

    Matter(String words) {
        this.words = words.matches("[\\w| ]+")
                ? Pattern.compile(
                        "\\b(?:" + words + ")s?\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                : Pattern.compile(words);
    }

    static Matter of(MailTask mail) {
        String text = mail.subject() + "\n" + ownWords(mail.text());
        for (Matter matter : values()) {
            if (matter.words.matcher(text).find()) {
                return matter;
            }
        }
        return OTHER;
    }

    private static String ownWords(String text) {
        return text.substring(0, Math.min(text.length(), LOOKED_AT))
                .lines()
                .filter(line -> !line.startsWith(">"))
                .collect(Collectors.joining("\n"));
    }
}
