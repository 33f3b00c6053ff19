package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else holds one of Git's locks in the vault, or died with it. */
class HeldIndexTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void twoAgents() {
        agents = new TwoAgents(folder);
        local = agents.local();
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void syncGoesOnWhileTheOperatorsGitHoldsTheIndexAndCatchesUpAfterwards() throws IOException {
        Path lock = Files.createFile(local.vault().resolve(".git/index.lock"));
        agents.cloud().write("Updates/news.md", "news\n").cycle();
        local.write("Notes/mine.md", "mine\n");

        CycleReport report = local.cycle();
        boolean stillHeld = Files.exists(lock);
        Files.deleteIfExists(lock);
        local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(stillHeld).isTrue();
        assertThat(agents.origin().show("main", "Notes/mine.md")).isEqualTo("mine\n");
        assertThat(local.read("Updates/news.md")).isEqualTo("news\n");
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void locksThatKilledProcessesLeftAreTakenAwayAtTheNextStart() throws IOException {
        plant("index.lock", Duration.ofHours(1));
        plant("HEAD.lock", Duration.ofHours(1));
        plant("refs/heads/main.lock", Duration.ofHours(1));
        plant("refs/agents/fetched.lock", Duration.ZERO);
        plant("refs/agents/applied.lock", Duration.ZERO);
        agents.cloud().write("Updates/news.md", "news\n").cycle();

        CycleReport report = local.start().cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
        assertThat(local.git().run("rev-parse", "HEAD"))
                .isEqualTo(agents.origin().run("rev-parse", "main"));
    }

    @Test
    void whatTheOperatorsCommitPutIntoTheIndexIsForgottenAlsoAfterAKillRightBeforeIt() {
        AtomicBoolean kill = new AtomicBoolean(true);
        agents.cloud().write("Updates/news.md", "news\n").cycle();
        local.with((step, file) -> {
            if (step.equals("write index") && kill.get()) {
                throw new VaultException("killed");
            }
        });
        local.write("Notes/mine.md", "mine\n");
        local.git().run("add", "-A");
        local.git().run("commit", "-q", "-m", "by hand");
        local.delete("Notes/mine.md");
        assertThatThrownBy(local::cycle).hasMessage("killed");
        agents.cloud().write("Updates/more.md", "more\n").cycle();
        assertThatThrownBy(local.start()::cycle).hasMessage("killed");
        kill.set(false);

        local.start().cycle();

        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    private void plant(String lock, Duration age) throws IOException {
        Path file = local.vault().resolve(".git").resolve(lock);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        FileTime now = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(now.toInstant().minus(age)));
    }
}
