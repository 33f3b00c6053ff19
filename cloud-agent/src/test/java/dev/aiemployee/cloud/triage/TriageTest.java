package dev.aiemployee.cloud.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriageTest {
    private static final Handbook HANDBOOK = Handbook.parse("""
            ## Contacts

            | Name | Address or domain | Relation | Language | Tone |
            | --- | --- | --- | --- | --- |
            | Engines Ltd | engines.example | client | German | formal |
            | Mum | mum@home.example | family | | |
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URGENT: pipes",
                "need it asap",
                "An emergency!",
                "The deadline is today",
                "Deadline today",
                "urgently"
            })
    void urgentWordsInTheSubjectMakeItUrgent(String subject) {
        TriageVerdict verdict = triage("a@b.example", subject, "text");

        assertThat(verdict.priority()).isEqualTo(Priority.URGENT);
        assertThat(verdict.urgency()).startsWith("the subject says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"insurgents", "asaparagus", "deadline tomorrow", "not urgent", "non-urgent news", "urgency"})
    void wordsThatOnlyLookUrgentDoNot(String subject) {
        assertThat(triage("a@b.example", subject, "text").priority()).isEqualTo(Priority.MEDIUM);
    }

    @Test
    void theTextCountsButNotWhatItQuotes() {
        assertThat(triage("a@b.example", "pipes", "this is urgent").priority()).isEqualTo(Priority.URGENT);
        assertThat(triage("a@b.example", "pipes", "thanks\n\n> this is urgent").priority())
                .isEqualTo(Priority.MEDIUM);
    }

    @Test
    void aNewsletterIsNeverUrgentAndGetsNoDraft() {
        TriageVerdict verdict = Triage.of(
                MailFixtures.mail("From: a@b.example\nSubject: urgent offers\nList-Unsubscribe: <x>\n\nurgent\n"),
                HANDBOOK);

        assertThat(verdict.priority()).isEqualTo(Priority.LOW);
        assertThat(verdict.wantsReply()).isFalse();
        assertThat(verdict.noDraft()).contains("List-Unsubscribe");
    }

    @Test
    void aMailThatDidNotArriveIsWorthALook() {
        TriageVerdict verdict = Triage.of(
                MailFixtures.mail(
                        "From: x@b.example\nContent-Type: multipart/report; boundary=b\n\n--b\n\nfailed\n--b--\n"),
                HANDBOOK);

        assertThat(verdict.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(verdict.wantsReply()).isFalse();
    }

    @Test
    void clientsComeBeforeStrangers() {
        TriageVerdict verdict = triage("ada@engines.example", "hello", "text");

        assertThat(verdict.priority()).isEqualTo(Priority.HIGH);
        assertThat(verdict.category()).isEqualTo(Category.WORK);
    }

    @Test
    void theFamilyIsPersonal() {
        assertThat(triage("mum@home.example", "invoice", "text").category()).isEqualTo(Category.PERSONAL);
    }

    @Test
    void strangersAreWorkWhenTheyWriteAboutIt() {
        assertThat(triage("a@b.example", "hello", "here is the invoice").category())
                .isEqualTo(Category.WORK);
        assertThat(triage("a@b.example", "hello", "what a day").category()).isEqualTo(Category.UNCATEGORIZED);
    }

    @Test
    void nobodyCanAnswerAMailWithoutAnAddress() {
        TriageVerdict verdict = Triage.of(MailFixtures.mail("Subject: hello\n\ntext\n"), HANDBOOK);

        assertThat(verdict.leftToYou()).contains("no address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vielen Dank, alles bestens!\n\nFranz",
                "Thank you so much, it is beautiful.",
                "Merci beaucoup !\n\nÉlise",
                "Muchas gracias, perfecto."
            })
    void aMereThankYouIsLeftToTheOperator(String text) {
        assertThat(triage("a@b.example", "Danke", text).leftToYou()).isEqualTo("it only says thank you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vielen Dank! Wann kommen Sie?",
                "Thanks, we take the oak",
                "Danke, bitte noch einen Hocker",
                "Thank you in advance",
                "Thanks, but it wobbles",
                "Merci, pourriez-vous me rappeler"
            })
    void aThankYouThatWantsMoreIsAnswered(String text) {
        assertThat(triage("a@b.example", "Tisch", text).wantsReply()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your account is locked. Click here.",
                "Please verify your account now",
                "Ihr Konto wurde vorübergehend gesperrt.",
                "Votre compte a été suspendu"
            })
    void whoWantsALoginGetsNoFriendlyAnswer(String text) {
        assertThat(triage("security@bank.example", "Account", text).leftToYou()).contains("as fraud does");
        assertThat(triage("mum@home.example", "Account", text).wantsReply()).isTrue();
    }

    private static TriageVerdict triage(String sender, String subject, String text) {
        return Triage.of(MailFixtures.from(sender, subject, text), HANDBOOK);
    }
}
