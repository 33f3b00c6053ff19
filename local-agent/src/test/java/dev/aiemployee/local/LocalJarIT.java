package dev.aiemployee.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.RunningJar;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The local agent's jar at the command line: what a person is told, and what a script gets as exit code. */
class LocalJarIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private JarRig rig;

    @BeforeEach
    void open() {
        rig = new JarRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anEmptyRepositoryBecomesAVaultThatIsWell() throws JsonProcessingException {
        assertThat(rig.local.run("check").exitCode()).isEqualTo(2);

        rig.done("init");

        assertThat(rig.published()).contains("Dashboard.md", "Company_Handbook.md", ".gitignore");
        assertThat(rig.done("check").output()).contains("All is well");
        assertThat(rig.done("pending").output()).contains("Nothing waits for you");
        JsonNode status = status();
        assertThat(status.at("/agent").asText()).isEqualTo("local");
        assertThat(status.at("/vault").asText()).isEqualTo(rig.vault().toString());
        assertThat(status.at("/sync/sync_status").asText()).isEqualTo("synced");
        assertThat(status.at("/running").asText()).isEmpty();
    }

    @Test
    void aDraftIsListedAndShownAndOnlyOneThatWasShownCanBeDecided() {
        rig.done("init");
        rig.propose();
        rig.done("sync");

        assertThat(rig.done("pending").output()).contains(" 1  Anna  offer").doesNotContain(JarRig.ID);
        assertThat(rig.done("pending", "--json").output()).contains(JarRig.ID, "anna@example.org", "Re: offer");
        assertThat(rig.done("show", JarRig.ID).output()).contains("anna@example.org", "Re: offer", "Dear Anna,");
        assertThat(rig.local.run("show", "EMAIL_DRAFT_none").exitCode()).isEqualTo(1);
        for (String decision : new String[] {"approve", "reject"}) {
            AgentJar.Result unknown = rig.local.run(decision, "EMAIL_DRAFT_none");
            assertThat(unknown.exitCode()).isEqualTo(1);
            assertThat(unknown.errors()).contains("EMAIL_DRAFT_none", "local-agent pending");

            AgentJar.Result early = rig.local.run(decision, JarRig.ID);
            assertThat(early.exitCode()).isEqualTo(75);
            assertThat(early.errors()).contains("has not been shown", "local-agent run");
        }
        assertThat(rig.read(JarRig.PENDING)).contains("status: pending");
    }

    @Test
    void aRejectionEndsTheTaskWithItsReasonAndNothingIsSent() {
        rig.done("init");
        rig.propose();
        rig.run();

        rig.eventually(
                () -> rig.local.run("reject", JarRig.ID, "--reason", "too late").exitCode() == 0);
        rig.eventually(() -> !rig.has(JarRig.SOURCE_HELD));

        assertThat(rig.published()).contains("Rejected/email/" + JarRig.ID + ".md");
        String done = rig.published().stream()
                .filter(path -> path.matches("Done/email/\\d{4}-\\d{2}/EMAIL_0001\\.md"))
                .findFirst()
                .orElseThrow();
        assertThat(rig.origin().show("main", done)).contains("rejected: too late");
        assertThat(rig.mail.commands()).isEmpty();
    }

    @Test
    void aSecondOneIsToldWhoWorksOnTheVault() throws JsonProcessingException {
        rig.done("init");
        RunningJar first = rig.run();
        rig.eventually(() -> first.log().contains("working on"));

        AgentJar.Result second = rig.local.run("run");

        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(second.errors()).contains("local-agent run", "process " + first.pid());
        assertThat(status().at("/running").asText()).contains("process " + first.pid());
        first.stop();
        assertThat(status().at("/running").asText()).isEmpty();
    }

    private JsonNode status() throws JsonProcessingException {
        return new ObjectMapper().readTree(rig.done("status", "--json").output());
    }
}
