package dev.aiemployee.core.guard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.Samples;
import dev.aiemployee.core.guard.Samples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTest {
    private final SecretScanner scanner = new SecretScanner();

    static Stream<Sample> secrets() {
        return Samples.all(new Random(42)).stream();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aCredentialIsFoundWithItsLineAndWithoutItself(Sample sample) {
        List<Finding> findings = scanner.scan("# Note\r\n\r\n" + sample.line() + "\r\nmore");

        assertThat(findings).extracting(Finding::rule).contains(sample.rule());
        assertThat(findings).allSatisfy(finding -> assertThat(finding.line()).isBetween(3, 4));
        assertThat(findings.toString())
                .doesNotContain(sample.value().substring(sample.value().length() - 5));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aCredentialIsFoundInBytesOfEitherEncoding(Sample sample) {
        String text = "x\n" + sample.line();

        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(scanner.scan(bytes)).extracting(Finding::rule).contains(sample.rule());
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aCredentialIsMaskedAndTheRestStays(Sample sample) {
        String masked = scanner.masked("Dear Ann,\n\n" + sample.line() + "\nBye, Bob\n");

        assertThat(masked)
                .startsWith("Dear Ann,\n\n")
                .contains("[masked: ")
                .doesNotContain(sample.value().substring(4));
        assertThat(scanner.masked(masked)).isEqualTo(masked);
        if (!sample.rule().equals("putty-key")) {
            assertThat(masked).endsWith("\nBye, Bob\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The password: please ask Ann for it.",
                "password: hunter2",
                "password: tomorrow",
                "Your password was changed on 2026-11-20, the token is valid until 20.11.2026.",
                "secret: correct-horse-battery-staple",
                "token: 2026-11-20T10:00:00Z",
                "password_changed: 2026-11-20T10:00:00Z",
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
                "Keynote: https://example.org/k/A1b2C3d4E5f6G7",
                "postgres://user:password@localhost/shop is how it looks",
                "ssh://git@host.example:22/vault.git and https://host.example:8443/@ann",
                "https://zoom.test/j/123456789?pwd=a8F3kZ91QmL0xT7vB2nC",
                "pwd: /home/ann/projects2026",
                "password: ann2026@example.org",
                "Please set a new password: https://example.org/reset/A1b2C3d4E5f6G7",
                "- [ ] password: ask Bob2",
                "| Token | Price 2026 |",
                "The passport is valid until 2030-11",
                "The password policy is documented."
            })
    void anOrdinaryLineIsNoFinding(String line) {
        assertThat(scanner.scan(line)).isEmpty();
        assertThat(scanner.masked(line)).isSameAs(line);
    }

    @Test
    void nearlyEveryGeneratedPasswordIsFound() {
        Random random = new Random(7);
        long found = Stream.generate(() -> "password: " + Samples.text(Samples.BASE62, 16, random))
                .limit(1_000)
                .filter(line -> !scanner.scan(line).isEmpty())
                .count();

        assertThat(found).isGreaterThan(990);
    }

    @Test
    void everyFindingOfALongTextIsListedInOrder() {
        Random random = new Random(3);
        String text = "a\n".repeat(50_000) + "ghp_" + Samples.text(Samples.BASE62, 36, random) + "\n" + "b\n".repeat(9)
                + "token=" + Samples.text(Samples.HEX, 40, random);

        assertThat(scanner.scan(text)).extracting(Finding::line).containsExactly(50_001, 50_011);
        assertThat(scanner.scan(text)).extracting(Finding::rule).containsExactly("github-token", "assigned-secret");
    }

    @Test
    void aFingerprintIsTheValuesOwnUnderItsKeyAndSaysNothingWithoutIt() {
        String value = "ghp_" + Samples.text(Samples.BASE62, 36, new Random(5));
        SecretScanner other = new SecretScanner(new Fingerprint(new byte[] {1}), KnownValues.NONE);

        String here = scanner.scan("a " + value).get(0).fingerprint();

        assertThat(here)
                .matches("[0-9a-f]{12}")
                .isEqualTo(scanner.scan("b\nc: " + value + ".").get(0).fingerprint());
        assertThat(other.scan(value).get(0).fingerprint()).isNotEqualTo(here);
        assertThat(scanner.scan(value.substring(0, 39) + "0").get(0).fingerprint())
                .isNotEqualTo(here);
    }

    @Test
    void twoPrivateKeysHaveTwoFingerprints() {
        String begin = "-----BEGIN " + "PRIVATE KEY-----\n";

        List<Finding> findings = scanner.scan(begin + "AAAA\n-----END A-----\n" + begin + "BBBB\n-----END B-----\n");

        assertThat(findings).extracting(Finding::line).containsExactly(1, 4);
        assertThat(findings.get(0).fingerprint()).isNotEqualTo(findings.get(1).fingerprint());
    }

    @Test
    void aTokenOfAnyLengthIsMaskedToItsEnd() {
        String token = Samples.text(Samples.BASE62, 60_000, new Random(9));

        assertThat(scanner.masked("Authorization: Bearer " + token + " end"))
                .endsWith("] end")
                .hasSizeLessThan(80);
        assertThat(scanner.masked("sk-" + "ant-" + token + " end"))
                .endsWith("] end")
                .hasSizeLessThan(80);
    }
}
