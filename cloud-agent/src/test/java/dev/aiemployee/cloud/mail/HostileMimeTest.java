package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.ReadMail.Unreadable;
import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.NoteFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mails built to cost more than they weigh. Sizes are counted, not time; the timeouts are a hundred times what these need, and
 * only end what would never end: each of these shapes takes hours where the work grows with the square of the length.
 */
@Timeout(300)
class HostileMimeTest {
    private static final Instant TIME = Instant.parse("2026-11-20T08:20:00Z");
    private static final String FROM = "From: a@b.example\r\n";
    private static final MailLimits SMALL = new MailLimits(60_000, 20_000, 20, 20, 10_000);

    @Test
    void aMailOverTheLimitIsNotReadAndNamed() {
        byte[] raw = (FROM + "\r\n" + "x".repeat(2_000_000)).getBytes(ISO_8859_1);

        assertThat(((Unreadable) new MailReader(SMALL).read(raw)).reason()).contains("2000021 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: LONG", "X: y\r\nX: LONG", "From LONG"})
    void aHeaderOfTenMegabytesIsNotRead(String header) {
        assertThat(unreadable(FROM + header.replace("LONG", "x".repeat(10_000_000)) + "\r\n\r\nbody"))
                .contains("header");
    }

    @Test
    void aHundredThousandHeadersAreNotRead() {
        assertThat(unreadable(FROM + "X: y\r\n".repeat(100_000) + "\r\nbody")).contains("header");
    }

    @Test
    void manyShortHeadersAreRead() {
        Mail mail = read(FROM + "a:\r\n".repeat(60_000) + "Subject: s\r\n\r\nbody");

        assertThat(mail.subject()).isEqualTo("s");
    }

    @Test
    void partsBeyondTheLimitAreCountedAndNotForgotten() {
        String raw = FROM + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n".repeat(10_000) + "--b--";

        Mail mail = read(raw);

        assertThat(mail.body().text().lines().filter("hello"::equals)).hasSize(MailLimits.USUAL.parts());
        assertThat(mail.attachments()).extracting(ListedPart::name).containsExactly("(9500 more parts, not read)");
    }

    @Test
    void partsOfSeveralMultipartsShareOneLimit() {
        String inner =
                "Content-Type: multipart/mixed; boundary=i\r\n\r\n" + "--i\r\n\r\nhello\r\n".repeat(8) + "--i--\r\n";
        String raw =
                FROM + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + ("--b\r\n" + inner).repeat(3) + "--b--";

        Mail mail = (Mail) new MailReader(SMALL).read(raw.getBytes(ISO_8859_1));

        assertThat(mail.body().text().lines().filter("hello"::equals)).hasSizeLessThanOrEqualTo(SMALL.parts());
        assertThat(mail.attachments())
                .extracting(ListedPart::name)
                .anyMatch(name -> name.endsWith("more parts, not read)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/mixed; boundary=b", "message/rfc822"})
    void aThousandLevelsAreOneAttachment(String type) {
        StringBuilder raw = new StringBuilder(FROM);
        for (int level = 0; level < 1_000; level++) {
            raw.append("Content-Type: ")
                    .append(type.startsWith("multi") ? type + level : type)
                    .append("\r\n\r\n");
            raw.append(type.startsWith("multi") ? "--b" + level + "\r\n" : "");
        }

        Mail mail = read(raw + "\r\nbottom");

        assertThat(mail.body().text()).doesNotContain("bottom");
        assertThat(mail.attachments()).extracting(ListedPart::name).contains("(nested too deep, not read)");
    }

    /** Each level alone is within every limit; together they would be decoded twenty times over. */
    @ParameterizedTest
    @ValueSource(strings = {"multipart/mixed; boundary=b", "message/rfc822"})
    void whatIsEncodedAgainAndAgainIsDecodedThreeTimesItsSizeAtMost(String type) {
        StringBuilder raw = new StringBuilder(FROM);
        for (int level = 0; level < 15; level++) {
            raw.append("Content-Type: ")
                    .append(type.startsWith("multi") ? type + level : type)
                    .append("\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
            raw.append(type.startsWith("multi") ? "--b" + level + "\r\n" : "");
        }
        raw.append("\r\n").append("bottom ".repeat(7_000));

        Mail mail = (Mail) new MailReader(SMALL).read(raw.toString().getBytes(ISO_8859_1));

        assertThat(mail.body().text()).doesNotContain("bottom");
        assertThat(mail.attachments()).extracting(ListedPart::name).contains("(encoded too many times over, not read)");
    }

    @Test
    void anEncodedMailWithinAMailIsStillRead() {
        String inner = "Subject: inner\r\n\r\nthe words\r\n";
        String raw = FROM + "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(inner.getBytes(ISO_8859_1));

        assertThat(read(raw).body().text()).contains("Subject: inner", "the words");
    }

    @Test
    void anArchiveIsListedAndNotUnpacked() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../bomb.txt"));
            out.write(new byte[10_000_000]);
        }
        String raw = FROM
                + "Content-Type: application/zip; name=\"../../a.zip\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(zip.toByteArray());

        Mail mail = read(raw);

        assertThat(mail.attachments()).containsExactly(new ListedPart("a.zip", "application/zip", zip.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/ms-tnef",
                "application/pkcs7-mime",
                "application/pgp-encrypted",
                "application/octet-stream",
                "message/partial",
                "message/external-body"
            })
    void whatIsSealedIsListedAsItIs(String type) {
        Mail mail = read(FROM + "Content-Type: " + type + "; name=x.dat\r\n\r\nsealed");

        assertThat(mail.body().text()).isEmpty();
        assertThat(mail.attachments()).containsExactly(new ListedPart("x.dat", type, 6));
    }

    @Test
    void pastedFilesBeyondTheLimitStayText() {
        Mail mail = read(FROM + "\r\n" + "begin 644 x\r\n#86)C\r\nend\r\n".repeat(5_000));

        assertThat(mail.attachments()).hasSizeLessThanOrEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pre>SPACES x</pre>",
                "<ol>ITEMS",
                "<table><tr>CELLS",
                "BOLD",
                "QUOTED",
                "HIDDEN",
                "<p style='display:SPACES x'>y"
            })
    void pagesAreReadInOnePass(String page) {
        String html = page.replace("SPACES", " ".repeat(1_800_000))
                .replace("ITEMS", "<li>x".repeat(150_000))
                .replace("CELLS", "<td>x".repeat(150_000))
                .replace("BOLD", "<b>x".repeat(150_000))
                .replace("QUOTED", "<blockquote>x".repeat(60_000))
                .replace("HIDDEN", "<i hidden>x</i>".repeat(60_000) + "y");

        Mail mail = read(FROM + "Content-Type: text/html\r\n\r\n" + html);

        assertThat(mail.body().text()).matches("(?s).*[xy].*");
    }

    @Test
    void longNumberedListsAreCountedRight() {
        Mail mail =
                read(FROM + "Content-Type: text/html\r\n\r\n<ol><li>a<ol><li>b</ol><p>-</p><li>c</ol><ol><li>d</ol>");

        assertThat(mail.body().text().lines().map(String::strip).filter(line -> !line.isEmpty()))
                .contains("1. a", "1. b", "2. c", "1. d");
    }

    @Test
    void everyCharsetThereIsAndThoseThereAreNotAreRead() {
        byte[] noise = new byte[600];
        new Random(5).nextBytes(noise);
        String text = new String(noise, ISO_8859_1);
        for (String charset : Charset.availableCharsets().keySet()) {
            assertThat(read(FROM + "Subject: =?" + charset
                            + "?q?=1B=24=42=80=FF?=\r\nContent-Type: text/plain; charset=\"" + charset + "\"\r\n\r\n"
                            + text))
                    .as(charset)
                    .isNotNull();
        }
        for (String charset :
                new String[] {"../../x", "\0", "utf-8'", "x".repeat(5_000), "%s%n", "${x}", "utf\u00e4"}) {
            assertThat(read(FROM + "Content-Type: text/plain; charset=\"" + charset + "\"\r\n\r\nwords")
                            .body()
                            .text())
                    .isEqualTo("words");
        }
    }

    @Test
    void parametersWithoutEndGiveANameOrNone() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            name.append("; name*").append(i).append("*=%41%zz%");
        }

        Mail mail = read(FROM + "Content-Type: application/x" + name + "; name*x=y; name*99999999999=z\r\n\r\nx");

        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).hasSizeLessThan(200));
    }

    @Test
    void theLongestNamesAndReferencesStillFitIntoANote() {
        String odd = "\ue000";
        String people = ("\"" + odd.repeat(120) + "\" <" + odd.repeat(240) + "@b.example>, ").repeat(26);
        String ids = ("<" + odd.repeat(240) + "@x.example> ").repeat(40);
        String raw = "From: " + people + "\r\nReply-To: " + people + "\r\nSubject: " + odd.repeat(400)
                + "\r\nMessage-ID: " + ids + "\r\nIn-Reply-To: " + ids + "\r\nReferences: " + ids + "\r\n\r\nx";

        Mail mail = (Mail) new MailReader().read(raw.getBytes(UTF_8));
        byte[] note = TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME)
                .bytes();

        assertThat(mail.people().from()).hasSizeGreaterThan(5);
        assertThat(mail.threading().references()).isNotEmpty();
        assertThat(new NoteFormat().parse(note).note()).isPresent();
    }

    @Test
    void aCopyThatWantsItsAnswersElsewhereIsAnotherMail() {
        String mail = FROM + "Message-ID: <1@b.example>\r\nSubject: s\r\n";

        assertThat(read(mail + "Reply-To: eve@x.example\r\n\r\nt").key())
                .isNotEqualTo(read(mail + "\r\nt").key());
    }

    private static Mail read(String raw) {
        return MailFixtures.read(raw.getBytes(ISO_8859_1));
    }

    private static String unreadable(String raw) {
        return ((Unreadable) new MailReader().read(raw.getBytes(ISO_8859_1))).reason();
    }
}
