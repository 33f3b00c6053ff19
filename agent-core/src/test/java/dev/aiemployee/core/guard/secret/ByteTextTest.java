package dev.aiemployee.core.guard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of Windows and of old programs, which are in no UTF-8. */
class ByteTextTest {
    private static final String WORD = "Harb\u00f6ur" + "q#4" + "Lm2";
    private static final String PLAIN = "Harbour" + "q#4" + "Lm2";
    private static final String OWN = "L\u00fcmen" + "!Turm23";

    private final SecretScanner scanner =
            new SecretScanner(new Fingerprint(new byte[] {1}), new KnownValues(Map.of("SMTP_PASSWORD", OWN)));

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1", "ISO-8859-15", "windows-1250", "IBM850", "x-MacRoman"})
    void aPasswordWithAnUmlautIsFound(String charset) {
        assertThat(scan("Schl\u00fcssel, gr\u00f6\u00dfe\r\nPasswort: " + WORD + "\r\n", charset))
                .isNotEmpty();
        assertThat(scan("Konto;Benutzer;Kennwort\r\nbank;m\u00e4ra;" + WORD + "\r\n", charset))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Schl\u00fcssel",
        "windows-1252, Contrase\u00f1a",
        "IBM850, Contrase\u00f1a",
        "x-MacRoman, Contrase\u00f1a",
        "windows-1250, Has\u0142o",
        "windows-1251, \u041f\u0430\u0440\u043e\u043b\u044c",
        "KOI8-R, \u041f\u0430\u0440\u043e\u043b\u044c",
        "windows-1254, \u015eifre",
        "Shift_JIS, \u30d1\u30b9\u30ef\u30fc\u30c9",
        "GBK, \u5bc6\u7801"
    })
    void aPasswordBehindAnOldWordIsFound(String charset, String name) {
        assertThat(scan("Router\n" + name + ": " + PLAIN + "\nend\n", charset)).isNotEmpty();
    }

    @Test
    void aColumnNamedWithAnUmlautIsFound() {
        assertThat(scan("Konto;Benutzer;Zugangsschl\u00fcssel\nbank;ada;" + PLAIN + "7xQ\n", "windows-1252"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "windows-1252",
                "IBM850",
                "x-MacRoman",
                "UTF-8",
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32",
                "UTF-32LE",
                "UTF-32BE",
                "X-UTF-32LE-BOM"
            })
    void theValueOfThisMachineIsFound(String charset) {
        assertThat(scan("It is " + OWN + " for the mail.\n", charset))
                .extracting(Finding::rule)
                .contains("value-of-SMTP_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aWideTextWithoutAMarkIsRead(String charset) {
        assertThat(scan("\u041f\u0430\u0440\u043e\u043b\u044c: " + PLAIN + "\n", charset))
                .isNotEmpty();
    }

    @Test
    void aLetterOfOneSetInATextOfAnotherIsReadAsItself() {
        byte[] old = "Gr\u00fc\u00dfe \u20ac".getBytes(Charset.forName("windows-1252"));
        byte[] both =
                (new String(old, StandardCharsets.ISO_8859_1) + "\u00c3\u00b6").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ByteText.of(both)).isEqualTo("Gr\u00fc\u00dfe \u20ac\u00f6");
    }

    @Test
    void aNoteInUtf8AndAPictureHaveOneReading() {
        byte[] picture = new byte[2_000];
        new Random(1).nextBytes(picture);

        assertThat(ByteText.readings("Gr\u00fc\u00dfe \u20ac \u5bc6".getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
        assertThat(ByteText.readings(picture)).hasSize(1);
    }

    @Test
    void anOrdinaryLetterInAnOldSetIsNotHeld() {
        String letter =
                "Sehr geehrte Frau M\u00fcller,\r\nf\u00fcr die Bestellung \u00dcR-2026-17 \u00fcber 1.250,00 \u20ac"
                        + " gilt die \u00fcbliche Frist.\r\nMit freundlichen Gr\u00fc\u00dfen\r\n";

        assertThat(scan(letter, "windows-1252")).isEmpty();
        assertThat(scan(letter, "UTF-16LE")).isEmpty();
    }

    private List<Finding> scan(String text, String charset) {
        return scanner.scan(text.getBytes(Charset.forName(charset)));
    }
}
