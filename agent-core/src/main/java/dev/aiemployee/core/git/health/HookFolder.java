package dev.aiemployee.core.git.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder from which the Git command of this machine takes a clone's hooks. That command itself is asked: {@code core.hooksPath} may
 * stand in the configuration of the clone, the user or the system, in a file that one of them includes, or in the environment.
 */
public final class HookFolder {
    private static final Logger LOG = LoggerFactory.getLogger(HookFolder.class);
    /** These would make Git answer for another repository. */
    private static final List<String> ELSEWHERE = List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR");

    private HookFolder() {}

    /** Where hooks lie as long as nobody says otherwise. */
    public static Path usual(Path vault) {
        return vault.resolve(".git/hooks");
    }

    /**
     * The folder, which need not exist. The usual one where there is no Git command or it refuses the clone: nobody commits by hand there.
     *
     * @param variables the environment of the process; it says where the user's configuration is
     */
    public static Path of(Path vault, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder("git", "rev-parse", "--git-path", "hooks")
                .directory(vault.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().keySet().removeAll(ELSEWHERE);
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 && !said.isBlank()
                    ? vault.resolve(said.replaceFirst("\\R\\z", ""))
                    : usual(vault);
        } catch (IOException noGit) {
            LOG.debug("no git command to ask for the hooks' folder: {}", noGit.toString());
            return usual(vault);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return usual(vault);
        }
    }
}
