package dev.aiemployee.cloud.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.core.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailIdsTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-29T23:59:59Z");
    private static final String KEY = "3f9a81c2d0" + "0123456789abcdef".repeat(3) + "012345";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Lindqvist <a@b.example>      | Spring catalogue            | anna-lindqvist_spring-catalogue
            anna.lindqvist@b.example          | Re: Größe 38?               | anna-lindqvist_re-grosse-38
            "Ødegård, Łukasz" <x@y.example>   | Æther                       | odegard-lukasz_aether
            山田 <yamada@y.example>            | 見積もり                     | yamada_mail
            山田 <山田@y.example>              | ''                          | unknown_mail
            ../../etc <x@y.example>           | ../Approved/email/x.md      | etc_approved-email-x-md
            "EMAIL_DRAFT_" <x@y.example>      | __ ~~ %2e%2e                | email-draft_2e-2e
            Bartholomew Featherstonehaugh the Third <b@y.example> | An offer for the forty chairs of oak in the long hall | bartholomew_an-offer-for-the-forty-chairs
            """)
    void aPersonSeesWhichMailItIs(String from, String subject, String words) {
        Mail mail = MailFixtures.from(from, subject, "text");

        String id = MailIds.of(mail, RECEIVED).value();

        assertThat(id).isEqualTo("EMAIL_2026-11-29_" + words + "_" + mail.key().substring(0, 10));
    }

    @Test
    void theSameMailIsKnownByItsWholeKeyHoweverItsNoteIsCalled() {
        String other = KEY.substring(0, 63) + "9";
        for (String name : List.of(
                "EMAIL_" + KEY.substring(0, 20),
                "EMAIL_2026-01-01_x_y_" + KEY.substring(0, 10),
                "EMAIL_2026-01-01_x_y_" + KEY.substring(0, 16))) {
            MailIds ids = new MailIds(List.of(new TaskId(name)), id -> Optional.of(KEY));

            assertThat(ids.has(KEY)).as(name).isTrue();
            assertThat(ids.has(other)).as(name).isFalse();
        }
    }

    @Test
    void aNoteThatSaysNoKeyIsTakenForTheMailAndADraftForNone() {
        TaskId note = new TaskId("EMAIL_2026-01-01_x_y_" + KEY.substring(0, 10));
        TaskId draft = new TaskId("EMAIL_DRAFT_2026-01-01_x_y_" + KEY.substring(0, 10));

        assertThat(new MailIds(List.of(note), id -> Optional.empty()).has(KEY)).isTrue();
        assertThat(new MailIds(List.of(draft), id -> Optional.of(KEY)).has(KEY)).isFalse();
    }

    @Test
    void aNameThatWasTakenIsNoNoteOfTheMail() {
        MailIds ids = new MailIds(List.of(), id -> Optional.empty());

        ids.take("Anna", "Chairs", RECEIVED, KEY);

        assertThat(ids.has(KEY)).isFalse();
    }

    @Test
    void aNameThatAnotherMailHasGetsMoreDigits() {
        String other = KEY.substring(0, 12) + "f".repeat(52);
        MailIds ids = new MailIds(List.of(), id -> Optional.of(KEY));

        TaskId first = ids.take("Anna", "Chairs", RECEIVED, KEY);
        TaskId second = ids.take("Anna", "Chairs", RECEIVED, other);

        assertThat(first.value()).endsWith("_anna_chairs_3f9a81c2d0");
        assertThat(ids.has(other)).isFalse();
        assertThat(second.value()).endsWith("_anna_chairs_" + other.substring(0, 16));
    }
}
