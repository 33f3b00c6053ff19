package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.GuardedRules;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.report.CycleReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedSyncTest {
    /** Put together here, so that this file itself holds nothing that looks like a secret. */
    private static final String KEY = "AKIA" + "IOSFODNN7" + "EXAMPLQ";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void guard() {
        agents = new TwoAgents(folder);
        local = agents.local().with(new GuardedRules());
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aSecretStaysOnThisMachineAndTheAlertNamesFileAndRuleButNotTheValue() {
        local.write("Notes/keys.md", "key: " + KEY + "\n").write("Notes/fine.md", "fine\n");

        CycleReport report = local.cycle();
        local.cycle();

        assertThat(report.held()).extracting(HeldPath::path).containsExactly("Notes/keys.md");
        assertThat(agents.origin().tree("main")).contains("Notes/fine.md").doesNotContain("Notes/keys.md");
        assertThat(agents.origin().run("log", "--all", "-p"))
                .contains("Notes/keys.md")
                .doesNotContain(KEY);
        assertThat(local.read("Logs/Local/security_violations.md"))
                .contains("Notes/keys.md")
                .doesNotContain(KEY);
        assertThat(local.read(".git_sync_state.md")).contains("Notes/keys.md").doesNotContain(KEY);
    }

    @Test
    void namesOfSecretsAndForeignFileTypesStayToo() {
        local.write("Inbox/credentials.json", "{}").write("Inbox/old.exe", "x").write("Inbox/offer.pdf", "pdf");

        CycleReport report = local.cycle();

        assertThat(report.held()).extracting(HeldPath::path).contains("Inbox/credentials.json", "Inbox/old.exe");
        assertThat(agents.origin().tree("main")).contains("Inbox/offer.pdf").doesNotContain("Inbox/old.exe");
    }

    @Test
    void theTemplatesOwnFilesAndTheAuditAreSynced() {
        local.write("Needs_Action/email/.gitkeep", "").write("Logs/Actions/2026-11-20-local.jsonl", "{}\n");

        CycleReport report = local.cycle();

        assertThat(report.held()).isEmpty();
        assertThat(agents.origin().tree("main"))
                .contains("Needs_Action/email/.gitkeep", "Logs/Actions/2026-11-20-local.jsonl", ".gitignore");
    }
}
