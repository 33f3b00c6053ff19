package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Daemon;
import dev.aiemployee.core.daemon.MachinePace;
import dev.aiemployee.core.daemon.SignsOfLife;
import dev.aiemployee.core.daemon.Tick;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.AgentKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One machine at whose command line a test types; its settings are enough to run. */
final class Shell {
    final Path vault;
    final Map<String, String> variables = new HashMap<>();
    String out = "";
    String err = "";

    private final Path folder;
    private final AgentKind kind;
    /** Moves on when somebody waits. */
    private final MovingClock clock = new MovingClock(TwoAgents.NOON);

    Shell(Path folder, AgentKind kind) {
        this.folder = folder;
        this.kind = kind;
        this.vault = folder.resolve(kind.word() + "/vault");
        variables.put("VAULT_PATH", vault.toString());
        variables.put("STATE_PATH", folder.resolve(kind.word() + "/state").toString());
        variables.put("GIT_REMOTE_URL", origin(folder).toUri().toString());
        variables.put("QUIET_SECONDS", "0");
        variables.put(kind == AgentKind.CLOUD ? "MAIL_SOURCE" : "DRY_RUN", kind == AgentKind.CLOUD ? "none" : "true");
    }

    /** A bare repository that both machines share. */
    static NativeGit makeOrigin(Path folder) {
        new NativeGit(folder)
                .run("init", "--bare", "--initial-branch=main", origin(folder).toString());
        return new NativeGit(origin(folder));
    }

    private static Path origin(Path folder) {
        return folder.resolve("origin.git");
    }

    /** Types a command; answers the exit code. */
    int type(String... words) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Timing timing = new Timing(clock, clock::advance, new Random(words.length));
        Agent agent = new Agent(kind, new Machine(variables, folder, timing), workplace -> {
            Tick tick = new Tick("once", Duration.ofHours(1), () -> {
                throw new InterruptedException();
            });
            return new Daemon(List.of(tick), List.of(), new MachinePace(), SignsOfLife.all(List.of()));
        });
        int code = AgentCli.of(agent, "A test's agent.")
                .setOut(new PrintWriter(outText))
                .setErr(new PrintWriter(errText))
                .execute(words);
        out = outText.toString();
        err = errText.toString();
        return code;
    }
}
