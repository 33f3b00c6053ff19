package dev.aiemployee.core.guard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownValuesTest {
    private static final String VALUE = "plain words, \"one\" & all\u00e4";

    private final SecretScanner scanner = new SecretScanner(
            new Fingerprint(new byte[] {7}), new KnownValues(Map.of("SMTP_PASSWORD", VALUE, "SHORT", "abcdefg")));

    @Test
    void aValueOfThisMachineIsFoundWhereverItStandsAndNamedByItsName() {
        assertThat(scanner.scan("a\nx" + VALUE + "y").get(0).rule()).isEqualTo("value-of-SMTP_PASSWORD");
        assertThat(scanner.scan("a\nx" + VALUE + "y").get(0).line()).isEqualTo(2);
        assertThat(scanner.masked("x" + VALUE + "y")).isEqualTo("x[masked: value-of-SMTP_PASSWORD]y");
    }

    @Test
    void itIsFoundInAnAddressAndInJson() {
        assertThat(scanner.scan("https://h/?p=plain%20words%2C%20%22one%22%20%26%20all%C3%A4&x"))
                .hasSize(1);
        assertThat(scanner.scan("{\"p\":\"plain words, \\\"one\\\" & all\u00e4\"}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "\0ann@example.org\0"})
    void itIsFoundInsideAnyBase64(String before) {
        byte[] bytes = (before + VALUE + "and more").getBytes(StandardCharsets.UTF_8);

        assertThat(scanner.scan(Base64.getEncoder().encodeToString(bytes))).hasSize(1);
        assertThat(scanner.scan(Base64.getUrlEncoder().encodeToString(bytes))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is horse_river*lamp<tango> right",
                "is horse\\_river\\*lamp\\<tango\\> right",
                "is horse_river*lamp&lt;tango&#62; right",
                "{\"t\": \"horse_river*lamp\\u003ctango\\u003E\"}",
                "> horse_ri\n> ver*lamp<tan\n> go>",
                "HORSE_RIVER*LAMP<TANGO>",
                "horse_ri\u200bver*lamp<tan\u00adgo>",
                "p=%68orse_river%2Alamp%3Ctango%3e",
                "\uff48\uff4frse_river\uff0alamp<tango>"
            })
    void itIsFoundHoweverAPageALetterOrAProgramSpellsIt(String text) {
        SecretScanner known = new SecretScanner(new KnownValues(Map.of("IMAP", "horse_river*lamp<tango>")));

        assertThat(known.scan(text)).hasSize(1);
        assertThat(known.masked(text)).contains("[masked: value-of-IMAP]").doesNotContainIgnoringCase("lamp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mango sunset\n> harbour pillow",
                "mango+sunset+harbour+pillow",
                "mango\u00a0sunset  harbour pillow",
                "Mango Sunset Harbour Pillow",
                "mango%20sunset%20harbour%20pillow"
            })
    void aPassphraseIsFoundOverLineEndsAndInForms(String text) {
        SecretScanner known = new SecretScanner(new KnownValues(Map.of("PASS", "mango sunset harbour pillow")));

        assertThat(known.masked("x " + text + " y")).isEqualTo("x [masked: value-of-PASS] y");
    }

    @Test
    void ofAValueThatIsMostlyBlanksOnlyItselfIsFound() {
        SecretScanner known = new SecretScanner(new KnownValues(Map.of("ODD", "a b c d e")));

        assertThat(known.scan("abcde a b\nc d e")).isEmpty();
        assertThat(known.scan("(a b c d e)")).hasSize(1);
    }

    @Test
    void aShortValueIsLeftToTheOtherRules() {
        assertThat(scanner.scan("abcdefg abcdefgh")).isEmpty();
        assertThat(scanner.scan(Base64.getEncoder().encodeToString(new byte[90])))
                .isEmpty();
    }

    @Test
    void nothingPrintsTheValues() {
        assertThat(new KnownValues(Map.of("A", VALUE)).toString())
                .contains("value-of-A")
                .doesNotContain("plain");
    }
}
