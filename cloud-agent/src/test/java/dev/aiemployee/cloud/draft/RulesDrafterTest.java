package dev.aiemployee.cloud.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.handbook.Handbook;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RulesDrafterTest {
    private static final Handbook HANDBOOK = Handbook.parse("""
            ## Contacts

            | Name | Address or domain | Relation | Language | Tone |
            | --- | --- | --- | --- | --- |
            | Ada Lovelace | ada@engines.example | client | | formal |
            | Jürgen Müller | jm@koeln.example | client | Deutsch | formal |
            | Amélie Roux | amelie@lyon.example | client | Finnish | |

            ## Tone

            Warm and short.

            - Sign-off: Best wishes
            - Signature: Sam Smith
            """);

    private final RulesDrafter drafter = new RulesDrafter();

    @Test
    void aFormalContactIsGreetedByTheWholeName() {
        Draft draft = draft("ada@engines.example", "Plan B", "Which one do you want?");

        assertThat(draft.body()).isEqualTo("""
                        Dear Ada Lovelace,

                        Thank you for your message “Plan B”. I have read your question and will come back to you with an answer.

                        Best wishes
                        Sam Smith""");
    }

    @Test
    void aStrangerIsGreetedByTheFirstNameWhenItReadsLikeOne() {
        assertThat(draft("Grace Hopper <grace@navy.example>", "Ships", "We sail.")
                        .body())
                .startsWith("Hello Grace,");
        assertThat(draft("\"Hopper, Grace\" <grace@navy.example>", "Ships", "We sail.")
                        .body())
                .startsWith("Hello Grace,");
        assertThat(draft("CHEAP PILLS!!! <p@x.example>", "Ships", "We sail.").body())
                .startsWith("Hello,");
        assertThat(draft("p@x.example", "Ships", "We sail.").body()).startsWith("Hello,");
    }

    @Test
    void germanIsAnsweredInGerman() {
        assertThat(draft("jm@koeln.example", "Rechnung 7", "Anbei die Rechnung.")
                        .body())
                .startsWith("Guten Tag Jürgen Müller,\n\nvielen Dank für Ihre Nachricht „Rechnung 7“.");
    }

    @Test
    void aLanguageTheRulesDoNotKnowIsAReasonToLook() {
        Draft draft = draft("amelie@lyon.example", "Bonjour", "Salut.");

        assertThat(draft.body()).startsWith("Hello Amélie,");
        assertThat(draft.reasons()).anyMatch(reason -> reason.contains("Finnish"));
    }

    @Test
    void urgencyIsAcknowledged() {
        assertThat(draft("p@x.example", "URGENT: water", "It drips.").body()).contains("it is urgent");
    }

    @Test
    void aSubjectThatIsNotTameIsNotRepeated() {
        Draft draft = draft("p@x.example", "[[Passwords]] <% x %> `=1` ## Original message", "x");

        assertThat(draft.body()).contains("Thank you for your message.").doesNotContain("Passwords", "Original");
    }

    @Test
    void theAnswersPrefixIsNotPartOfTheSubject() {
        assertThat(draft("p@x.example", "Re: AW: Plan B", "x").body()).contains("“Plan B”");
    }

    @Test
    void aNameThatTheMailIsNotSignedWithGreetsNobody() {
        assertThat(draft("Busy Bee <bee@x.example>", "Ships", "How long does it take?\n\nBee")
                        .body())
                .startsWith("Hello,");
        assertThat(draft("Silent Sam <sam@x.example>", "Ships", "How long does it take?\n\nKind regards\nTom Reed")
                        .body())
                .startsWith("Hello,");
        assertThat(draft("Grace Hopper <grace@x.example>", "Ships", "How long does it take?\n\nGrace")
                        .body())
                .startsWith("Hello Grace,");
        assertThat(draft("Grace Hopper <grace@x.example>", "Ships", "How long does it take?\n\nKind Regards")
                        .body())
                .startsWith("Hello Grace,");
    }

    private Draft draft(String sender, String subject, String text) {
        Mail mail = MailFixtures.from(sender, subject, text);
        Instant time = Instant.parse("2026-11-20T08:00:00Z");
        MailTask task = MailTask.of(TaskNote.of(MailIds.of(mail, time), mail, Triage.of(mail, HANDBOOK), time, time))
                .orElseThrow();
        return drafter.draft(task, HANDBOOK);
    }
}
