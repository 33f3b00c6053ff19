package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.OwnWords;
import dev.aiemployee.cloud.triage.MailTask;
import java.util.regex.Pattern;

/** What a mail is about, as far as words tell; the first that fits. */
enum Matter {
    INVOICE("invoice|bill|payment|reminder|rechnung|zahlung|mahnung|facture|paiement|factura|pago"),
    MEETING("meeting|appointment|call|schedule|calendar|termin|treffen|besprechung|rendez-vous|réunion|cita|reunión"),
    OFFER("quote|quotation|estimate|offer|proposal|price list|angebot|kostenvoranschlag|devis|presupuesto"),
    QUESTION("\\?(?:\\s|$)"),
    OTHER("");

    private final Pattern words;

    Matter(String words) {
        this.words = words.matches("[\\p{L}|\\- ]+")
                ? Pattern.compile(
                        "\\b(?:" + words + ")s?\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)
                : Pattern.compile(words);
    }

    static Matter of(MailTask mail) {
        String text = mail.subject() + "\n" + OwnWords.of(mail.text());
        for (Matter matter : values()) {
            if (matter.words.matcher(text).find()) {
                return matter;
            }
        }
        return OTHER;
    }
}
