package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.secret.Finding;
import dev.aiemployee.core.guard.secret.KnownValues;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret as a page shows it, with markup around it and in it, and in the commands that people note down. */
class ShownFormsTest {
    private static final String WORD = "Harbour" + "q#4" + "Lm2";

    private final SecretScanner scanner = new SecretScanner();

    static Stream<String> forms() {
        return Stream.of(
                        "<b>Password</b>: <code>%s</code>",
                        "<p><strong>Pass</strong>wort:&nbsp;<span class=\"x\">%s</span></p>",
                        "<tr><td>Passwort:</td><td>%s</td></tr>",
                        "Password:<br>%s",
                        "<svg><text x=\"1\">Password:</text><text>%s</text></svg>",
                        "> [!note] Router password\n> %s",
                        "> [!key]- Password\n> %s",
                        "- [ ] Password\n    - %s",
                        "- Router password\n\t- %s",
                        "pass**word**: %s",
                        "==Password==: %s",
                        "password[^1] of the router\n\nMore.\n\n[^1]: %s",
                        "[Password](https://x.example \"%s\")",
                        "[Password](https://x.example): %s",
                        "password:\u2028%s",
                        "password:\u0085%s",
                        "password:\u000b%s",
                        "password\u2003%s",
                        "| Passwort | WLAN | %s |",
                        "neues Passwort f\u00fcr den Router: %s",
                        "passw0rd: %s",
                        "\ud83d\udd11 %s",
                        "CREATE USER ada IDENTIFIED BY '%s';",
                        "ConvertTo-SecureString '%s' -AsPlainText -Force",
                        "net user ada %s /add",
                        "echo 'ada:%s' | chpasswd",
                        "chpasswd <<< 'ada:%s'",
                        "unzip -P %s a.zip",
                        "xfreerdp /u:ada /p:%s",
                        "Zugangsschl\u00fcssel Schl\u00fcssel: %s9xQ")
                .map(form -> form.replace("%s", WORD));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aSecretIsFoundAndMaskedHoweverItIsShown(String text) {
        assertThat(scanner.masked("# Notes\n\nHello.\n\n" + text + "\n\nBehind.\n"))
                .doesNotContain("q#4" + "Lm2")
                .startsWith("# Notes\n\nHello.\n\n")
                .endsWith("\n\nBehind.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2FA secret: fjgv q6kb nxjb tfqx kwov ompz om7w bbr6", "Setup key: CMSS Q3WU NNBZ NODT BCVH 7QK5"
            })
    void aSeedInGroupsOfFourIsFound(String text) {
        assertThat(scanner.scan(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a **wq7-**lumen!turm23 b",
                "a <b>wq7-</b>lumen!<i>turm</i>23 b",
                "77 71 37 2d 6c 75 6d 65 6e 21 74 75 72 6d 32 33",
                "77:71:37:2D:6C:75:6D:65:6E:21:74:75:72:6D:32:33"
            })
    void theValueOfThisMachineIsFoundInMarkupAndInHexadecimalDigits(String text) {
        SecretScanner known = new SecretScanner(new KnownValues(Map.of("SMTP_PASSWORD", "wq7-lumen!turm23")));

        assertThat(known.scan(text)).extracting(Finding::rule).contains("value-of-SMTP_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Passwort-Regeln f\u00fcr die Werkstatt: 12-stellig, alle 90 Tage",
                "| Passwort | Seit | Windows11 |",
                "<td>Passwort</td><td>siehe Tresor</td>",
                "Details on the password[^1].\n\n[^1]: See chapter 3a of the handbook2.",
                "[Password](https://x.example \"How to choose one\")",
                "I forgot my password\nand asked Ada again.",
                "\ud83d\udd11 Schl\u00fcssel Werkstatt2 liegt im B\u00fcro"
            })
    void whatTalksOfOneIsNotHeld(String text) {
        assertThat(scanner.scan(text)).as(text).isEmpty();
    }
}
