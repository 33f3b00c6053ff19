package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which people put a vault where they want it. */
class VaultPlacesTest {
    @TempDir
    Path folder;

    private NativeGit origin;
    private Shell local;

    @BeforeEach
    void aVault() {
        origin = Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        assertThat(local.type("init")).as(local.err).isZero();
    }

    @Test
    void aVaultPathThatIsALinkIsFollowed() throws IOException {
        Path real = folder.resolve("disk/Vault");
        Files.createDirectories(real.getParent());
        Files.move(local.vault, real);
        Files.createSymbolicLink(local.vault, real);
        Files.writeString(real.resolve("a.md"), "one\n");

        assertThat(local.type("sync")).as(local.err).isZero();
        assertThat(local.type("check")).as(local.err).isZero();

        assertThat(origin.tree("main")).contains("a.md");
    }

    @Test
    void aLinkAboveTheVaultIsFollowed() throws IOException {
        Files.move(folder.resolve("local"), folder.resolve("moved"));
        Files.createSymbolicLink(folder.resolve("local"), folder.resolve("moved"));
        Files.writeString(local.vault.resolve("a.md"), "one\n");

        assertThat(local.type("sync")).as(local.err).isZero();

        assertThat(origin.tree("main")).contains("a.md");
    }

    @Test
    void stateInsideTheVaultIsRefusedAlsoWhenTheVaultIsALink() throws IOException {
        Path real = folder.resolve("Vault");
        Files.move(local.vault, real);
        Files.createSymbolicLink(local.vault, real);
        local.variables.put("STATE_PATH", real.resolve("state").toString());

        assertThat(local.type("sync")).isEqualTo(ExitCode.CONFIGURATION.code());

        assertThat(local.err).contains("STATE_PATH");
    }

    @Test
    void theClonesConfigurationFollowsTheSettings() throws IOException {
        NativeGit git = new NativeGit(local.vault);
        git.run("config", "core.fileMode", "true");
        Path moved = folder.resolve("moved.git");
        Files.move(folder.resolve("origin.git"), moved);
        local.variables.put("GIT_REMOTE_URL", moved.toUri().toString());

        assertThat(local.type("sync")).as(local.err).isZero();

        assertThat(git.run("config", "remote.origin.url").strip())
                .isEqualTo(moved.toUri().toString());
        assertThat(git.run("config", "core.fileMode").strip()).isEqualTo("false");
    }

    @Test
    void oneCommandPublishesADeletionAndARenameByItsOwnSecondLook() throws IOException {
        Files.writeString(local.vault.resolve("a.md"), "one\n");
        Files.writeString(local.vault.resolve("b.md"), "two\n");
        local.variables.put("QUIET_SECONDS", "2");
        assertThat(local.type("sync")).isZero();
        assertThat(origin.tree("main")).contains("a.md", "b.md");
        Files.delete(local.vault.resolve("a.md"));
        Files.move(local.vault.resolve("b.md"), local.vault.resolve("b2.md"));

        assertThat(local.type("sync")).as(local.err).isZero();

        assertThat(local.out).contains("status: synced");
        assertThat(origin.tree("main")).contains("b2.md").doesNotContain("a.md", "b.md");
    }

    @Test
    void statusNamesWhatIsHeldAndWhy() throws IOException {
        Files.writeString(local.vault.resolve("clip.mp4"), "x");
        Files.createSymbolicLink(local.vault.resolve("Area"), folder);
        local.type("sync");

        local.type("status");
        assertThat(local.out)
                .contains("clip.mp4 (file type is not synced", "Area (a link")
                .doesNotContain("synced\n");
        local.type("status", "--json");
        assertThat(local.out).contains("clip.mp4 (file type is not synced", "Area (a link");
        local.type("check");
        assertThat(local.out).contains("Area is left out of sync: a link");
    }
}
