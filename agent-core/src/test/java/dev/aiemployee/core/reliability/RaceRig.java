package dev.aiemployee.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.GuardedRules;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An operator's clone with our engine, the bare origin, and a second party that only has the git command. */
final class RaceRig implements AutoCloseable {
    private static final int CYCLES = 12;

    final Moments moments = new Moments();
    final NativeGit origin;
    final VaultClone local;
    final NativeGit other;
    final Path otherFolder;
    private final MovingClock clock = new MovingClock(TwoAgents.NOON);
    private final List<String> texts = new ArrayList<>();
    private int round;
    /** How many moments the last race's cycle had. */
    int steps;

    RaceRig(Path folder) {
        Path bare = folder.resolve("origin.git");
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", bare.toString());
        origin = new NativeGit(bare);
        local = new VaultClone(folder, bare.toUri().toString(), "local", AgentKind.LOCAL, moments.clock(clock))
                .with(moments.rules(new GuardedRules()))
                .with(moments.seam())
                .over(moments::wire);
        local.write("Dashboard.md", TwoAgents.DASHBOARD).write(".gitignore", ".git_sync_state.md\n");
        local.write("Notes/plan.md", "first\n\n\n\n\n\n\nlast\n").write("Notes/other.md", "other\n");
        local.cycle();
        otherFolder = folder.resolve("other");
        new NativeGit(folder).run("clone", "-q", bare.toString(), otherFolder.toString());
        other = new NativeGit(otherFolder);
    }

    /** From here on texts belong to a new round: only its texts must be in the tip, those before anywhere. */
    void nextRound() {
        round = texts.size();
    }

    /** The operator saves a text that must not be lost. */
    void operatorSaves(String path, String text) {
        texts.add(text.lines().findFirst().orElseThrow());
        local.write(path, text);
    }

    /** From here on this text must be found. */
    void remember(String text) {
        texts.add(text);
    }

    /** The second party gets up to date, changes something, commits and pushes, as often as it takes. */
    void otherPushes(Runnable change) {
        other.run("fetch", "-q");
        other.run("reset", "-q", "--hard", "origin/main");
        change.run();
        other.run("add", "-A");
        if (other.attempt("diff", "--cached", "--quiet").exitCode() != 0) {
            other.run("commit", "-q", "-m", "native");
        }
        other.run("push", "-q", "origin", "HEAD:main");
    }

    void otherWrites(String path, String text) {
        try {
            Path file = otherFolder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String otherReads(String path) {
        try {
            return Files.readString(otherFolder.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs cycles until one does nothing and has nothing to complain about. */
    CycleReport settle() {
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            clock.advance(Duration.ofSeconds(10));
            CycleReport report = local.cycle();
            if (report.published() == null
                    && report.applied().isEmpty()
                    && report.pending().stream().allMatch(path -> path.isUnder(VaultLayout.LOGS))
                    && report.problem().isEmpty()) {
                return report;
            }
        }
        throw new AssertionError("does not come to rest: " + local.cycle());
    }

    /** Nothing lost, nothing left over, the same everywhere, and no marker in anything that was published. */
    void assertSound(String moment) {
        String published = origin.run("log", "-p", "--all", "--format=%H", "--no-color");
        for (String text : texts) {
            assertThat(published.contains(text) || isKept(text))
                    .as("%s: `%s` is published or kept", moment, text)
                    .isTrue();
        }
        // A `git add -A` in the gap between moving a file aside and linking its successor in commits a deletion: see
        // RELIABILITY.
        boolean gap = moment.contains(" verify ") || moment.contains(" link in ");
        for (String text : gap ? List.<String>of() : texts.subList(round, texts.size())) {
            assertThat(origin.attempt("grep", "-qF", text, "main").exitCode())
                    .as("%s: `%s` is in the tip", moment, text)
                    .isZero();
        }
        assertThat(local.git()
                        .run("status", "--porcelain", "--untracked-files=all")
                        .lines())
                .as(moment)
                .allMatch(line -> line.substring(3).startsWith("Logs/Local/")); // pending until the next commit
        assertThat(local.git().run("rev-parse", "HEAD")).as(moment).isEqualTo(origin.run("rev-parse", "main"));
        assertThat(hasMarker(origin)).as("%s: a marker in an object", moment).isFalse();
    }

    private boolean isKept(String text) {
        return local.git().run("log", "-p", "--all", "--format=%H").contains(text);
    }

    /** Whether any object of a repository holds a conflict marker; read by the git command. */
    static boolean hasMarker(NativeGit repository) {
        String objects = repository.run("cat-file", "--batch", "--batch-all-objects");
        return objects.lines().anyMatch(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> "));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        local.close();
    }
}
