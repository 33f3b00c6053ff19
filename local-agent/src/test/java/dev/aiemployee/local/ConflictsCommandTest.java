package dev.aiemployee.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator is told about conflicts, and what their word does. */
class ConflictsCommandTest {
    private static final String NOTE = "Notes/plan.md";

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private Path vault;
    private String out = "";
    private String err = "";

    @BeforeEach
    void machine() {
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", "origin.git");
        vault = folder.resolve("vault");
        variables.put("VAULT_PATH", vault.toString());
        variables.put("STATE_PATH", folder.resolve("state").toString());
        variables.put("GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        variables.put("QUIET_SECONDS", "0");
        variables.put("DRY_RUN", "true");
        assertThat(type("init")).as(err).isZero();
        try {
            Files.createDirectories(vault.resolve("Notes"));
            Files.writeString(vault.resolve(NOTE), "one line\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        assertThat(type("sync")).as(err).isZero();
    }

    @Test
    void aVaultWithoutConflictsSaysSo() {
        assertThat(type("conflicts")).isZero();
        assertThat(out).contains("No conflict waits for you.");
        assertThat(type("conflicts", "--json")).isZero();
        assertThat(out.strip()).isEqualTo("[]");
    }

    @Test
    void aCopyIsListedWithItsNoteAndHowToSettleIt() throws IOException {
        bothChange();
        assertThat(type("sync")).as(err).isZero();

        assertThat(type("conflicts")).isZero();

        assertThat(out).contains(NOTE + "\n", "Conflicts/" + NOTE + ".", "then delete the copy");
    }

    @Test
    void strictSyncEndsWithThreeUntilTheOperatorsWordAndWithNoughtAfterIt() throws IOException {
        variables.put("SYNC_ON_CONFLICT", "abort");
        bothChange();
        assertThat(type("sync")).isEqualTo(3);
        assertThat(type("status")).isZero();
        assertThat(out).contains("conflict", NOTE, "--take");
        assertThat(type("conflicts")).isZero();
        assertThat(out).contains("conflicts --take mine|theirs|both " + NOTE);

        assertThat(type("conflicts", "--take", "mine", "Notes/other.md")).isEqualTo(2);
        assertThat(type("conflicts", "--take", "ours", NOTE)).isEqualTo(2);
        assertThat(type("conflicts", "--take", "mine", NOTE)).isZero();
        assertThat(type("sync")).as(err).isZero();

        assertThat(new NativeGit(folder.resolve("origin.git")).show("main", NOTE))
                .isEqualTo("mine\n");
    }

    private void bothChange() throws IOException {
        new NativeGit(folder).run("clone", "--quiet", "origin.git", "other");
        Path other = folder.resolve("other");
        Files.writeString(other.resolve(NOTE), "theirs\n");
        NativeGit git = new NativeGit(other);
        git.run("commit", "-qam", "theirs");
        git.run("push", "-q", "origin", "main");
        Files.writeString(vault.resolve(NOTE), "mine\n");
    }

    private int type(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Timing timing = new Timing(new MovingClock(TwoAgents.NOON), pause -> {}, new Random(words.length));
        int code = new LocalWiring(new Machine(variables, folder, timing))
                .commandLine()
                .setOut(new PrintWriter(outText))
                .setErr(new PrintWriter(errText))
                .execute(words);
        out = outText.toString();
        err = errText.toString();
        return code;
    }
}
