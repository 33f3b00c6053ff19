package dev.aiemployee.core.sync.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.GuardedRules;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a vault and is not published: what Git ignores, and what is of another type. */
class UnsyncedFilesTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void open() {
        agents = new TwoAgents(folder);
        local = agents.local().with(new GuardedRules());
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void whatGitIgnoresIsNotPublishedAndNotHeld() throws IOException {
        local.write(".gitignore", ".git_sync_state.md\nPrivate/\n*.pdf\n");
        Files.createDirectories(local.vault().resolve(".git/info"));
        Files.writeString(local.vault().resolve(".git/info/exclude"), "excluded.md\n");
        local.write("Private/therapy.md", "x\n").write("scan.pdf", "x\n").write("excluded.md", "x\n");

        CycleReport report = local.write("public.md", "hello\n").cycle();

        assertThat(tree())
                .contains("public.md", ".gitignore")
                .doesNotContain("Private/therapy.md", "scan.pdf", "excluded.md");
        assertThat(report.held()).isEmpty();
        assertThat(local.git().run("status", "--porcelain", "--untracked-files=all"))
                .isEmpty();
    }

    @Test
    void whatIsPublishedAlreadyStaysInStepAlthoughGitWouldIgnoreIt() {
        local.write("diary.md", "one\n").cycle();

        local.write(".gitignore", "diary.md\n").write("diary.md", "two\n").cycle();

        assertThat(agents.origin().show("main", "diary.md")).isEqualTo("two\n");
    }

    @Test
    void noRuleHidesANoteOfTheAgents() {
        local.write(".gitignore", "*\n").write("own.md", "x\n");
        local.write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "x"))
                .write("Done/email/2026-11/EMAIL_2.md", TwoAgents.task("EMAIL_2", "x"))
                .write("Done/own.md", "x\n")
                .cycle();

        assertThat(tree())
                .contains("Needs_Action/email/EMAIL_1.md", "Done/email/2026-11/EMAIL_2.md")
                .doesNotContain("own.md", "Done/own.md");
    }

    @Test
    void aTypeThatIsAddedIsSyncedBothWaysAndOneThatIsTakenAwayStays() throws IOException {
        try (VaultClone second = agents.clone("local-2", AgentKind.LOCAL)) {
            second.with(new GuardedRules()).cycle();
            Files.writeString(second.vault().resolve("there.txt"), "there\n");
            second.git().run("add", "there.txt");
            second.git().run("commit", "-q", "-m", "x");
            second.cycle();
            local.write("list.txt", "eggs\n");
            assertThat(local.cycle().held()).extracting(HeldPath::path).containsExactly("list.txt");

            GuardedRules more = new GuardedRules(new CommitGuard(), FileTypes.DEFAULT.and(List.of(".TXT")));
            local.with(more).cycle();
            local.cycle();

            assertThat(agents.origin().show("main", "list.txt")).isEqualTo("eggs\n");
            assertThat(local.read("there.txt")).isEqualTo("there\n");
            local.with(new GuardedRules()).cycle();
            local.delete("list.txt").write("a.md", "a\n").cycle();
            assertThat(tree()).contains("list.txt", "there.txt", "a.md");
        }
    }

    private List<String> tree() {
        return agents.origin().tree("main");
    }
}
