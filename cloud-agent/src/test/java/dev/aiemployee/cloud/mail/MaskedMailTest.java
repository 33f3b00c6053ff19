package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.guard.secret.SecretScanner;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedMailTest {
    /** Put together here, so that no scanner of this repository takes it for one. */
    private static final String TOKEN = "ghp_" + "9hT2kLm4Qx7Rv1Wz8Yc3Bn5Df6Gj0PsAeUiO";

    private static final Instant TIME = Instant.parse("2026-11-20T08:20:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.example\nSubject: the key is TOKEN\n\nt\n",
                "From: a@b.example\nSubject: =?utf-8?q?TOK=45N?=\n\nTOKEN\n",
                "From: \"TOKEN\" <a@b.example>\n\nt\n",
                "From: a@b.example\nReply-To: TOKEN@b.example\n\nt\n",
                "From: a@b.example\nTo: TOKEN@b.example\nCc: x <TOKEN@b.example>\n\nt\n",
                "From: a@b.example\nMessage-ID: <TOKEN@b.example>\nReferences: <TOKEN@x.example> <r@x.example>\n\nt\n",
                "From: a@b.example\n\nuse TOKEN today\n",
                "From: a@b.example\nContent-Type: text/html\n\n<p>use <b>TOKEN</b> today <img alt='TOKEN'></p>\n",
                "From: a@b.example\nContent-Type: application/x-key; name=\"TOKEN\"\n\nt\n",
                "From: a@b.example\nContent-Type: text/TOKEN; name=x\n\nt\n",
                "From: a@b.example\nContent-Type: message/rfc822\n\nFrom: TOKEN\nSubject: TOKEN\n\nTOKEN\n"
            })
    void whatLooksLikeAKeyIsInNoNote(String mail) {
        Note note = note(MailFixtures.mail(mail.replace("TOKEN", TOKEN)));

        assertThat(note.source()).doesNotContain(TOKEN, TOKEN.toLowerCase(Locale.ROOT));
        assertThat(new SecretScanner().scan(note.source())).isEmpty();
    }

    @Test
    void theTaskSaysHowMuchIsMaskedAndKeepsTheRest() {
        Note note = note(MailFixtures.mail("From: a@b.example\n\nThe key is " + TOKEN + ", use it today.\n"));

        assertThat(note.body())
                .contains("- Masked here, because it looks like a password or a key: 1.")
                .containsPattern("> The key is \\\\\\[masked: [a-z-]+], use it today\\.");
    }

    @Test
    void aKeyTornByTheLimitIsMaskedAsAWhole() {
        MailReader shortTexts = new MailReader(new MailLimits(1 << 20, 1 << 16, 20, 50, 120));

        Mail mail = (Mail) shortTexts.read(("From: a@b.example\r\n\r\n" + "word ".repeat(21) + TOKEN).getBytes(UTF_8));

        assertThat(mail.body().text()).doesNotContain("ghp_");
    }

    @Test
    void anOrdinaryMailIsLeftAsItIs() {
        Note note = note(MailFixtures.mail("From: a@b.example\n\nThe password is on the note at your desk.\n"));

        assertThat(note.body()).doesNotContain("asked");
    }

    private static Note note(Mail mail) {
        return TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME);
    }
}
