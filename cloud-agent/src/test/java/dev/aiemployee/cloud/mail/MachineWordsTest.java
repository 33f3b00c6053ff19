package dev.aiemployee.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.handbook.Handbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets a draft and who does not, told by words alone or by a header, in the languages one meets. */
class MachineWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - | Jan de Vries <jan@firma.example> | Afwezig: offerte | Ik ben afwezig tot 5 december en lees mijn e-mail niet.
            - | Jan <jan@firma.example> | Automatisch antwoord: offerte | Bedankt voor uw bericht. Ik ben met vakantie.
            - | Giulia <g@f.example> | Risposta automatica: preventivo | Sono fuori ufficio fino al 3 dicembre.
            - | Giulia <g@f.example> | Fuori ufficio Re: preventivo | Sono assente dall'ufficio.
            - | Marie <m@f.example> | Absence : Re: devis | Je suis absente du bureau jusqu'au 4 décembre.
            - | Marie <m@f.example> | Réponse automatique : devis | Je suis en congé.
            - | João <j@f.example> | Resposta automática: orçamento | Estou ausente.
            - | João <j@f.example> | Ausência temporária | Estarei fora do escritório até dia 5.
            - | Piotr <p@f.example> | Automatyczna odpowiedź: oferta | Jestem na urlopie.
            - | Sven <s@f.example> | Autosvar: offert | Jag är på semester.
            - | Ole <o@f.example> | Automatisk svar: tilbud | Jeg er på ferie.
            - | Matti <m@f.example> | Automaattinen vastaus: tarjous | Olen lomalla.
            - | 田中 <t@f.example> | 自動応答: お見積もり | 不在にしております。
            - | Petr <p@f.example> | Automatická odpověď: nabídka | Jsem mimo kancelář.
            - | Ivan <i@f.example> | Автоматический ответ: заказ | Я в отпуске.
            - | Ali <a@f.example> | Otomatik yanıt: teklif | Ofis dışındayım.
            - | Nagy <n@f.example> | Automatikus válasz: ajánlat | Szabadságon vagyok.
            - | Bob <b@f.example> | Out of the office until Monday | I am out of the office.
            - | Bob <b@f.example> | OOO: quote | I'm away.
            - | Bob <b@f.example> | On vacation Re: quote | I am on vacation with limited access to email.
            - | Anna <a@f.example> | Urlaub Re: Angebot | Vielen Dank für Ihre Nachricht. Ich bin bis 5.12. im Urlaub und lese keine Mails. In dringenden Fällen wenden Sie sich an Tom.
            Auto-Submitted: auto-replied | Bob <b@f.example> | Re: quote | thanks
            X-Autoreply: yes | Bob <b@f.example> | Re: quote | thanks
            X-Autorespond: 1 | Bob <b@f.example> | Re: quote | thanks
            Precedence: auto_reply | Bob <b@f.example> | Re: quote | thanks
            X-Auto-Response-Suppress: All | Bob <b@f.example> | Re: quote | thanks
            List-Id: <x.y> | Bob <b@f.example> | quote | thanks
            X-Loop: b@f.example | Bob <b@f.example> | quote | thanks
            Return-Path: <> | Bob <b@f.example> | quote | thanks
            X-Mailer: MailChimp Mailer | Bob <b@f.example> | Sale | unsubscribe
            X-Spam-Flag: YES | Bob <b@f.example> | quote | thanks
            X-Spam-Status: Yes, score=12.1 | Bob <b@f.example> | quote | thanks
            X-Rspamd-Action: add header ~ X-Spam: Yes | Bob <b@f.example> | quote | t
            X-MS-Exchange-Organization-SCL: 9 | Bob <b@f.example> | quote | t
            - | Shop <service@f.example> | Ihre Bestellung 4711 wurde versandt | Diese E-Mail wurde automatisch erstellt. Bitte antworten Sie nicht auf diese Nachricht.
            - | Shop <service@f.example> | Your receipt | This is an automated message, please do not reply.
            - | Shop <service@f.example> | Votre facture | Ceci est un message automatique, merci de ne pas y répondre.
            - | Shop <service@f.example> | La tua fattura | Questo messaggio è stato generato automaticamente, si prega di non rispondere.
            - | Shop <service@f.example> | Su factura | Este es un mensaje automático, por favor no responda a este correo.
            - | Shop <service@f.example> | Uw factuur | Dit is een automatisch gegenereerd bericht. U kunt niet op deze e-mail reageren.
            - | Shop <service@f.example> | Twoja faktura | Ta wiadomość została wygenerowana automatycznie. Prosimy na nią nie odpowiadać.
            - | Shop <service@f.example> | Din faktura | Detta är ett automatiskt meddelande och går inte att svara på.
            - | Shop <service@f.example> | A sua fatura | Esta é uma mensagem automática, por favor não responda.
            - | Support <support@f.example> | [#12345] We received your request | Your ticket has been created. A member of our team will get back to you.
            - | Support <support@f.example> | Ticket #552 wurde erstellt | Vielen Dank, wir haben Ihre Anfrage erhalten. Ihre Ticketnummer lautet 552.
            - | Anna <a@f.example> | Gelesen: Angebot | Ihre Nachricht wurde am Freitag gelesen.
            - | Anna <a@f.example> | Lu : devis | Votre message a été lu.
            - | Anna <a@f.example> | Letto: preventivo | Il messaggio è stato letto.
            - | Mail Delivery System <MAILER-DAEMON@f.example> | Undelivered Mail Returned to Sender | 550 user unknown
            - | Mail Delivery Subsystem <mailer-daemon@googlemail.example> | Delivery Status Notification (Failure) | Address not found
            - | postmaster@f.example | Unzustellbar: Angebot | Ihre Nachricht konnte nicht zugestellt werden.
            - | postmaster@f.example | Non remis : devis | Votre message n'a pas pu être remis.
            """)
    void aMachineGetsNoDraft(String header, String from, String subject, String text) {
        assertThat(wantsReply(header, from, subject, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - | Anna <a@f.example> | Urlaub im Dezember | Können Sie vor Ihrem Urlaub noch liefern?
            - | Anna <a@f.example> | Out of stock? | Are the chairs out of stock? I am out of ideas.
            - | Bob <b@f.example> | Vacation home furniture | We are looking for a table for our vacation home. Could you quote?
            - | Bob <b@f.example> | Re: automatic doors | Could you offer automatic doors?
            - | Ticket Office <anna@theatre.example> | Tickets for the show | Could you build a ticket desk for us? Please reply by Friday.
            - | Noreen Reply <noreen.reply@f.example> | Chairs | Do you have chairs?
            - | Anna <a@f.example> | Bitte antworten Sie nicht zu spät | Bitte antworten Sie mir bis Freitag, wir brauchen das Angebot.
            - | Bob <b@f.example> | Question | Please do not reply to my old address, use this one. How much is the oak table?
            - | Marie <m@f.example> | Absence de nouvelles | Nous sommes sans nouvelles de notre commande. Pouvez-vous répondre ?
            - | Bob <b@f.example> | Your newsletter | I read your newsletter. How do I subscribe to a course?
            - | Ana <a@f.example> | Pedido de orçamento | Bom dia, pode enviar um orçamento para uma mesa?
            - | Jan <j@f.example> | Vraag | Kunt u mij een offerte sturen voor een tafel?
            Precedence: normal | Bob <b@f.example> | Quote | How much?
            Auto-Submitted: no | Bob <b@f.example> | Quote | How much?
            X-Spam-Status: No, score=-1 | Bob <b@f.example> | Quote | How much?
            X-Spam-Flag: NO | Bob <b@f.example> | Quote | How much?
            Organization: Autoresponder GmbH | Bob <b@f.example> | Quote | How much?
            - | Mailer Daemon Band <booking@mailerdaemon.example> | Stage | Could you build us a stage?
            - | Anna <a@f.example> | Gelesen und Frage | Ich habe Ihr Angebot gelesen. Geht es auch in Eiche?
            - | Anna <info@f.example> | Anfrage | Was kostet ein Tisch?
            - | Anna <support@f.example> | Question about your chairs | Could you send us 40 chairs?
            - | Anna <news@smalltown-paper.example> | Interview | Could we interview you for the paper?
            - | Anna <bounce.anna@f.example> | Trampoline | Wie viel kostet das?
            - | Bob <b@f.example> | Delivery failure of your chairs | Two of the chairs arrived broken. What can we do?
            - | Bob <b@f.example> | Undelivered chairs | The chairs have not been delivered. When will they come?
            - | Bob <b@f.example> | Re: quote | I am on vacation next week. Could you deliver before?
            - | Anna <a@f.example> | Re: Angebot | Ihre Nachricht habe ich erhalten, danke. Ticket 4711 ist für Samstag, passt das?
            - | Anna <a@f.example> | Betriebsferien | Sie haben ja Betriebsferien bis 6. Januar. Wann kommt der Tisch?
            - | Marie <m@f.example> | Vacances | Je suis en vacances chez vous en mai, peut-on visiter votre atelier ?
            """)
    void aPersonWhoUsesTheSameWordsGetsOne(String header, String from, String subject, String text) {
        assertThat(wantsReply(header, from, subject, text)).isTrue();
    }

    private static boolean wantsReply(String header, String from, String subject, String text) {
        String more = header.equals("-") ? "" : header.replace(" ~ ", "\n") + "\n";
        Mail mail = MailFixtures.mail(more + "From: " + from + "\nTo: office@workshop.example\nSubject: " + subject
                + "\nMessage-ID: <m@engines.example>\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n");
        return Triage.of(mail, Handbook.NONE).wantsReply();
    }
}
