package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommitGuardTest {
    private static final String KEY = "-----BEGIN " + "PRIVATE KEY-----";

    private final CommitGuard guard = new CommitGuard(64);

    @Test
    void anOrdinaryFileIsAllowed() {
        assertThat(guard.check("Notes/a.md", bytes("# a"))).isEqualTo(new Verdict.Allowed());
        assertThat(guard.check("Notes/a.md").refusal()).isEmpty();
    }

    @Test
    void aFileIsHeldBackByItsNameWhateverItHolds() {
        assertThat(guard.check(".env.local", bytes(""))).isInstanceOf(Verdict.HeldBack.class);
        assertThat(guard.check("Keys/server.pem")).isInstanceOf(Verdict.HeldBack.class);
    }

    @Test
    void aFileIsHeldBackByItsContentWithRuleAndLineAlone() {
        Verdict verdict = guard.check("Notes/a.md", bytes("# a\n" + KEY + "\n"));

        assertThat(verdict).isEqualTo(new Verdict.HeldBack("private-key", 2));
        assertThat(verdict.refusal()).hasValue("looks like a secret (rule private-key, line 2)");
    }

    @Test
    void aFileIsHeldBackByItsSize() {
        assertThat(guard.check("Notes/a.md", new byte[64])).isEqualTo(new Verdict.Allowed());
        assertThat(guard.check("Notes/a.md", new byte[65]).refusal()).hasValue("larger than 64 bytes");
        assertThat(new CommitGuard().maxFileBytes()).isEqualTo(25L * 1024 * 1024);
        assertThatIllegalArgumentException().isThrownBy(() -> new CommitGuard(0));
    }

    @Test
    void aMessageIsScannedLikeAFile() {
        assertThat(guard.checkMessage("Cloud: 3 email drafts\n")).isEqualTo(new Verdict.Allowed());
        assertThat(guard.checkMessage("Local: 1 mail sent\n\n" + KEY))
                .isEqualTo(new Verdict.HeldBack("private-key", 3));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
