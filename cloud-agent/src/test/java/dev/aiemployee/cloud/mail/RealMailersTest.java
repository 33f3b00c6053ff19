package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.text.HtmlText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail programs really send: each shape was met in the bug reports of other mail readers. */
class RealMailersTest {
    private static final String HEAD =
            "From: Ada <ada@engines.example>\nSubject: Quote\nMessage-ID: <1@engines.example>\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date: Fri, 20 Nov 2026\r\n\r 09:00:00 +0100\r\n",
                "Date: Fri, 20 Nov 2026\r\r 09:00:00 +0100\r\n",
                "Date: Fri, 20 Nov 2026\r\r\r\n 09:00:00 +0100\r\n",
                "Date: Fri, 20 Nov 2026 09:00:00 +0100\r\n\r\r\rX-Loop: no\r\n",
                "Date: Fri, 20 Nov 2026 09:00:00 +0100\rX-Loop: no\r\n"
            })
    void aStrayCarriageReturnDoesNotEndTheHeader(String date) {
        String mail = "Received: by mx.example\r\nFrom: ada@engines.example\r\n" + date
                + "Auto-Submitted: auto-replied\r\nSubject: Quote\r\n\r\nI am away.\r\n\rBest, Ada\r\n";

        for (String raw : new String[] {mail, mail.replace("\r\n", "\n")}) {
            Mail read = MailFixtures.read(raw.getBytes(UTF_8));

            assertThat(read.origin().automatic()).contains("Auto-Submitted: auto-replied");
            assertThat(read.sent()).isEqualTo("2026-11-20T08:00:00Z");
            assertThat(read.body().text()).startsWith("I am away.").endsWith("Best, Ada");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\r\n"})
    void theHeaderEndsWithTheFirstEmptyLineHoweverLinesEnd(String end) {
        String mail = (HEAD + "\n words\nAuto-Submitted: auto-replied\n").replace("\n", end);

        Mail read = MailFixtures.read(mail.getBytes(UTF_8));

        assertThat(read.subject()).isEqualTo("Quote");
        assertThat(read.body().text()).contains("words");
        assertThat(read.origin().automatic()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<td style='font-size:0px'><div style='font-size:0'><p style='font-size:13px'>words</p></div></td>",
                "<div style='font-size:0'><span style='font:13px Arial'>words</span></div>",
                "<style>.row{font-size:0} .cell{font-size:14px}</style><div class=row><p class=cell>words</p></div>",
                "<div style='visibility:hidden'><p style='visibility:visible'>words</p></div>",
                "<div style='margin-top:-120px'>words</div>",
                "<a href='https://x.example' style='mso-hide:all'>words</a>",
                "<td style='color:#fff;background:#fff'><b style='color:#000'>words</b></td>",
                "<div style='max-height:0'>words</div>",
                "<p>a</p><noscript>words</noscript>",
                "<div aria-hidden='true'>words</div>"
            })
    void whatAPersonSeesIsRead(String page) {
        assertThat(HtmlText.of(page)).contains("words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='font-size:0'><span style='font-size:1em'>words</span></div>",
                "<div style='display:none'><p style='display:block'>words</p></div>",
                "<div style='opacity:0'><p style='opacity:1'>words</p></div>",
                "<div style='max-height:0;overflow:hidden'><p style='font-size:13px'>words</p></div>",
                "<div style='position:absolute;left:-9999px'><p>words</p></div>",
                "<div style='visibility:hidden'><p>words</p></div>"
            })
    void whatNobodySeesIsNot(String page) {
        assertThat(HtmlText.of(page)).doesNotContain("words");
    }

    @ParameterizedTest
    @CsvSource({"utf-16, UTF-16LE", "utf-16, UTF-16BE", "utf-16le, UTF-16LE", "UTF-16BE, UTF-16BE"})
    void aWideBodyIsReadAndItsCharsetIsNotTheHeaders(String label, String charset) {
        Mail mail = mail(
                "Content-Type: text/plain; charset=" + label + "\nContent-Transfer-Encoding: base64\n",
                base64("Können Sie zwei Regale liefern?".getBytes(Charset.forName(charset))));

        assertThat(mail.body().text()).isEqualTo("Können Sie zwei Regale liefern?");
        assertThat(mail.subject()).isEqualTo("Quote");
    }

    @Test
    void utf7IsRead() {
        assertThat(mail("Content-Type: text/plain; charset=utf-7\n", "Gr+APwA3w-e, 1 +- 1, +2D3eAA-")
                        .body()
                        .text())
                .isEqualTo("Grüße, 1 + 1, 😀");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, 'Добрый день! Пришлите, пожалуйста, предложение на два стеллажа.'",
        "KOI8-R, 'Добрый день! Пришлите, пожалуйста, предложение на два стеллажа.'",
        "windows-1253, 'Καλημέρα σας, θα ήθελα μια προσφορά για δύο ράφια παρακαλώ.'",
        "windows-31j, 'こんにちは。本棚の見積もりをお願いできますか。よろしくお願いします。'",
        "windows-1252, 'Können Sie das prüfen? Viele Grüße aus Köln'"
    })
    void aTextWithoutAnyLabelIsReadInItsOwnScript(String charset, String text) {
        byte[] raw = (HEAD + "Content-Type: text/plain\n\n"
                        + new String(text.getBytes(Charset.forName(charset)), ISO_8859_1))
                .replace("\n", "\r\n")
                .getBytes(ISO_8859_1);

        assertThat(MailFixtures.read(raw).body().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed; boundary=\"part\r\n one\"",
                "multipart/mixed\r\n boundary=\"part one\"",
                "multipart/*; boundary=\"part one\"",
                "multipart/mixed; boundary=\"another\"",
                "multipart; boundary=\"part one\""
            })
    void aBoundaryIsFoundHoweverItIsWritten(String type) {
        byte[] raw = (HEAD.replace("\n", "\r\n") + "Content-Type: " + type + "\r\n\r\n--part one\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + "Gr=C3=BC=C3=9Fe\r\n--part one--\r\n")
                .getBytes(UTF_8);

        assertThat(MailFixtures.read(raw).body().text()).isEqualTo("Grüße");
    }

    @Test
    void anInvitationSaysWhatWhenAndWhere() {
        String text = mail("Content-Type: text/calendar; method=REQUEST; charset=utf-8\n", """
                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VTIMEZONE
                DTSTART:19700101T000000
                END:VTIMEZONE
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20261203T143000
                DTEND;TZID=Europe/Berlin:20261203T151500
                SUMMARY:Measuring
                LOCATION:Lime Street 4\\, Col
                 ogne
                ORGANIZER;CN="Ada L.":mailto:ada@engines.example
                END:VEVENT
                END:VCALENDAR
                """)
                .body()
                .text();

        assertThat(text)
                .contains("[Invitation]", "What: Measuring", "When: 2026-12-03 14:30 to 15:15 (Europe/Berlin)")
                .contains("Where: Lime Street 4, Cologne", "Organizer: Ada L. <ada@engines.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/ics", "application/octet-stream; name=invite.ics"})
    void anInvitationSentAsAFileIsOne(String type) {
        String calendar = """
                BEGIN:VCALENDAR
                METHOD:CANCEL
                BEGIN:VEVENT
                DTSTART:20261203T143000Z
                SUMMARY:Measuring
                END:VEVENT
                END:VCALENDAR
                """;
        String file = "--b\nContent-Type: " + type + "\nContent-Disposition: attachment; filename=\"invite.ics\"\n\n"
                + calendar;
        String mixed = "Content-Type: multipart/mixed; boundary=b\n";

        Mail alone = mail(mixed, file + "--b--\n");
        Mail twice = mail(mixed, "--b\nContent-Type: text/calendar\n\n" + calendar + file + "--b--\n");

        assertThat(alone.body().text())
                .contains("[Meeting cancelled]", "What: Measuring", "When: 2026-12-03 14:30 UTC");
        assertThat(alone.origin().kind()).isEqualTo(MailKind.CANCELLATION);
        assertThat(alone.attachments()).extracting(ListedPart::name).containsExactly("invite.ics");
        assertThat(twice.body().text()).containsOnlyOnce("What: Measuring");
    }

    @Test
    void aPlainPartThatOnlyPointsToThePageDoesNotHideIt() {
        assertThat(alternative("Please view this in an HTML capable client.", "<p>Booked for the <b>12th</b>.</p>"))
                .contains("Booked for the 12th.");
        assertThat(alternative("Booked for the 12th.", "<p>Booked for the <b>12th</b>.</p>"))
                .isEqualTo("Booked for the 12th.");
    }

    private static String alternative(String plain, String page) {
        return mail(
                        "Content-Type: multipart/alternative; boundary=b\n",
                        "--b\nContent-Type: text/plain\n\n" + plain + "\n--b\nContent-Type: text/html\n\n" + page
                                + "\n--b--\n")
                .body()
                .text();
    }

    @Test
    void aMailThatHangsOnAsAFileIsRead() {
        String text =
                mail("Content-Type: multipart/mixed; boundary=b\n", """
                        --b

                        \s
                        --b
                        Content-Type: message/rfc822
                        Content-Disposition: attachment; filename=a.eml

                        From: Otto <otto@x.example>
                        Subject: Scratch

                        The table is scratched.
                        --b--
                        """).body().text();

        assertThat(text).contains("Otto", "Scratch", "The table is scratched.");
    }

    @Test
    void flowedLinesOfALanguageWithoutBlanksAreJoined() {
        assertThat(mail(
                                "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n",
                                "本棚のお \n願い\n> 前の \n> 文\n")
                        .body()
                        .text())
                .isEqualTo("本棚のお願い\n> 前の文");
    }

    @Test
    void whatIsSignedAndNotSecretIsRead() throws Exception {
        byte[] inner = "Content-Type: text/plain\r\n\r\nDeliver on Tuesday.".getBytes(UTF_8);
        ASN1EncodableVector content = new ASN1EncodableVector();
        content.add(new ASN1ObjectIdentifier("1.2.840.113549.1.7.1"));
        content.add(new DERTaggedObject(true, 0, new DEROctetString(inner)));
        ASN1EncodableVector signed = new ASN1EncodableVector();
        signed.add(new ASN1Integer(1));
        signed.add(new DERSet());
        signed.add(new BERSequence(content));
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new ASN1ObjectIdentifier("1.2.840.113549.1.7.2"));
        info.add(new DERTaggedObject(true, 0, new BERSequence(signed)));
        String type = "Content-Type: application/pkcs7-mime; smime-type=";

        Mail mail = mail(
                type + "signed-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n",
                base64(new BERSequence(info).getEncoded()));
        Mail secret = mail(type + "enveloped-data; name=smime.p7m\n", "xyz");

        assertThat(mail.body().text()).isEqualTo("Deliver on Tuesday.");
        assertThat(mail.attachments()).extracting(ListedPart::name).containsExactly("smime.p7m");
        assertThat(secret.body().text()).contains("encrypted (S/MIME)");
    }

    @ParameterizedTest
    @CsvSource({"0x0002800C, windows-1252", "0x1000001E, windows-1252", "0x1000001F, UTF-16LE"})
    void theTextInAWinmailDatIsRead(String where, String charset) {
        byte[] text = "Call me about the Küche.\0".getBytes(Charset.forName(charset));
        int place = Integer.decode(where);
        ByteBuffer out = ByteBuffer.allocate(500).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x223E9F78).putShort((short) 1);
        out.put((byte) 1).putInt(0x00069007).putInt(8).putInt(1252).putInt(0).putShort((short) 0);
        if (place == 0x0002800C) {
            out.put((byte) 1).putInt(place).putInt(text.length).put(text).putShort((short) 0);
        } else {
            ByteBuffer properties = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
            properties.putInt(2).putShort((short) 3).putShort((short) 0x0E07).putInt(7);
            properties
                    .putShort((short) (place & 0xFFFF))
                    .putShort((short) (place >>> 16))
                    .putInt(1);
            properties
                    .putInt(text.length)
                    .put(text)
                    .put(new byte[(4 - text.length % 4) % 4])
                    .flip();
            out.put((byte) 1)
                    .putInt(0x00069003)
                    .putInt(properties.limit())
                    .put(properties)
                    .putShort((short) 0);
        }
        byte[] winmail = new byte[out.position()];
        out.flip().get(winmail);

        Mail mail = mail(
                "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n",
                base64(winmail));

        assertThat(mail.body().text()).isEqualTo("Call me about the Küche.");
    }

    @Test
    void anIdWithoutBracketsIsAnId() {
        Mail mail = MailFixtures.mail(
                "From: a@b.example\nMessage-ID: abc.123@b.example\nIn-Reply-To: x@y.example\n\ntext\n");

        assertThat(mail.threading().messageId()).isEqualTo("<abc.123@b.example>");
        assertThat(mail.threading().inReplyTo()).isEqualTo("<x@y.example>");
    }

    @Test
    void aPageOfManyTagsIsReadAsFarAsTheMemoryGoes() {
        MailReader small = new MailReader(MailLimits.forHeap(96 << 20));
        String page = HEAD + "Content-Type: text/html\n\n<p>First words</p>" + "<i>".repeat(700_000);

        Mail mail = (Mail) small.read(page.replace("\n", "\r\n").getBytes(UTF_8));

        assertThat(mail.body().text()).startsWith("First words").contains("cut here");
    }

    private static Mail mail(String headers, String body) {
        return MailFixtures.mail(HEAD + headers + "\n" + body);
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes).replace("\r", "");
    }
}
