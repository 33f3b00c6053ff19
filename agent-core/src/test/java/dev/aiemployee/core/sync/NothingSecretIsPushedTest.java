package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.allow.AllowedFindings;
import dev.aiemployee.core.guard.secret.KnownValues;
import dev.aiemployee.core.guard.secret.SecretScanner;
import dev.aiemployee.core.support.PushedObjects;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.GuardedRules;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.report.CycleReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks with git's own eyes at every object of the remote, reachable or not. */
class NothingSecretIsPushedTest {
    /** Put together here, so that this file itself holds nothing that looks like a secret. */
    private static final String KEY = "AKIA" + "J7Q2M5XWZ3" + "KDPL4T";

    private static final String OWN = "three plain words of mine";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private PushedObjects pushed;

    @BeforeEach
    void guard() {
        agents = new TwoAgents(folder);
        pushed = new PushedObjects(agents.origin());
        AllowedFindings allowed =
                new AllowedFindings(agents.local().repository().agentFolder());
        local = agents.local().with(new GuardedRules(allowed.guard(new KnownValues(Map.of("SMTP_PASSWORD", OWN)))));
        local.cycle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void whatWasCommittedByHandAndDeletedBeforeTheNextCycleIsInNoPushedObject() {
        local.write("Notes/mail.md", "key " + KEY + "\n").git().run("add", "-A");
        local.git().run("commit", "-q", "--no-verify", "-m", "notes");
        local.delete("Notes/mail.md")
                .write("Notes/mail.md", "key: see the safe\n")
                .git()
                .run("add", "-A");
        local.git().run("commit", "-q", "--no-verify", "-m", "cleaned");

        local.cycle();

        assertThat(agents.origin().show("main", "Notes/mail.md")).isEqualTo("key: see the safe\n");
        assertThat(pushed.holding(KEY)).isEmpty();
    }

    @Test
    void whatStandsInAMessageOfACommitByHandIsInNoPushedObject() {
        local.write("Notes/fine.md", "fine\n").git().run("add", "-A");
        local.git().run("commit", "-q", "--no-verify", "-m", "use " + KEY + " for now");

        local.cycle();

        assertThat(agents.origin().tree("main")).contains("Notes/fine.md");
        assertThat(pushed.holding(KEY)).isEmpty();
        assertThat(local.git().run("log", "--all", "--format=%B")).contains(KEY);
    }

    @Test
    void whatIsStillThereIsHeldBackThoughItWasCommittedByHand() {
        local.write("Notes/mail.md", "key " + KEY + "\n")
                .write("Notes/fine.md", "fine\n")
                .git()
                .run("add", "-A");
        local.git().run("commit", "-q", "--no-verify", "-m", "notes");

        CycleReport report = local.cycle();
        local.cycle();

        assertThat(report.held()).extracting(HeldPath::path).containsExactly("Notes/mail.md");
        assertThat(agents.origin().tree("main")).contains("Notes/fine.md").doesNotContain("Notes/mail.md");
        assertThat(pushed.holding(KEY)).isEmpty();
        assertThat(local.read("Notes/mail.md")).contains(KEY);
    }

    @Test
    void whatStandsInANameIsInNoPushedObjectAndInNoAlert() {
        local.write("Notes/" + KEY + ".md", "harmless\n");

        CycleReport report = local.cycle();
        local.cycle();

        assertThat(report.held()).hasSize(1);
        assertThat(pushed.holding(KEY)).isEmpty();
        assertThat(local.read("Logs/Local/security_violations.md"))
                .contains("aws-access-key")
                .doesNotContain(KEY);
    }

    @Test
    void aValueOfThisMachinesOwnSettingsIsInNoPushedObjectInWhateverForm() {
        String encoded = Base64.getEncoder().encodeToString(("\0ann\0" + OWN).getBytes(StandardCharsets.UTF_8));
        local.write("Notes/a.md", "so: " + OWN + "\n").write("Notes/b.md", "AUTH PLAIN " + encoded + "\n");

        CycleReport report = local.cycle();

        assertThat(report.held()).extracting(HeldPath::path).containsExactlyInAnyOrder("Notes/a.md", "Notes/b.md");
        assertThat(report.held()).allSatisfy(held -> assertThat(held.rule()).contains("value-of-SMTP_PASSWORD"));
        assertThat(pushed.holding(OWN)).isEmpty();
        assertThat(pushed.holding(encoded)).isEmpty();
    }

    @Test
    void whatTheOperatorAllowedGoesOutWithTheNextCycle() {
        local.write("Notes/old.md", "The key was " + KEY + "\n");
        String rule = local.cycle().held().get(0).rule();
        String fingerprint = rule.replaceAll(".*fingerprint ([0-9a-f]{12}).*", "$1");

        new AllowedFindings(local.repository().agentFolder()).add(fingerprint, "revoked in May");
        CycleReport report = local.cycle();

        assertThat(report.held()).isEmpty();
        assertThat(agents.origin().tree("main")).contains("Notes/old.md");
    }

    @Test
    void theAlertNamesFileRuleAndFingerprintAndTheCommand() throws IOException {
        local.write("Notes/old.md", "The key was " + KEY + "\n").cycle();

        try (var notes = Files.list(local.vault().resolve("Needs_Action/system"))) {
            Path alert = notes.filter(note -> note.getFileName().toString().startsWith("held_"))
                    .findFirst()
                    .orElseThrow();
            assertThat(alert)
                    .content()
                    .contains("Notes/old.md", "aws-access-key", "line 1", "local-agent allow FINGERPRINT")
                    .containsPattern("fingerprint [0-9a-f]{12}")
                    .doesNotContain(KEY);
        }
    }

    @Test
    void theseEyesSeeWhatIsPushedPastTheAgents() {
        local.write("Notes/mail.md", "key " + KEY + "\n").git().run("add", "-A");
        local.git().run("commit", "-q", "--no-verify", "-m", "use " + KEY);

        local.git().run("push", "-q", agents.originFolder().toString(), "HEAD:refs/heads/by-hand");

        assertThat(pushed.holding(KEY)).hasSize(2);
    }

    @Test
    void noPushedObjectOfAnOrdinaryDayLooksLikeASecret() {
        local.write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "Dear Ann\n"))
                .write("Notes/k.md", KEY)
                .cycle();
        agents.settle();

        String everything = agents.origin().run("log", "--all", "-p", "--format=%B");

        assertThat(new SecretScanner().scan(everything)).isEmpty();
    }
}
