package dev.aiemployee.cloud.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.task.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No machine gets a draft, and no person is filed unseen. */
class PeopleAndMachinesTest {
    private static final OwnAddresses OWN = OwnAddresses.of("mara@workshop.example, @lindt.example", "desk");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Abwesenheitsnotiz: Re: Quote",
                "Subject: Automatic reply: Quote",
                "Subject: Respuesta automática: Presupuesto",
                "Subject: Absence du bureau : Re: planches",
                "Subject: Kredit\nX-Spam-Flag: YES",
                "Subject: Persil\nMailing-List: contact list-help@x.example; run by ezmlm",
                "Subject: Persil\nList-Help: <mailto:help@x.example>",
                "Subject: News\nX-Campaign-Id: 9",
                "Subject: Order\nReply-To: noreply@shop.example",
                "Subject: Gelesen: Angebot\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b"
            })
    void aMachineThatSaysSoInItsHeaderIsFiledWithAReason(String headers) {
        Verdict verdict = verdict("From: Ada <ada@engines.example>\nTo: mara@workshop.example\n" + headers, "Hello.");

        assertThat(verdict.noDraft()).isNotEmpty();
        assertThat(verdict.priority()).isEqualTo(Priority.LOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noreply", "team-no-reply", "keine-antwort", "nicht.antworten", "ne-pas-repondre", "no-responder",
                "non-rispondere", "nao-responda", "auto-confirm", "notifications", "bounce+x1", "news-bounces-1234"
            })
    void aSenderThatTakesNoRepliesGetsNone(String name) {
        assertThat(from(name + "@portal.example", "Your order has arrived.").noDraft())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce-house", "postmaster", "notify-me-smith", "norepl", "autohaus", "automeier"})
    void aNameThatOnlyLooksLikeAMachinesIsAPersons(String name) {
        assertThat(from(name + "@kunde.example", "What do ten boxes cost?").wantsReply())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dies ist eine automatisch erzeugte Nachricht, bitte antworten Sie nicht.",
                "This is an automated acknowledgement. Please do not reply to this message.",
                "Merci de ne pas répondre à ce message.",
                "Por favor, no responda a este mensaje.",
                "News from the world of wood.\n\nUnsubscribe: https://wood.example/u"
            })
    void whatOnlyItsWordsSayIsLeftToTheOperator(String text) {
        Verdict verdict = from("portal@town.example", text);

        assertThat(verdict.leftToYou()).isNotEmpty();
        assertThat(verdict.noDraft()).isEmpty();
        assertThat(verdict.priority()).isEqualTo(Priority.LOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Quote\nX-Failed-Recipients: a@b.example",
                "Subject: Unzustellbar: Angebot",
                "Subject: x\nX-MS-Exchange-Message-Is-Ndr:",
                "Subject: x\nContent-Type: multipart/report; report-type=delivery-status; boundary=b"
            })
    void aMailOfTheirsThatDidNotArriveWaitsForTheOperator(String headers) {
        Verdict verdict = verdict("From: Mail <mail@mx.example>\nTo: mara@workshop.example\n" + headers, "failed");

        assertThat(verdict.leftToYou()).contains("did not arrive");
        assertThat(verdict.priority()).isEqualTo(Priority.MEDIUM);
    }

    @Test
    void aMachineThatWantsSomethingDoneIsSeen() {
        Verdict booking = verdict(
                "From: <noreply@book.example>\nTo: mara@workshop.example\nSubject: New booking request",
                "Accept or decline within 24 hours.");
        Verdict office = verdict(
                "From: <noreply@tax.example>\nTo: mara@workshop.example\nSubject: Bescheid",
                "Einspruchsfrist beachten.");

        assertThat(booking.leftToYou()).isNotEmpty();
        assertThat(booking.priority()).isEqualTo(Priority.HIGH);
        assertThat(office.leftToYou()).isNotEmpty();
        assertThat(office.priority()).isEqualTo(Priority.MEDIUM);
    }

    @Test
    void whoAnswersOutOfAProgramIsAPerson() {
        String crm =
                "From: ada@engines.example\nTo: mara@workshop.example\nSubject: Re: Quote\nList-Unsubscribe: <mailto:u@x>\n";

        assertThat(verdict(crm + "In-Reply-To: <1@workshop.example>", "Fine. When?")
                        .wantsReply())
                .isTrue();
        assertThat(verdict(crm.strip(), "Fine. When?").wantsReply()).isFalse();
    }

    @Test
    void whoWroteIntoAFormIsAnswered() {
        Mail mail = mail(
                "From: Website <noreply@lindt.example>\nTo: mara@workshop.example\nSubject: Form\nReply-To: erik@posteo.example",
                "A table, please.");

        assertThat(Triage.of(mail, Handbook.NONE, OWN).wantsReply()).isTrue();
        assertThat(mail.answerTo().orElseThrow().address()).isEqualTo("erik@posteo.example");
    }

    @ParameterizedTest
    @CsvSource({
        "mara@workshop.example, '', ''",
        "other@lindt.example, '', ''",
        "desk@anywhere.example, '', ''",
        "info@workshop.example, '', ''",
        "roth@else.example, mara@workshop.example, only got a copy",
        "roth@else.example, '', addressed to somebody else"
    })
    void onlyAMailToTheOperatorIsAnswered(String to, String cc, String left) {
        Verdict verdict = verdict(
                "From: ada@engines.example\nTo: " + to + (cc.isEmpty() ? "" : "\nCc: " + cc) + "\nSubject: s",
                "Can you come?");

        assertThat(verdict.wantsReply()).isEqualTo(left.isEmpty());
        assertThat(verdict.leftToYou()).contains(left);
    }

    @Test
    void whatServersNotedOnTheWayCountsAsOwn() {
        assertThat(verdict(
                                "Delivered-To: info@shop.example\nFrom: ada@engines.example\nTo: info@shop.example\nSubject: s",
                                "x")
                        .wantsReply())
                .isTrue();
    }

    @Test
    void anotherAddressAtAMailProviderIsNotLikelyOnesOwn() {
        OwnAddresses own = OwnAddresses.of("", "mara@gmail.com");
        Mail mail = mail("From: ada@engines.example\nTo: maria@gmail.com\nSubject: s", "Can you come?");

        assertThat(Triage.of(mail, Handbook.NONE, own).leftToYou()).contains("somebody else");
    }

    @Test
    void aMailToOneselfIsNotAnswered() {
        assertThat(verdict("From: mara@workshop.example\nTo: mara@workshop.example\nSubject: idea", "x")
                        .leftToYou())
                .contains("yourself");
    }

    @Test
    void aReplyToOfOnesOwnIsNotWhereAnswersGo() {
        Mail mail = mail(
                "From: ada@engines.example\nTo: mara@workshop.example\nReply-To: mara@workshop.example\nSubject: s",
                "x");

        assertThat(OWN.answeredToOthers(mail).answerTo().orElseThrow().address())
                .isEqualTo("ada@engines.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dringend: door",
                "Eilt! Notfall",
                "C'est urgent",
                "Urgente: puerta",
                "urgent",
                "E' urgente",
                "It is not long, it is an emergency"
            })
    void urgentWordsOfFourLanguages(String subject) {
        assertThat(Urgency.of(subject, "")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is neither urgent nor important.",
                "less urgent",
                "it isn't urgent",
                "not that urgent",
                "Es eilt nicht",
                "nicht dringend",
                "kein Notfall",
                "pas urgent",
                "no es urgente",
                "nothing urgent",
                "non-urgent"
            })
    void whatIsSaidNotToBeUrgentIsNot(String text) {
        assertThat(Urgency.of("Question", text)).isEmpty();
    }

    @Test
    void theWordsOfTheMailThatIsAnsweredDoNotCount() {
        String outlook = "All well.\n\nVon: Mara\nGesendet: Donnerstag\nAn: Ada\nBetreff: x\n\nIt is urgent.";
        String gmail = "All well.\n\nOn Thu, Nov 26, 2026 at 8:11 Mara <m@x.example> wrote:\nIt is urgent.";

        assertThat(Triage.of(MailFixtures.from("a@b.example", "Re: URGENT: door", outlook), Handbook.NONE)
                        .urgency())
                .isEmpty();
        assertThat(Triage.of(MailFixtures.from("a@b.example", "door", gmail), Handbook.NONE)
                        .urgency())
                .isEmpty();
    }

    @Test
    void whatTheSenderMarkedImportantIsHigh() {
        assertThat(verdict("From: a@b.example\nTo: mara@workshop.example\nSubject: s\nImportance: high", "x")
                        .priority())
                .isEqualTo(Priority.HIGH);
    }

    private static Verdict from(String sender, String text) {
        return verdict("From: " + sender + "\nTo: mara@workshop.example\nSubject: s", text);
    }

    private static Verdict verdict(String headers, String text) {
        return Triage.of(mail(headers, text), Handbook.NONE, OWN);
    }

    private static Mail mail(String headers, String text) {
        return MailFixtures.mail(headers + "\nMessage-ID: <1@x.example>\n\n" + text + "\n");
    }
}
