package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aiemployee.core.guard.secret.SecretScanner;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommitGuardTest {
    private static final String KEY = "-----BEGIN " + "PRIVATE KEY-----";

    private final Set<String> allowed = new HashSet<>();
    private final CommitGuard guard = new CommitGuard(new SecretScanner(), allowed::contains, 64);

    @Test
    void anOrdinaryFileIsAllowed() {
        assertThat(guard.check("Notes/a.md", bytes("# a"))).isEqualTo(new GuardVerdict.Allowed());
        assertThat(guard.check("Notes/a.md").refusal()).isEmpty();
    }

    @Test
    void aFileIsHeldBackByItsNameWhateverItHolds() {
        assertThat(guard.check(".env.local", bytes(""))).isInstanceOf(GuardVerdict.Refused.class);
        assertThat(guard.check("Keys/server.pem")).isInstanceOf(GuardVerdict.Refused.class);
    }

    @Test
    void aFileIsHeldBackByItsContentWithRuleLineAndFingerprintAlone() {
        GuardVerdict verdict = guard.check("Notes/a.md", bytes("# a\n" + KEY + "\n"));

        assertThat(verdict.refusal().orElseThrow())
                .matches("looks like a secret \\(rule private-key, line 2, fingerprint [0-9a-f]{12}\\)");
    }

    @Test
    void whatAPersonAllowedPassesAndEverythingElseInTheFileDoesNot() {
        byte[] file = bytes(KEY + "\n-----END \npassword: Winter" + 2026);
        GuardVerdict.HeldBack both = (GuardVerdict.HeldBack) guard.check("a.md", file);

        allowed.add(both.findings().get(0).fingerprint());
        GuardVerdict.HeldBack one = (GuardVerdict.HeldBack) guard.check("a.md", file);
        allowed.add(one.findings().get(0).fingerprint());

        assertThat(both.findings()).hasSize(2);
        assertThat(one.findings()).containsExactly(both.findings().get(1));
        assertThat(guard.check("a.md", file)).isEqualTo(new GuardVerdict.Allowed());
        assertThat(guard.check("b.md", bytes("password: Winter" + 2027))).isInstanceOf(GuardVerdict.HeldBack.class);
    }

    @Test
    void anAlertOfManyFindingsStaysShort() {
        String lines = IntStream.range(0, 9)
                .mapToObj(i -> "password: Winter" + (2020 + i))
                .collect(Collectors.joining("\n"));

        assertThat(guard.check("a.md", bytes(lines.substring(0, 0))).refusal()).isEmpty();
        assertThat(guard.checkMessage(lines).refusal().orElseThrow())
                .endsWith("; and 4 more)")
                .contains("line 5")
                .doesNotContain("line 6");
    }

    @Test
    void aNameMayHoldATokenToo() {
        String token = "gh" + "p_" + Samples.text(Samples.BASE62, 36, new Random(1));

        assertThat(guard.check("Notes/" + token + ".md")).isInstanceOf(GuardVerdict.HeldBack.class);
    }

    @Test
    void aFileIsHeldBackByItsSize() {
        assertThat(guard.check("Notes/a.md", new byte[64])).isEqualTo(new GuardVerdict.Allowed());
        assertThat(guard.check("Notes/a.md", new byte[65]).refusal()).hasValue("larger than 64 bytes");
        assertThat(new CommitGuard().maxFileBytes()).isEqualTo(25L * 1024 * 1024);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommitGuard(new SecretScanner(), allowed::contains, 0));
    }

    @Test
    void aMessageIsScannedLikeAFile() {
        assertThat(guard.checkMessage("Cloud: 3 email drafts\n")).isEqualTo(new GuardVerdict.Allowed());
        assertThat(guard.checkMessage("Local: 1 mail sent\n\n" + KEY))
                .isInstanceOfSatisfying(
                        GuardVerdict.HeldBack.class,
                        held -> assertThat(held.findings())
                                .singleElement()
                                .satisfies(finding -> assertThat(finding.line()).isEqualTo(3)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
