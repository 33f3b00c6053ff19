package dev.aiemployee.demo.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawMailTest {
    @ParameterizedTest
    @CsvSource({
        "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= Mara, Grüße Mara",
        "=?utf-8?b?8J+YgA==?= =?utf-8?q?_ok=3F?=, 😀 ok?",
        "=?iso-8859-1?q?caf=E9_du_port?=, café du port",
        "plain words, plain words"
    })
    void readsEncodedWords(String sent, String meant) {
        assertThat(mail("Subject: " + sent, "").decodedHeader("subject")).contains(meant);
    }

    @Test
    void unfoldsAHeader() {
        assertThat(mail("References: <a@x>\r\n <b@x>\r\nTo: t@x", "").header("References"))
                .contains("<a@x> <b@x>");
    }

    @Test
    void refusesTwoLinesOfAHeaderThatMayStandOnce() {
        RawMail twice = mail("To: a@x\r\nTo: b@x", "");

        assertThatThrownBy(() -> twice.header("To")).hasMessageContaining("2 lines");
        assertThat(twice.headers("To")).containsExactly("a@x", "b@x");
    }

    @Test
    void readsQuotedPrintableWithSoftLineEndsAndTrailingBlanks() {
        RawMail mail = mail(
                "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable",
                "Gr=C3=BC=C3=9Fe and a long=\r\n line=20\r\n.\r\n");

        assertThat(mail.text()).isEqualTo("Grüße and a long line \n.\n");
    }

    @Test
    void readsBase64AndPlainBytes() {
        String type = "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: ";

        assertThat(mail(type + "base64", "R3LDvMOfZQ0K\r\n").text()).isEqualTo("Grüße\n");
        assertThat(mail(type + "8bit", "Grüße\r\n").text()).isEqualTo("Grüße\n");
    }

    private static RawMail mail(String head, String body) {
        return new RawMail((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8), false);
    }
}
