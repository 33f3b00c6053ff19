package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
    /** A branch's name that Git takes and a shell would take apart. */
    private static final String BRANCH = "Anna's;$HOME&#main";

    @TempDir
    Path folder;

    /** In a vault whose name and branch a shell would take apart, typed in another folder. */
    @ParameterizedTest
    @EnumSource
    void everyCommandThatIsAdvisedCanBeTypedAsItStands(Advice advice) throws IOException, InterruptedException {
        Path vault = Files.createDirectories(folder.resolve("Anna's vault"));
        NativeGit git = new NativeGit(vault);
        git.run("init", "-q", "-b", BRANCH);
        new NativeGit(folder).run("init", "-q", "--bare", "origin.git");
        git.run("remote", "add", "origin", folder.resolve("origin.git").toString());
        Files.writeString(vault.resolve("Dashboard.md"), "x\n");
        Files.writeString(vault.resolve("other.md"), "x\n");
        git.run("add", ".");
        git.run("-c", "user.name=m", "-c", "user.email=m@example.org", "commit", "-qm", "x");
        String seen = git.run("rev-parse", "HEAD").strip();
        String command = command(advice, vault, git, seen);

        Process typed = new ProcessBuilder(List.of("sh", "-c", command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(typed.waitFor()).as("%s: %s", command, said).isZero();
        assertThat(vault.resolve("Dashboard.md")).exists();
        assertThat(Files.readString(vault.resolve("other.md")))
                .as("an edit stays")
                .isEqualTo(advice == Advice.RESTORE_NOTES ? "an edit that is not committed" : "x\n");
    }

    private String command(Advice advice, Path vault, NativeGit git, String seen) throws IOException {
        return switch (advice) {
            case SWITCH -> {
                git.run("switch", "-q", "-c", "other");
                yield advice.command(vault, BRANCH);
            }
            case BEGIN_BRANCH -> advice.command(vault, "fresh" + BRANCH);
            case RESTORE_DASHBOARD -> {
                Files.delete(vault.resolve("Dashboard.md"));
                yield advice.command(vault, BRANCH);
            }
            case RESTORE_NOTES -> {
                Files.delete(vault.resolve("Dashboard.md"));
                Files.writeString(vault.resolve("other.md"), "an edit that is not committed");
                yield advice.command(vault, vault);
            }
            case PUT_BRANCH_BACK -> advice.command(vault, seen, BRANCH);
            case LOOK_AT -> advice.command(vault, seen + ".." + seen);
            case LOOK_AT_LATEST -> advice.command(vault);
            case SHOW -> advice.command(vault, seen);
            case PUT_HISTORY_BACK -> {
                git.run("-c", "user.name=m", "-c", "user.email=m@example.org", "commit", "-qm", "y", "--allow-empty");
                String tip = git.run("rev-parse", "HEAD").strip();
                git.run("push", "-q", "origin", BRANCH);
                yield advice.command(vault, BRANCH, tip, seen, BRANCH);
            }
        };
    }
}
