package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aiemployee.cloud.mail.ReadMail.Unreadable;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.guard.secret.KnownValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MailReaderTest {
    private final MailReader reader = new MailReader();

    @Test
    void bytesWithoutAnyHeaderFieldAreUnreadable() {
        ReadMail read = reader.read(new byte[] {0, 1, 2, (byte) 0xFF, '\n', '\n'});

        assertThat(read)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("no header field"));
    }

    @Test
    void aPasswordOfThisMachineIsMaskedBeforeAnythingIsQuoted() {
        SecretMask.know(new KnownValues(Map.of("IMAP_READONLY_PASSWORD", "horse_river*lamp<tango>")));
        try {
            for (String raw : List.of(
                    "Subject: x\n\nIs the login horse_river*lamp<tango> right?\n",
                    "Subject: x\nContent-Type: text/html\n\n<p>the login horse_<wbr>river*lamp&lt;tango&gt; it is</p>\n",
                    "Subject: x\n\n> horse_ri\n> ver*lamp<tango>\n")) {
                Mail mail = (Mail) reader.read(raw.replace("\n", "\r\n").getBytes(UTF_8));

                assertThat(mail.body().text())
                        .contains("[masked: value-of-IMAP_READONLY_PASSWORD]")
                        .doesNotContain("lamp");
                assertThat(mail.body().masked()).isEqualTo(1);
            }
        } finally {
            SecretMask.know(KnownValues.NONE);
        }
    }

    @Test
    void nothingAtAllIsUnreadable() {
        assertThat(reader.read(new byte[0])).isInstanceOf(Unreadable.class);
    }

    @Test
    void aMailOverTheLimitIsUnreadableAndNamesBothSizes() {
        MailReader small = new MailReader(new MailLimits(50, 50, 5, 5, 100));

        ReadMail read = small.read("Subject: x\r\n\r\n".concat("y".repeat(100)).getBytes(UTF_8));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .contains("114 bytes")
                                .contains("50"));
    }

    @Test
    void anEndlessHeaderIsUnreadable() {
        byte[] raw = ("Subject: " + "x".repeat(300 << 10) + "\r\n\r\nbody").getBytes(UTF_8);

        assertThat(reader.read(raw)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aLongTextIsCutVisiblyAndNeverInsideALetter() {
        MailReader shortTexts = new MailReader(new MailLimits(1 << 20, 1 << 16, 20, 50, 101));

        Mail mail = (Mail) shortTexts.read(
                ("Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + "😀".repeat(100)).getBytes(UTF_8));

        assertThat(mail.body().cut()).isTrue();
        assertThat(mail.body().text()).startsWith("😀").contains("[cut here: ").doesNotContain("\uFFFD", "?");
        assertThat(mail.body().text().codePoints().filter(c -> c == 0x1F600).count())
                .isEqualTo(25);
    }

    @Test
    void partsDeeperThanTheLimitAreListedAndNotRead() {
        StringBuilder raw = new StringBuilder("Subject: deep\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 0; i < 60; i++) {
            raw.append("--b")
                    .append(i)
                    .append("\r\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\r\n\r\n");
        }
        raw.append("--b60\r\n\r\nbottom\r\n");

        Mail mail = MailFixtures.read(raw.toString().getBytes(UTF_8));

        assertThat(mail.body().text()).doesNotContain("bottom");
        assertThat(mail.attachments())
                .singleElement()
                .extracting(ListedPart::name)
                .asString()
                .contains("too deep");
    }

    @Test
    void onlySoManyPartsAreLookedAt() {
        String raw = "Subject: many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: application/x-thing\r\n\r\nx\r\n".repeat(5_000);

        Mail mail = MailFixtures.read(raw.getBytes(UTF_8));

        assertThat(mail.attachments())
                .hasSize(MailLimits.USUAL.parts() + 1)
                .last()
                .extracting(ListedPart::name)
                .isEqualTo("(4500 more parts, not read)");
    }

    @Test
    void theSameMailHasTheSameKeyWhateverServersAddedOnTheWay() {
        Mail here = MailFixtures.mail(
                "Received: by one\nFrom: a@b.example\nMessage-ID: <x@B.example>\nSubject: s\n\nbody\n");
        Mail there = MailFixtures.read(
                "Received: by two\nX-Spam: no\nFrom: a@b.example\nMessage-ID: <x@b.EXAMPLE>\nSubject: s\n\nbody"
                        .getBytes(UTF_8));

        assertThat(there.key()).isEqualTo(here.key()).matches("[0-9a-f]{64}");
    }

    @Test
    void aForgedMessageIdDoesNotMakeAnotherMailTheSame() {
        Mail real = MailFixtures.mail("From: a@b.example\nMessage-ID: <x@b.example>\nSubject: s\n\nreal\n");
        Mail forged = MailFixtures.mail("From: a@b.example\nMessage-ID: <x@b.example>\nSubject: s\n\nforged\n");

        assertThat(forged.key()).isNotEqualTo(real.key());
    }

    @Test
    void mailsWithoutMessageIdDifferWhenAnyByteDoes() {
        Mail first = MailFixtures.mail("Received: at nine\nFrom: a@b.example\nSubject: ping\n\n.\n");
        Mail second = MailFixtures.mail("Received: at ten\nFrom: a@b.example\nSubject: ping\n\n.\n");

        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void longThreadsKeepTheirFirstAndLastReferences() {
        StringBuilder references = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            references.append(" <").append(i).append("@x.example>");
        }

        Mail mail = MailFixtures.mail("From: a@b.example\nReferences:" + references + "\n\n.\n");

        assertThat(mail.threading().references())
                .hasSize(MailThread.MAX_REFERENCES + 1)
                .startsWith("<0@x.example>")
                .endsWith("<98@x.example>", "<99@x.example>");
    }

    @Test
    void aMessageIdThatATemplateEngineWouldRunCountsAsMissing() {
        Mail mail = MailFixtures.mail("From: a@b.example\nMessage-ID: <%tp.file.move('x')%>\n\n.\n");

        assertThat(mail.threading().messageId()).isEmpty();
    }

    @Test
    void aPersonsMailHasNoSignOfAListOrAMachine() {
        Mail mail = MailFixtures.mail("From: ada@engines.example\nAuto-Submitted: no\nSubject: hello\n\nHi\n");

        assertThat(mail.origin().isBulk()).isFalse();
        assertThat(mail.origin().isAutomatic()).isFalse();
    }

    @Test
    void noReplySendersAreMachines() {
        for (String sender : List.of(
                "no-reply@x.example",
                "noreply@x.example",
                "billing.do-not-reply@x.example",
                "MAILER-DAEMON@x.example",
                "bounces+42=me@x.example")) {
            assertThat(MailFixtures.from(sender, "s", "t").origin().isAutomatic())
                    .as(sender)
                    .isTrue();
        }
        assertThat(MailFixtures.from("norbert.eply@x.example", "s", "t")
                        .origin()
                        .isAutomatic())
                .isFalse();
    }

    @Test
    @Timeout(600)
    void hostileShapesAreReadQuickly() {
        List<String> bodies = List.of(
                "Content-Type: text/plain\r\n\r\n" + " ".repeat(2_000_000) + "x",
                "Content-Type: text/html\r\n\r\n" + "<div>".repeat(200_000),
                "Content-Type: text/html\r\n\r\n" + "<blockquote>x".repeat(100_000),
                "Content-Type: text/html\r\n\r\n" + "<a href='http://x'>".repeat(50_000),
                "Content-Type: text/html\r\n\r\n<pre>" + " ".repeat(1_000_000) + "</pre>" + "<p></p>".repeat(50_000),
                "Content-Type: multipart/mixed\r\n\r\n" + "--\r\n--a\r\n".repeat(100_000),
                "Content-Type: text/plain\r\n\r\n" + "begin 644 x\r\n".repeat(100_000),
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\r\n"
                        + "~~\r\n".repeat(100_000),
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(1_000_000),
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + "a:\n".repeat(2_000_000),
                "Content-Type: multipart/mixed; boundary=" + "a".repeat(200_000) + "\r\n\r\n--" + "a".repeat(200_000),
                "Content-Type: multipart/mixed\r\n\r\n--" + "a".repeat(5_000_000),
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + "=\r\n".repeat(1_000_000) + "x",
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + "=".repeat(5_000_000),
                "Content-Transfer-Encoding: base64\r\n\r\n" + "=".repeat(5_000_000),
                "Content-Type: message/rfc822\r\n\r\n".repeat(5_000),
                "References: " + "<".repeat(100_000) + "\r\n\r\nx",
                "To: " + "\"(<,".repeat(20_000) + "\r\n\r\nx",
                "To: " + " ".repeat(100_000) + ".\r\n\r\nx",
                "Content-Type: text/plain;" + " x=;".repeat(20_000) + "\r\n\r\nx");
        for (String body : bodies) {
            byte[] raw = ("Subject: " + "=?utf-8?q?".repeat(500) + "\r\n" + body).getBytes(UTF_8);

            assertThat(reader.read(raw)).isInstanceOf(Mail.class);
        }
    }

    @Test
    void whatADecoderWouldStopAtIsReadOn() {
        String quoted = "From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\nx=-1 y= \nz=3D=";
        String base64 = "From: a@b.example\nContent-Transfer-Encoding: base64\n\nb25l\nIHR3bw==\nIHRocmVlIGFuZ";
        String uuencoded = "From: a@b.example\nContent-Transfer-Encoding: x-uue\n\nbegin\nbegin 644 x\n\"86H\n";

        assertThat(MailFixtures.mail(quoted).body().text()).isEqualTo("x=-1 yz=");
        assertThat(MailFixtures.mail(base64).body().text()).isEqualTo("one two three an");
        assertThat(MailFixtures.mail(uuencoded).body().text()).isEqualTo("aj");
    }

    @Test
    void noLetterIsLostToAnEqualsSignThatShouldHaveBeenEncoded() {
        String head = "From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\n";

        assertThat(MailFixtures.mail(head + "Pay: https://shop.example/pay?id=9&n=1=\n5000 EUR is the price")
                        .body()
                        .text())
                .contains("n=15000 EUR is the price");
        assertThat(MailFixtures.mail(head + "https://shop.example/?n=15&m=00&k=1B f=C3=BCr 5=\n =3D 5")
                        .body()
                        .text())
                .contains("?n=15&m=00&k=1B für 5 = 5");
    }

    @Test
    void theControlLettersOfACharsetStayWhatTheyAre() {
        String encoded = "Content-Transfer-Encoding: quoted-printable\n";
        String wide = "From: a@b.example\nContent-Type: text/plain; charset=utf-16le\n" + encoded + "\nH=00i=00";
        String shifted = "From: a@b.example\nContent-Type: text/plain\n" + encoded + "\n=1B$B$3$s=1B(B";

        assertThat(MailFixtures.mail(wide).body().text()).isEqualTo("Hi");
        assertThat(MailFixtures.mail(shifted).body().text()).isEqualTo("こん");
    }

    @Test
    void whatAMailingListAppendedToBase64IsReadAsItStands() {
        String head =
                "From: a@b.example\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n";
        String footer = "\n" + "_".repeat(47) + "\nDiscuss mailing list\nhttps://lists.example/discuss\n";
        String words = "Können Sie zwei Regale bis Freitag liefern? ".repeat(40) + "Gruß";

        for (String said : List.of("Können Sie zwei Regale liefern?", words)) {
            String body = Base64.getMimeEncoder().encodeToString(said.getBytes(UTF_8));

            assertThat(MailFixtures.mail(head + body.replace("\r", "") + footer)
                            .body()
                            .text())
                    .isEqualTo(said + "\n" + footer.strip());
        }
    }

    @Test
    void wordsUnderAFalseLabelStayWords() {
        String head = "From: a@b.example\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n";

        for (String said :
                List.of("Dear\nAda, two shelves, please.", "====================\nNews of the week: none.")) {
            assertThat(MailFixtures.mail(head + said).body().text()).isEqualTo(said);
        }
    }

    @Test
    @Timeout(600)
    void damagedMailsNeverThrow() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Path> mails;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/mails"))) {
            mails = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
        for (int round = 0; round < 3_000; round++) {
            byte[] raw = Files.readAllBytes(mails.get(round % mails.size()));
            byte[] damaged = damage(raw, random);

            assertThatCode(() -> reader.read(damaged))
                    .as("seed %d, round %d: %s", seed, round, new String(damaged, ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] damage(byte[] raw, Random random) {
        byte[] damaged = Arrays.copyOf(raw, random.nextInt(raw.length) + 1);
        byte[] spice = "\r\n\n--=?<>()\";:,%\\\0\u00ff ".getBytes(ISO_8859_1);
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            damaged[random.nextInt(damaged.length)] = spice[random.nextInt(spice.length)];
        }
        return damaged;
    }
}
