package dev.aiemployee.cloud.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailAddress;
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
        TriageVerdict verdict =
                verdict("From: Ada <ada@engines.example>\nTo: mara@workshop.example\n" + headers, "Hello.");

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
        TriageVerdict verdict = from("portal@town.example", text);

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
        TriageVerdict verdict =
                verdict("From: Mail <mail@mx.example>\nTo: mara@workshop.example\n" + headers, "failed");

        assertThat(verdict.leftToYou()).contains("did not arrive");
        assertThat(verdict.priority()).isEqualTo(Priority.MEDIUM);
    }

    @Test
    void aMachineThatWantsSomethingDoneIsSeen() {
        TriageVerdict booking = verdict(
                "From: <noreply@book.example>\nTo: mara@workshop.example\nSubject: New booking request",
                "Accept or decline within 24 hours.");
        TriageVerdict office = verdict(
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
        TriageVerdict verdict = verdict(
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

        assertThat(OWN.asWritten(mail).answerTo().orElseThrow().address()).isEqualTo("ada@engines.example");
    }

    /** A group behind an office address, and lists of the house's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-ID: <info.workshop.example>\nMailing-list: list info@workshop.example; contact info+owners@workshop.example"
                        + "\nPrecedence: list\nList-Unsubscribe: <https://groups.example/x>\nX-Google-Group-Id: 4",
                "List-Id: Info <info.workshop.example>\nX-Loop: info@workshop.example\nPrecedence: list",
                "List-Id: \"The office\" <front.desk.lists.lindt.example>\nPrecedence: list",
                "List-Post: <https://groups.example/info>, <mailto:info@lindt.example>",
                "List-Id: <7f3.groups.hoster.example>\nList-Post: <mailto:info@lindt.example>",
                "X-Mailing-List: <info@lindt.example>\nPrecedence: list"
            })
    void whoWritesToAListOfTheHouseIsAPerson(String list) {
        String mail = "From: Nina Vogt <nina@kunde.example>\nTo: info@workshop.example\nSubject: Shelves\n" + list;

        assertThat(received(mail, "What do two shelves cost?").wantsReply()).isTrue();
        assertThat(received(mail + "\nAuto-Submitted: auto-generated", "x").noDraft())
                .contains("an automatic mail");
        assertThat(received(mail.replace("nina@", "noreply@"), "x").noDraft()).contains("an automatic mail");
        assertThat(received(mail + "\nX-Campaign-Id: 9", "x").noDraft()).contains("mailing list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Id: <news.wood.example>\nList-Post: NO",
                "List-Id: <news.workshop.example.wood.example>",
                "List-Id: <desk.wood.example>",
                "List-Id: <info.workshop.example>\nList-Id: <news.wood.example>",
                "List-Unsubscribe: <mailto:info@workshop.example>",
                "Precedence: list"
            })
    void aListOfOthersStaysOne(String list) {
        assertThat(received("From: Wood <ada@wood.example>\nTo: mara@workshop.example\nSubject: s\n" + list, "x")
                        .noDraft())
                .contains("mailing list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reply-To: Nina Vogt <nina@kunde.example>\nX-Original-From: Nina Vogt <nina@kunde.example>",
                "Reply-To: nina@kunde.example",
                "Reply-To: info@lindt.example\nX-Original-From: Nina Vogt <nina@kunde.example>",
                "X-Original-Sender: nina@kunde.example",
                "Reply-To: Nina Vogt <nina@kunde.example>, Info <info@lindt.example>"
            })
    void whoWroteIsWhomTheListPutItselfInFrontOf(String fields) {
        Mail mail = OWN.asWritten(mail(
                "From: \"'Nina Vogt' via Info\" <info@lindt.example>\nTo: info@lindt.example\nSubject: s\n"
                        + "List-Id: <info.lindt.example>\n" + fields,
                "What do two shelves cost?"));

        assertThat(Triage.of(mail, Handbook.NONE, OWN).wantsReply()).isTrue();
        assertThat(mail.sender()).contains(new MailAddress("Nina Vogt", "nina@kunde.example"));
        assertThat(mail.answerTo().map(MailAddress::address)).contains("nina@kunde.example");
    }

    @Test
    void whereAnswersOfAListsWriterGoElsewhereTheWriterStaysWhoWrote() {
        Mail mail = OWN.asWritten(mail(
                "From: 'Anna' via Info <info@lindt.example>\nX-Original-From: anna@berger.example\nSubject: s\n"
                        + "Reply-To: eve@crooks.example\nTo: info@lindt.example\nList-Id: <info.lindt.example>",
                "Pay me."));

        assertThat(mail.sender().orElseThrow().address()).isEqualTo("anna@berger.example");
        assertThat(mail.answerTo().orElseThrow().address()).isEqualTo("eve@crooks.example");
    }

    @Test
    void howToLeaveAListOfTheHouseIsNoSignOfANewsletter() {
        String mail = "From: nina@kunde.example\nTo: info@lindt.example\nSubject: s\nList-Id: <info.lindt.example>";
        String footer =
                "\n\n-- \nYou received this message because you are subscribed to the group \"Info\".\nTo unsubscribe"
                        + " from this group and stop receiving emails from it, send an email to %s.\nTo view this discussion visit"
                        + " https://groups.example/d/1.";

        assertThat(received(mail, "How much?" + footer.formatted("info+unsubscribe@lindt.example"))
                        .wantsReply())
                .isTrue();
        assertThat(received(mail, "How much?" + footer.formatted("news+unsubscribe@wood.example"))
                        .leftToYou())
                .contains("newsletter");
    }

    @Test
    void whatTheHouseSendsToItsOwnListIsFromOneself() {
        String news = "From: Workshop <info@lindt.example>\nTo: news@lindt.example\nSubject: Autumn\n"
                + "List-Id: <news.lindt.example>\nList-Unsubscribe: <https://lindt.example/u>";

        assertThat(received(news, "All chairs oiled.").leftToYou()).contains("from yourself");
        assertThat(received(news.replace("lindt", "workshop"), "All chairs oiled.")
                        .noDraft())
                .contains("mailing list");
    }

    /** Outlook and Exchange set it for people too: it says which automatic answers the sender wants. */
    @ParameterizedTest
    @ValueSource(strings = {"DR, RN, NRN, OOF, AutoReply", "All", "OOF"})
    void whoWantsNoAutomaticAnswersIsAPerson(String suppressed) {
        String mail = "From: Nina <nina@kunde.example>\nTo: mara@workshop.example\nSubject: s\n"
                + "X-Auto-Response-Suppress: " + suppressed;

        assertThat(verdict(mail, "What do two shelves cost?").wantsReply()).isTrue();
        assertThat(verdict(mail + "\nReturn-Path: <>", "x").noDraft())
                .contains("(an empty return path, X-Auto-Response-Suppress)");
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
        assertThat(UrgentWords.of(subject, "")).isNotEmpty();
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
        assertThat(UrgentWords.of("Question", text)).isEmpty();
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

    private static TriageVerdict from(String sender, String text) {
        return verdict("From: " + sender + "\nTo: mara@workshop.example\nSubject: s", text);
    }

    private static TriageVerdict verdict(String headers, String text) {
        return Triage.of(mail(headers, text), Handbook.NONE, OWN);
    }

    private static TriageVerdict received(String headers, String text) {
        return Triage.of(OWN.asWritten(mail(headers, text)), Handbook.NONE, OWN);
    }

    private static Mail mail(String headers, String text) {
        return MailFixtures.mail(headers + "\nMessage-ID: <1@x.example>\n\n" + text + "\n");
    }
}
