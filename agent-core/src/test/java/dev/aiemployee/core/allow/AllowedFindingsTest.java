package dev.aiemployee.core.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.guard.GuardVerdict;
import dev.aiemployee.core.guard.secret.Finding;
import dev.aiemployee.core.guard.secret.KnownValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedFindingsTest {
    private static final byte[] NOTE = ("password: Winter" + 2026).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aRunningGuardObeysWhatIsAllowedMeanwhile() {
        CommitGuard guard = new AllowedFindings(folder).guard(KnownValues.NONE);
        String fingerprint = finding(guard).fingerprint();

        boolean first = new AllowedFindings(folder).add(fingerprint, "the old\nshop");
        boolean second = new AllowedFindings(folder).add(fingerprint, "");

        assertThat(guard.check("a.md", NOTE)).isEqualTo(new GuardVerdict.Allowed());
        assertThat(new AllowedFindings(folder).lines()).containsExactly(fingerprint + "  the old shop");
        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void theListMayBeEditedByHand() throws IOException {
        CommitGuard guard = new AllowedFindings(folder).guard(KnownValues.NONE);
        String fingerprint = finding(guard).fingerprint();

        Files.writeString(folder.resolve("guard/allowed"), "# mine\n\nnonsense here\n  " + fingerprint);
        new AllowedFindings(folder).add("0123456789ab", "b");

        assertThat(guard.check("a.md", NOTE)).isEqualTo(new GuardVerdict.Allowed());
        assertThat(folder.resolve("guard/allowed"))
                .content()
                .startsWith("# mine\n")
                .endsWith(fingerprint + "\n0123456789ab  b\n");
    }

    @Test
    void theKeyStaysOverRestartsAndDiffersFromClonesElsewhere() {
        String here =
                finding(new AllowedFindings(folder).guard(KnownValues.NONE)).fingerprint();

        assertThat(finding(new AllowedFindings(folder).guard(KnownValues.NONE)).fingerprint())
                .isEqualTo(here);
        assertThat(finding(new AllowedFindings(folder.resolve("other")).guard(KnownValues.NONE))
                        .fingerprint())
                .isNotEqualTo(here);
    }

    @Test
    void onlyAFingerprintIsAllowed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedFindings(folder).add("password", ""));
    }

    private static Finding finding(CommitGuard guard) {
        return ((GuardVerdict.HeldBack) guard.check("a.md", NOTE)).findings().get(0);
    }
}
