package dev.aiemployee.cloud.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.core.handbook.Handbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words alone say of a stranger's mail, in four languages and a bit. */
class TriageWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            urgent | Dringend: Heizung | Bitte sofort melden.
            urgent | Notfall | Wasserrohrbruch in der Küche!
            urgent | Eilt! Lieferung | Bitte heute noch.
            urgent | Urgent : livraison | Merci de répondre au plus vite.
            urgent | Livraison | C'est très urgent.
            urgent | Pedido | Es urgente, por favor.
            urgent | Urgencia | Necesito ayuda inmediata.
            urgent | ASAP please | need it
            urgent | Deadline today | x
            urgent | Emergency | flood
            urgent | Order | We need this as soon as possible, it is urgent!
            urgent | Angebot | Es ist sehr dringend, bitte rufen Sie an.
            urgent | Angebot | Frist läuft heute ab.
            urgent | Demande | Urgence : dégât des eaux
            urgent | Ordine | È urgente
            medium | Anfrage | Es ist nicht dringend.
            medium | Anfrage | Das eilt nicht.
            medium | Anfrage | Hat keine Eile, nicht eilig.
            medium | Frage | Keine Dringlichkeit.
            medium | Question | Not urgent at all.
            medium | Question | There is no urgency.
            medium | Question | This isn't urgent.
            medium | Question | It is hardly urgent, no rush.
            medium | Question | Ce n'est pas urgent.
            medium | Question | Rien d'urgent.
            medium | Pregunta | No es urgente.
            medium | Pregunta | No hay urgencia, sin prisa.
            medium | Question | nothing urgent
            medium | Question | It need not be done asap.
            medium | Lamp | We want the emergency exit lamp quoted.
            medium | Course | emergency lighting catalogue
            medium | Notfallkoffer | Haben Sie Notfallkoffer aus Holz?
            medium | Re: URGENT offer | Thanks, that is fine.
            medium | AW: Dringend | Passt, danke.
            """)
    void urgentIsWhatSaysSoAndDoesNotDenyIt(String priority, String subject, String text) {
        assertThat(verdict(subject, text).priority().word()).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            false | Danke! | Vielen Dank für die schnelle Lieferung, alles bestens. Liebe Grüße Anna
            false | Re: Angebot | Danke, passt. Gruß Anna
            false | Thanks | Thank you, got it.
            false | Merci | Merci beaucoup, c'est parfait.
            false | Gracias | Muchas gracias, todo perfecto.
            false | FYI | Just for your information, no reply needed.
            false | Info | Nur zur Info, keine Antwort nötig.
            false | Info | Pas besoin de répondre.
            false | Info | No hace falta responder.
            true | Danke! | Danke für das Angebot. Können Sie auch in Eiche liefern?
            true | Thanks | Thank you. Please send the invoice.
            true | Danke | Danke. Bitte schicken Sie mir noch die Rechnung.
            true | Merci | Merci. Pourriez-vous nous envoyer le devis ?
            false | Mehr Kunden für Ihre Tischlerei | Hallo, wir sind eine Agentur für Online-Marketing und bringen Ihnen garantiert 30 neue Anfragen im Monat. Haben Sie 15 Minuten für ein Gespräch?
            false | Quick question about your website | Hi, I came across your website and noticed it could rank higher on Google. We are an SEO agency. Would you be open to a quick call?
            false | Partnership | I help businesses like yours generate leads. Are you available for a 15-minute call this week?
            false | SEO | Nous sommes une agence de référencement et pouvons améliorer votre position sur Google. Seriez-vous disponible pour un appel ?
            false | Posicionamiento web | Somos una agencia de marketing digital y podemos mejorar el posicionamiento de su web en Google. ¿Tiene 15 minutos?
            false | Congratulations you won | You have been selected to receive 1,000,000 USD. Send your bank details.
            false | Investment opportunity | Earn 300% with bitcoin trading in 30 days guaranteed.
            false | Inheritance | I am barrister John. My late client left 10.5 million dollars. Contact me.
            false | Viagra | Cheap pills online pharmacy no prescription
            true | Website | Could you put our logo on your website? We are an agency that rents your hall.
            true | Call | Can we have a quick call about the 40 chairs?
            true | Google | I found you on Google. Do you repair chairs?
            true | Leads | Do you have lead weights for curtains?
            true | Partnership | We run a hotel and look for a carpenter as a partner. Could you visit us?
            true | Bitcoin | Do you accept bitcoin for the table?
            """)
    void whatWantsAnAnswerGetsADraft(boolean draft, String subject, String text) {
        assertThat(verdict(subject, text).wantsReply()).isEqualTo(draft);
    }

    private static TriageVerdict verdict(String subject, String text) {
        return Triage.of(MailFixtures.from("Anna Berger <anna@kunde.example>", subject, text), Handbook.NONE);
    }
}
