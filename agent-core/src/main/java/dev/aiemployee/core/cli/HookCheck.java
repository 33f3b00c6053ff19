package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.Quoted;
import dev.aiemployee.core.git.health.HookFolder;
import dev.aiemployee.core.vault.RealPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Whether the operator's own commits in a vault are looked at: whether the hooks that Git would run there are ours, or call them. */
final class HookCheck {
    private static final String NOT_LOOKED_AT = ": what you commit and push by hand is not searched for secrets";
    private static final String CALL =
            "docs/OPERATIONS.md says at \"Git does not run the vault's hooks\" how yours call them";

    private final Path vault;
    private final String init;
    private final Path folder;

    /**
     * Asks Git where it takes the hooks from.
     *
     * @param init the command that installs them, as a person types it
     */
    HookCheck(Path vault, String init, Map<String, String> variables) {
        this.vault = vault;
        this.init = "`" + init + "`";
        this.folder = HookFolder.of(vault, variables);
    }

    /** The hooks of an agent's vault, in its environment. */
    static HookCheck of(Path vault, Agent agent) {
        return new HookCheck(vault, agent.program() + " init", agent.machine().variables());
    }

    /** What a person should know and do; empty when both hooks are run and find their program. */
    Optional<String> note() {
        Optional<String> trouble = RealPlace.of(folder).equals(RealPlace.of(HookFolder.usual(vault)))
                ? CommitHooks.NAMES.stream()
                        .flatMap(name -> trouble(name).stream())
                        .findFirst()
                : elsewhere();
        return trouble.or(this::program);
    }

    private Optional<String> elsewhere() {
        return CommitHooks.NAMES.stream().allMatch(this::isRun)
                ? Optional.empty()
                : Optional.of("Git's setting core.hooksPath takes the hooks of this vault from " + folder
                        + ", so the vault's own are not run" + NOT_LOOKED_AT + ". Run `git -C " + Quoted.shell(vault)
                        + " config core.hooksPath .git/hooks` (for this vault alone, where those of " + folder
                        + " are then not run any more), or keep both: " + CALL);
    }

    private boolean isRun(String name) {
        Path file = folder.resolve(name);
        return Files.isExecutable(file) && (isOurs(file, name) || (calls(file, name) && isInstalledForCalls(name)));
    }

    private Optional<String> trouble(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file) || (calls(file, name) && !isInstalledForCalls(name))) {
            return Optional.of("the " + name + " hook is not installed" + NOT_LOOKED_AT + "; " + init + " installs it");
        }
        if (!isOurs(file, name) && !calls(file, name)) {
            return Optional.of(
                    text(file).contains(CommitHooks.MARK)
                            ? "the " + name + " hook is not the one of this version; " + init + " renews it"
                            : file + " is a hook of your own, and the vault's is not run" + NOT_LOOKED_AT + "; "
                                    + CALL);
        }
        return Files.isExecutable(file)
                ? Optional.empty()
                : Optional.of("Git does not run " + file + ", which is not executable" + NOT_LOOKED_AT
                        + "; run `chmod +x " + Quoted.shell(file) + "`");
    }

    private Optional<String> program() {
        return CommitHooks.programIsThere(vault)
                ? Optional.empty()
                : Optional.of(
                        "the commit hooks look at names only, their program is gone; " + init + " tells them anew");
    }

    private static boolean isOurs(Path file, String name) {
        return Arrays.equals(bytes(file), CommitHooks.text(name));
    }

    /** A hook of somebody else's that has the line from OPERATIONS. */
    private static boolean calls(Path file, String name) {
        return text(file)
                .lines()
                .anyMatch(line -> !line.strip().startsWith("#") && line.contains("agent/guard/" + name));
    }

    private boolean isInstalledForCalls(String name) {
        return isOurs(CommitHooks.called(vault, name), name);
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.ISO_8859_1);
    }

    /** One that cannot be read is not ours. */
    private static byte[] bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }
}
