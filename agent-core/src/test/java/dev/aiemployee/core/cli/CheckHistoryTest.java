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

/** {@code check --history}: what another Git committed and took back is in every clone. */
class CheckHistoryTest {
    private static final String SECRET = "Hw7!kPq2" + "zRt9mXv4";
    private static final String LINE = "Router password: " + SECRET + "\n";

    @TempDir
    Path folder;

    private Shell local;
    private NativeGit git;

    @BeforeEach
    void aVault() throws IOException {
        Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        assertThat(local.type("init")).as(local.err).isZero();
        git = new NativeGit(local.vault);
    }

    @Test
    void aHistoryWithoutSecretsIsInOrder() {
        assertThat(local.type("check", "--history")).as(local.err).isZero();
        assertThat(local.out).contains("no commit of this clone holds what looks like a secret");
    }

    @Test
    void aSecretThatWasDeletedSinceIsNamedByCommitPathLineAndKind() throws IOException {
        String commit = commit("Notes/router.md", "one\ntwo\n" + LINE);
        git.run("rm", "-q", "Notes/router.md");
        git.run("commit", "-q", "-m", "Take it out");

        assertThat(local.type("check")).as(local.err).isZero();
        assertFound(commit + ", Notes/router.md, line 3", "assigned-");
        assertThat(local.err).contains("change it where it is used");
        assertThat(local.out).contains("A secret is in the history");
    }

    @Test
    void aSecretInTheSecondParentOfAMergeThatDroppedItIsFound() throws IOException {
        commit("Notes/a.md", "plain\n");
        git.run("switch", "-q", "-c", "side");
        String commit = commit("Notes/side.md", LINE);
        git.run("switch", "-q", "main");
        commit("Notes/b.md", "plain too\n");
        git.run("merge", "-q", "-s", "ours", "-m", "Merge", "side");
        git.run("branch", "-q", "-D", "side");

        assertFound(commit + ", Notes/side.md, line 1", "assigned-");
    }

    @Test
    void aSecretOfABranchThatIsNotMergedAndOneInAMessageAreFound() throws IOException {
        git.run("switch", "-q", "-c", "side");
        String commit = commit("Notes/side.md", LINE);
        git.run("commit", "-q", "--allow-empty", "-m", "Use " + LINE.strip());
        git.run("switch", "-q", "main");

        assertFound(commit + ", Notes/side.md, line 1", "assigned-");
        assertThat(local.err).contains("its message");
    }

    @Test
    void aSecretInAFileOfManyPiecesIsFoundAtItsLine() throws IOException {
        String filler = "An ordinary line of a long export, as mail programs make them.\n".repeat(160_000);
        String commit = commit("Notes/export.md", filler + LINE + filler);
        git.run("rm", "-q", "Notes/export.md");
        git.run("commit", "-q", "-m", "Take it out");

        assertFound(commit + ", Notes/export.md, line 160001", "assigned-");
    }

    @Test
    void aFileWhoseNameStandsForSecretsIsNamed() throws IOException {
        String commit = commit(".env.old", "nothing\n");
        git.run("rm", "-q", ".env.old");
        git.run("commit", "-q", "-m", "Take it out");

        assertFound(commit + ", .env.old", "has a name that stands for secrets");
    }

    private void assertFound(String place, String kind) {
        assertThat(local.type("check", "--history")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(local.err).contains(place).contains(kind);
        assertThat(local.out + local.err).doesNotContain(SECRET);
    }

    /** Commits as a person does who has no hooks, and answers the commit's brief name. */
    private String commit(String path, String text) throws IOException {
        Files.createDirectories(local.vault.resolve(path).getParent());
        Files.writeString(local.vault.resolve(path), text);
        git.run("add", "-f", path);
        git.run("commit", "-q", "--no-verify", "-m", "Write " + path);
        return git.run("rev-parse", "HEAD").substring(0, 10);
    }
}
