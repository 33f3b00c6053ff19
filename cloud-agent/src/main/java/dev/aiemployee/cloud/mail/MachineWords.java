package dev.aiemployee.cloud.mail;

import dev.aiemployee.cloud.mail.text.PlainLetters;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What programs write in the languages one meets, when no header says that they are programs. Everything is compared as
 * {@link PlainLetters}; a line for each language. What people write as well counts only beside a second sign.
 */
final class MachineWords {
    private static final Pattern ABSENCE_SUBJECT = anyOf(
            "^(?:(?:re|aw|antw|sv|vs|odp) ?: ?)?(?:",
            List.of(
                    "auto(?:matic|mated)?[ -]?(?:reply|response)|out[ -]of[ -](?:the[ -])?office",
                    "abwesenheits\\w*|automatische (?:antwort|abwesenheit|e-?mail)\\w*|auto(?:matisch)?-?antwort",
                    "reponse automatique|absence du bureau|message d'absence",
                    "respuesta automatica|fuera de (?:la )?oficina",
                    "risposta automatica|fuori (?:ufficio|sede)",
                    "resposta automatica|fora do escritorio",
                    "automatisch antwoord|afwezigheid\\w*|afwezig ?:",
                    "autosvar|automatiskt? svar|franvaromeddelande|fravaersmelding|fravaer",
                    "automaattinen vastaus|poissaoloilmoitus",
                    "automatyczna odpowiedz|automaticka odpoved|automatikus valasz|raspuns automat",
                    "otomatik (?:yanit|cevap)|αυτοματη απαντηση",
                    "автоответ|автоматическ[а-я]+ ответ|автоматична відповідь",
                    "自動応答|自動返信|自动回复|自動回覆|자동 ?회신|자동 ?응답"),
            ").*");

    private static final Pattern ABSENCE_WORD = anyOf(
            "\\b(?:",
            List.of(
                    "ooo|out of (?:the )?office|on (?:annual |parental )?leave|(?:on|in) (?:vacation|holidays?)",
                    "urlaub|abwesen[dh]\\w*|ausser haus|elternzeit|betriebsferien",
                    "absen[tc]e?\\w*|conges?|vacances|ausen\\w+|vacaciones|assen[tz]\\w*|ferie|ferias",
                    "afwezig\\w*|vakantie|semester|franvar\\w*|ferie|loma\\w*|urlop\\w*|dovolen\\w*|szabadsag\\w*|izin\\w*"),
            ")\\b");

    private static final Pattern IS_AWAY = anyOf(
            "(?:",
            List.of(
                    "\\bi(?:'m| am) (?:currently )?(?:out of (?:the )?office|away|on [^.\\n]{0,20}?(?:leave|vacation|holidays?))",
                    "(?:limited|no) access to (?:my )?e-?mails?|(?:when|after) i (?:return|am back|get back)",
                    "(?:bin|befinde mich)[^.\\n]{0,20}[^\\n]{0,40}(?:im urlaub|abwesend|nicht im (?:buro|haus)|ausser haus)",
                    "lese (?:ich )?(?:in dieser zeit )?keine e?-?mails|mails? (?:wird|werden) nicht (?:gelesen|weitergeleitet)",
                    "je suis (?:actuellement )?(?:absente?|en conges?|en vacances)|je serai (?:absente?|de retour)",
                    "(?:estoy|estare|me encuentro) (?:fuera de la oficina|de vacaciones|ausente)",
                    "sono (?:assente|in ferie|fuori (?:ufficio|sede))|saro (?:assente|in ferie|fuori)",
                    "(?:estou|estarei) (?:ausente|de ferias|fora do escritorio)",
                    "ben [^.\\n]{0,30}(?:afwezig|(?:op|met) vakantie|niet (?:op|aanwezig))",
                    "j(?:ag ar|eg er) (?:pa (?:semester|ferie)|ikke pa kontoret|inte pa kontoret|bortrest|borte)",
                    "olen (?:lomalla|poissa)|(?:jestem|przebywam) (?:na urlopie|poza biurem)",
                    "jsem (?:mimo kancelar|na dovolene)|szabadsagon vagyok|ofis disinda|izindeyim|в отпуске|不在"),
            ")");

    private static final Pattern SAYS_SO = anyOf(
            "(?:",
            List.of(
                    "automated (?:message|e-?mail|acknowledge?ment|notification|response|reply|mail)|automatically generated",
                    "do not (?:reply|respond) to this|don't reply to this|please do not reply(?! to (?!this))",
                    "(?:mailbox|inbox|address) is not monitored",
                    "automatisch (?:erzeugt|generiert|erstellt|versandt|versendet)|automatisierte (?:nachricht|e-?mail|benachricht)",
                    "(?:bitte )?(?:antworten sie|antworte) (?:bitte )?nicht auf (?:diese|dieses)|bitte antworten sie nicht(?! (?:an|zu))",
                    "bitte nicht (?:auf diese \\S+ )?antworten",
                    "message (?:genere )?automatique|envoye automatiquement|(?:merci de )?ne pas (?:y )?repondre(?! a (?!ce))",
                    "mensaje (?:generado )?automatic|generado automaticamente|no respond(?:a|er|as) a este",
                    "messaggio (?:generato )?automatic|generat[ao] automaticamente|(?:si prega di )?non rispondere(?: a quest|[.!])",
                    "mensagem automatica|gerad[ao] automaticamente|(?:por favor,? )?nao responda(?: a est|[.!])",
                    "automatisch (?:gegenereerd|verzonden)|niet (?:te )?(?:be)?antwoorden? op (?:deze|dit)",
                    "niet op (?:deze|dit) \\S+ (?:reageren|antwoorden)",
                    "automatiskt (?:meddelande|genererat|utskick)|(?:gar inte|kan inte|kan ikke) (?:att )?(?:be)?svar",
                    "automatisk (?:generer\\w+|besked|melding|sendt)|ikke svar pa denne",
                    "automaattinen viesti|lahetetty automaattisesti|ala vastaa tahan",
                    "wygenerowana? automatycznie|wiadomosc (?:zostala wyslana )?automatyczn|(?:prosimy|prosze) [^.\\n]{0,20}nie odpowiadac",
                    "automaticky (?:vygenerovan|zaslan|odeslan)|neodpovidejte|automatikusan (?:general|kuldot)|ne valaszoljon",
                    "generat automat|nu raspundeti|otomatik olarak|(?:yanitlamay|cevaplamay)in|αυτοματο μηνυμα|μην απαντ",
                    "(?:создано|отправлено|сформировано) автоматически|автоматическое (?:сообщение|письмо|уведомление)|не отвечайте на (?:это|данное)",
                    "このメールは自動|自動送信|自動配信|返信しないで|ご返信いただ(?:けません|いても)|请勿(?:直接)?回复|請勿(?:直接)?回覆|系统自动|회신하지 ?마|자동(?:으로)? ?발송"),
            ")");

    private static final Pattern TICKET = anyOf(
            "(?:",
            List.of(
                    "\\bticket\\b|\\bcase (?:id|number|no)|\\b(?:request|reference|incident) (?:id|number|no\\b)|[#\\[] ?#?\\d{3,}",
                    "ticket-?(?:nummer|nr)|vorgangsnummer|numero (?:de|di|du) (?:ticket|caso|dossier|demande|protocollo)",
                    "ticketnummer|numer zgloszenia|arendenummer|sagsnummer"),
            ")");

    private static final Pattern HAS_ARRIVED = anyOf(
            "(?:",
            List.of(
                    "(?:ticket|case|request|message|inquiry|enquiry) (?:has been|was|is) (?:created|opened|received|registered|logged)",
                    "(?:we(?:'ve| have)? (?:safely )?received|thank you for) your (?:request|message|e-?mail|inquiry|enquiry)",
                    "(?:anfrage|nachricht|e-?mail)[^.\\n]{0,30} (?:erhalten|eingegangen|erfasst|registriert)|ticket[^.\\n]{0,20} (?:erstellt|eroffnet)",
                    "(?:avons bien recu|a bien ete recue?|accusons reception)|hemos recibido (?:su|tu)|(?:ha|hemos) (?:creado|registrado)",
                    "abbiamo ricevuto la (?:sua|tua|vostra)|recebemos (?:o seu|a sua)|hebben (?:uw|je) \\S+ ontvangen",
                    "har (?:mottagit|modtaget|mottatt) (?:din|ditt|ert)|otrzymalismy (?:twoje|panstwa)"),
            ")");

    private final String subject;
    private final String words;

    /** @param words what the sender wrote, without what is quoted */
    MachineWords(String subject, String words) {
        this.subject = PlainLetters.of(subject).strip();
        this.words = PlainLetters.of(words);
    }

    /** Whether it tells that somebody is away, and asks nothing. */
    boolean isAbsence() {
        return ABSENCE_SUBJECT.matcher(subject).matches()
                || (ABSENCE_WORD.matcher(subject).find()
                        && IS_AWAY.matcher(words).find()
                        && !asks());
    }

    /** Whether it says that a program wrote it, or acknowledges a mail as programs do that count requests. */
    boolean isMachine() {
        return SAYS_SO.matcher(words).find()
                || ((TICKET.matcher(subject).find() || TICKET.matcher(words).find())
                        && HAS_ARRIVED.matcher(subject + "\n" + words).find()
                        && !asks());
    }

    private boolean asks() {
        return words.indexOf('?') >= 0;
    }

    private static Pattern anyOf(String before, List<String> languages, String after) {
        return Pattern.compile(before + String.join("|", languages) + after);
    }
}
