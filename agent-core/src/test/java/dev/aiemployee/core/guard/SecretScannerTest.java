package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials are put together when the test runs, so that this file holds none. */
class SecretScannerTest {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";

    private final SecretScanner scanner = new SecretScanner();

    static Stream<Arguments> secrets() {
        Random random = new Random(42);
        return Stream.of(
                Arguments.of("private-key", "-----BEGIN " + "PRIVATE KEY-----"),
                Arguments.of("private-key", "-----BEGIN OPENSSH " + "PRIVATE KEY-----"),
                Arguments.of("private-key", "> -----BEGIN PGP " + "PRIVATE KEY BLOCK-----"),
                Arguments.of("private-key", "PuTTY-User-" + "Key-File-3: ssh-ed25519"),
                Arguments.of("private-key", "AGE-SECRET-" + "KEY-1" + text(BASE32, 58, random)),
                Arguments.of("cloud-key", "AKIA" + text(BASE32, 16, random)),
                Arguments.of("cloud-key", "id=ASIA" + text(BASE32, 16, random) + ","),
                Arguments.of("cloud-key", "AIza" + text(BASE62, 35, random)),
                Arguments.of("git-host-token", "ghp_" + text(BASE62, 36, random)),
                Arguments.of("git-host-token", "https://ghs_" + text(BASE62, 36, random) + "@github.com/a/b"),
                Arguments.of(
                        "git-host-token", "github_pat_" + text(BASE62, 22, random) + "_" + text(BASE62, 59, random)),
                Arguments.of("git-host-token", "glpat-" + text(BASE62, 20, random)),
                Arguments.of("service-token", "xoxb-" + "1234567890-" + text(BASE62, 24, random)),
                Arguments.of("service-token", "sk_live_" + text(BASE62, 24, random)),
                Arguments.of("service-token", "rk_test_" + text(BASE62, 24, random)),
                Arguments.of("service-token", "(sk-ant-api03-" + text(BASE62, 40, random) + ")"),
                Arguments.of("service-token", "sk-proj-" + text(BASE62, 40, random)),
                Arguments.of("assigned-secret", "password: " + text(BASE62, 16, random)),
                Arguments.of("assigned-secret", "SMTP_PASSWORD=" + text(BASE62, 16, random)),
                Arguments.of("assigned-secret", "db.password = '" + text(BASE62, 20, random) + "'"),
                Arguments.of("assigned-secret", "\"client_secret\": \"" + text(BASE62, 32, random) + "\","),
                Arguments.of("assigned-secret", "| Api-Key: " + text(HEX, 32, random) + " |"),
                Arguments.of("assigned-secret", "**Token:** `" + text(HEX, 40, random) + "`"),
                Arguments.of("assigned-secret", "export AWS_SECRET_ACCESS_KEY=" + text(BASE62 + "+/", 40, random)),
                Arguments.of("assigned-secret", "Das Passwort: " + text(BASE62, 14, random)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aCredentialIsFoundWithItsLineAndWithoutItself(String rule, String line) {
        List<Finding> findings = scanner.scan("# Note\r\n\r\n" + line + "\r\nmore");

        assertThat(findings).contains(new Finding(rule, 3));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.line()).isEqualTo(3));
        assertThat(findings.toString()).doesNotContain(line.substring(line.length() - 8));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aCredentialIsFoundInBytesOfEitherEncoding(String rule, String line) {
        assertThat(scanner.scan(("x\n" + line).getBytes(StandardCharsets.UTF_8)))
                .contains(new Finding(rule, 2));
        assertThat(scanner.scan(("x\n" + line).getBytes(StandardCharsets.UTF_16LE)))
                .contains(new Finding(rule, 2));
        assertThat(scanner.scan(("x\n" + line).getBytes(StandardCharsets.UTF_16BE)))
                .contains(new Finding(rule, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The password: please ask Ann for it.",
                "password: hunter2",
                "Password = Weihnachtsfeier2026",
                "secret: correct-horse-battery-staple",
                "token: 2026-11-20T10:00:00Z",
                "key: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "approval_digest: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "claim_id: 0123456789abcdef0123456789abcdef",
                "https://news.example.org/u?token=a8F3kZ91QmL0xT7vB2nC&id=4",
                "https://shop.test/reset?user=1&api_key=a8F3kZ91QmL0xT7vB2nC",
                "API_KEY=your_api_key_goes_here_A1b2C3",
                "PASSWORD=${SMTP_PASSWORD_2A3b4C}",
                "password: <A1b2C3d4E5f6>",
                "password: xxxxxxxxA1b2C3d4",
                "token: [[Notes/Token ideas A1b2C3d4]]",
                "AKIAIOSFODNN7EXAMPLE is the example of the manual",
                "The secretary: Margarethe-Sophie",
                "Tokens: 1.234.567.890.123",
                "risk-free sk-slovakia-and-czech-republic-travel-guide",
                "a task-A1b2C3d4E5f6G7h8I9j0K1 of the desk-A1b2C3d4E5f6G7h8I9j0K1",
                "Message-ID: <CAF+k8Qz0xT7vB2nC@mail.example.org>",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8vQ2mP0xT7vB2nC ann@laptop",
                "-----BEGIN PUBLIC KEY-----",
                "IBAN: DE89370400440532013000",
                "passport: C01X00T478 valid until 2030",
                "Keynote: https://example.org/k/A1b2C3d4E5f6G7"
            })
    void anOrdinaryLineIsNoFinding(String line) {
        assertThat(scanner.scan(line)).isEmpty();
    }

    @Test
    void nearlyEveryGeneratedPasswordIsFound() {
        Random random = new Random(7);
        long found = Stream.generate(() -> "password: " + text(BASE62, 16, random))
                .limit(1_000)
                .filter(line -> !scanner.scan(line).isEmpty())
                .count();

        assertThat(found).isGreaterThan(990);
    }

    @Test
    void everyFindingOfALongTextIsListedInOrder() {
        Random random = new Random(3);
        String text = "a\n".repeat(50_000) + "ghp_" + text(BASE62, 36, random) + "\n" + "b\n".repeat(9) + "token="
                + text(HEX, 40, random);

        assertThat(scanner.scan(text))
                .containsExactly(new Finding("git-host-token", 50_001), new Finding("assigned-secret", 50_011));
    }

    private static String text(String alphabet, int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
