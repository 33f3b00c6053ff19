package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.secret.SecretScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The many ways to write a password or a key down, each with a value that is made when the test runs. */
class SecretFormsTest {
    private static final Random RANDOM = new Random(20261129);
    private static final String TOKEN = "ghp_" + Samples.text(Samples.BASE62, 36, RANDOM);
    private static final String KEY = "k7" + Samples.text(Samples.BASE62, 28, RANDOM) + "3Z";
    private static final String WORD = "Harbour" + "q#4" + "Lm2";

    private final SecretScanner scanner = new SecretScanner();

    static Stream<String> passwords() {
        return Stream.of(
                        "dbPassword = \"%s\"",
                        "Zugangspasswort: %s",
                        "Mot de passe : %s",
                        "Contrase\u00f1a: %s",
                        "Senha: %s",
                        "has\u0142o: %s",
                        "Wachtwoord: %s",
                        "\u5bc6\u7801\uff1a%s",
                        "\u043f\u0430\u0440\u043e\u043b\u044c: %s",
                        "p\u0430ssword: %s",
                        "pass\u200bword: %s",
                        "pass\u00adword: %s",
                        "Password\uff1a%s",
                        "password:: %s",
                        "password -> %s",
                        "password: >-\n  %s",
                        "password: |\n  %s",
                        "password: |2-  # of the router\n    %s",
                        "  db_password: >\n    %s",
                        "> password: |\n>   %s",
                        "password = \"\"\"\n%s\n\"\"\"",
                        "password = <<~EOF\n  %s\nEOF",
                        "db.password=\\\n  %s",
                        "password \u2192 %s",
                        "password - %s",
                        "password %s",
                        "--password %s",
                        "-p%s -u root mysql",
                        "mysql -u root -p%s shop",
                        "curl -u ada:%s https://shop.example",
                        "user ada; password: %s; port 22",
                        "Zugangsdaten: ada / %s",
                        "<password>%s</password>",
                        "<dbPassword>\n    %s\n</dbPassword>",
                        "<add key=\"Password\" value=\"%s\" />",
                        "<tr><td>Passwort</td><td>%s</td></tr>",
                        "{\"name\":\"DB_PASSWORD\",\"value\":\"%s\"}",
                        "- name: DB_PASSWORD\n  value: \"%s\"",
                        "| Passwort |\n|---|\n| %s |",
                        "| Name | Password | Since |\n|---|---|---|\n| Shop | %s | May |",
                        "name;user;password\nshop;ada;%s",
                        "name,password,url\n\"a, b\",%s,https://shop.example",
                        "## Password\n\n%s",
                        "password:\n\n    %s",
                        "{\"text\": \"Passwort:\\n%s\"}",
                        "jdbc:postgresql://db.example/shop?user=shop&password=%s",
                        "machine git.example\n  login deploy\n  password %s",
                        "WIFI:T:WPA;S:Shop;P:%s;;",
                        "Database Password (new): %s",
                        "password: %s@mail.example")
                .map(form -> form.replace("%s", WORD));
    }

    static Stream<String> keys() {
        return Stream.of(
                        "githubToken=\"%s\"",
                        "var shopToken string = \"%s\"",
                        "$shopToken .= \"%s\"",
                        "shop_TOKEN :::= \"%s\"",
                        "shop_TOKEN ?= \"%s\"",
                        "System.setProperty(\"SHOP_TOKEN\", \"%s\")",
                        "\"artifactory\", \"%s\"",
                        "SET api_token TO %s",
                        "api_key\t%s",
                        "API key\n\n> %s",
                        "Cl\u00e9 API : %s",
                        "API-Schl\u00fcssel: %s",
                        "az storage blob list --account-key %s",
                        "Cookie: session=%s; theme=dark",
                        "{\"config.ini\": \"SHOP_TOKEN=%s\\nBACKUP=true\"}",
                        "x-functions-key: %s",
                        "token: %s.pdf",
                        "client_secret: /%s")
                .map(form -> form.replace("%s", KEY));
    }

    static Stream<String> tokens() {
        return Stream.of(
                "ghp\\_" + TOKEN.substring(4),
                TOKEN.substring(0, 14) + "\u200b" + TOKEN.substring(14),
                "{\"text\":\"key\\n" + TOKEN + "\"}",
                "\\u0067" + TOKEN.substring(1),
                "&#103;" + TOKEN.substring(1),
                "%67" + TOKEN.substring(1),
                "\"" + TOKEN.substring(0, 20) + "\" +\n    \"" + TOKEN.substring(20) + "\"",
                "BEGIN:VCALENDAR\r\nDESCRIPTION:" + TOKEN.substring(0, 20) + "\r\n " + TOKEN.substring(20)
                        + "\r\nEND:VCALENDAR",
                base64("# Notes\n" + TOKEN + "\n"),
                base64(base64("key " + TOKEN)),
                HexFormat.of().formatHex(("key " + TOKEN).getBytes(StandardCharsets.UTF_8)),
                "ada:$apr1$" + Samples.text(Samples.BASE62, 8, RANDOM) + "$" + Samples.text(Samples.BASE62, 22, RANDOM),
                "otpauth://totp/Shop:ada?secret=" + Samples.text(Samples.BASE32, 32, RANDOM),
                "TOTP seed: CMSS Q3WU NNBZ NODT BCVH 7QK5",
                "Recovery codes\n6203 2619\n7484 5314\n2806 4937\n9398 4276",
                "Seed phrase: word wonder absent witness above wish work zebra wrap accident wool woman",
                "app password: iruj gndh balt wksb");
    }

    @ParameterizedTest
    @MethodSource({"passwords", "keys", "tokens"})
    void aSecretIsFoundHoweverItIsWritten(String text) {
        assertThat(scanner.scan("# Notes\n\nFor the shop.\n\n" + text + "\n\nAda knows the rest.\n"))
                .as(text)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void itIsMaskedWhereItStands(String text) {
        assertThat(scanner.masked("Before.\n\n" + text + "\n\nBehind.\n"))
                .doesNotContain("q#4" + "Lm2")
                .startsWith("Before.\n\n")
                .endsWith("\n\nBehind.\n");
    }

    @Test
    void aPasswordFoldedOverTheLinesOfABlockIsFoundAndProseIsNot() {
        assertThat(scanner.scan("---\npassword: >-\n  Zebra\n  Quilt-99\n---\n"))
                .isNotEmpty();
        assertThat(scanner.scan("password: |\n  Ask Ada, she has it in room 12.\n  Twice.\n"))
                .isEmpty();
        assertThat(scanner.scan("password: >\nuser: ada\nroom: 12b\n")).isEmpty();
    }

    @Test
    void aTokenInAPictureOrInTextOfAMainframeIsFound() {
        byte[] picture = ("\u0089PNG\0\0\0tEXtComment\0" + TOKEN).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(scanner.scan(picture)).isNotEmpty();
        assertThat(scanner.scan(("the key is " + TOKEN).getBytes(Charset.forName("IBM037"))))
                .isNotEmpty();
    }

    @Test
    void aCompressedFileInBase64IsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(("user ada\npassword: " + WORD + "\n").repeat(3).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(scanner.scan("data: " + Base64.getEncoder().encodeToString(bytes.toByteArray())))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IBAN: DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX",
                "Rechnung RE-2026-004711, Kunde K20458812, Auftrag 4500098234",
                "Invoice: INV-2026-11-0042 due 2026-12-01, order number 302-9981726-5510023",
                "id: 3f2b8c1e-9a4d-4e7f-8b2a-1c5d9e0f7a6b",
                "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
                "Message-ID: <CAF+k8Qz0xT7vB2nC-9f3kQ@mail.example.org>",
                "Call +49 30 901820-0 or 0171 2345678",
                "https://click.example/f/a/q7Xk2Lm9Pz4Rt8Vw~~/AAQxAQA~/RgRm3c9dP0Q4aHR0cHM6Ly9leGFtcGxl",
                "| `--password` | E2E-krypteringspassord (du blir bedt om det hvis utelatt) |",
                "\"csrf_token\": \"bf1d1303f409590730443f12541c77cdb97811e8\",",
                "https://www.example.com/redirect?redir_token=QUFFLUhqbDE1SDdsMF9DRzVidHViSFZCN2FlRzhlSi04Z3xBQ3Jtc0tt",
                "- (id)hf_requiredCharacteristicTypesForDisplayMetadata;",
                "apiKey: \"AIzaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
                "xoxe.xoxp-1-SlackAppConfigurationAccessTokenHere",
                "Login ^gLjw8zfC",
                "X-AOL-SPF: domain : shop.example SPF : pass\n\n------=_Layout_Part_DC7E1BB5_1105_4DB3_BAE3_2A6208EB099A",
                "const token = jwt.sign({ id: user.id }, process.env.SECRET_2, options);",
                "password: ${{ secrets.DB_PASSWORD_2 }}",
                "token_type: bearer, max_tokens: 4096, model: gpt-4o-mini-2024-07-18",
                "The API change to `BaseOption#shouldHide` broke 12 plugins",
                "secret: db-credentials-v1",
                "Passwort-Manager: Bitwarden2024 oder KeePassXC",
                "Passwort: AES-256-verschl\u00fcsselt"
            })
    void whatOnlyLooksLikeOneIsNotHeld(String text) {
        assertThat(scanner.scan("# Notes\n\n" + text + "\n\nmore\n")).as(text).isEmpty();
    }

    @Test
    void aBlockOfAManualThatSaysItInWordsIsNoKey() {
        String begin = "-----BEGIN " + "PRIVATE KEY-----\n";
        String end = "\n-----END " + "PRIVATE KEY-----\n";

        assertThat(scanner.scan(begin + "anything" + end)).isEmpty();
        assertThat(scanner.scan(begin + Samples.text(Samples.BASE64, 64, RANDOM) + end))
                .isNotEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
