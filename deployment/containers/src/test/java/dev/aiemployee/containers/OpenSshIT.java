package dev.aiemployee.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.AgentJar;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH with the keys of docs/SETUP.md: each opens one repository, and only the pinned server is talked to. */
class OpenSshIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office(folder);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void aKeyOpensItsRepository() {
        var result = office.git.withCloudsKey("git ls-remote $HOST/srv/git/vault.git");

        assertThat(result.getStdout()).contains(office.git.tip(), "refs/heads/main");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git ls-remote $HOST/srv/git/other.git",
                "git ls-remote $HOST/srv/git/../git/vault.git",
                "git archive --remote $HOST/srv/git/vault.git main",
                "ssh id",
                "ssh \"git-upload-pack '/srv/git/vault.git'; id\"",
                "ssh",
            })
    void aKeyOpensNothingElse(String attempt) {
        var result = office.git.withCloudsKey(attempt);

        assertThat(result.getExitCode()).isNotZero();
        assertThat(result.getStdout()).isEmpty();
        assertThat(result.getStderr()).contains("this key opens /srv/git/vault.git and nothing else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+HEAD:main", ":main"})
    void historyIsNeitherRewrittenNorRemoved(String refspec) {
        String tip = office.git.tip();

        var result =
                office.git.withCloudsKey("cd $(mktemp -d); git init -q; git -c user.name=x -c user.email=x@example.org"
                        + " commit -q --allow-empty -m x; git push $HOST/srv/git/vault.git " + refspec);

        assertThat(result.getStderr()).contains("rejected");
        assertThat(office.git.tip()).isEqualTo(tip);
    }

    @Test
    void aServerWithAnotherHostKeyIsNotTalkedTo() {
        String tip = office.git.tip();
        office.git.impersonate();
        long logins = office.git.logins();

        for (AgentJar agent : new AgentJar[] {office.cloud, office.local}) {
            AgentJar.Result sync = agent.run("sync");
            assertThat(sync.exitCode()).as(sync.text()).isNotZero();
            assertThat(sync.text()).contains("shows another key than the one pinned");
        }
        assertThat(office.git.logins()).isEqualTo(logins);
        office.git.restore();

        assertThat(office.cloud.run("sync").exitCode()).isZero();
        assertThat(office.local.run("sync").exitCode()).isZero();
        assertThat(office.git.tip()).isEqualTo(tip);
    }
}
