package dev.aiemployee.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.sync.report.CycleReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator, or the Obsidian Git plugin, uses Git in the vault at every moment of a cycle, one after the other. */
class ObsidianGitIT {
    private static final int MOST = 200;
    /** Every how many moments; {@code ./reliability races} takes each. */
    private static final int STRIDE = Integer.getInteger("reliability.stride", 5);

    @TempDir
    Path folder;

    /** What is run in the vault; the plugin's backup is add, commit, pull, push. */
    enum Commands {
        ADD("add -A"),
        COMMIT("add -A; commit -qm backup"),
        PULL_AND_MERGE("pull -q --no-edit --no-rebase"),
        PULL_AND_REBASE("pull -q --rebase"),
        BACKUP_BY_MERGE("add -A; commit -qm backup; pull -q --no-edit --no-rebase; push -q"),
        BACKUP_BY_REBASE("add -A; commit -qm backup; pull -q --rebase; push -q");

        private final String lines;

        Commands(String lines) {
            this.lines = lines;
        }

        void run(RaceRig rig) {
            for (String line : lines.split("; ", -1)) {
                rig.local.git().attempt(line.split(" ", -1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Commands.class)
    void nothingIsLostWhereverTheOperatorsGitComesBetween(Commands commands) {
        try (RaceRig rig = new RaceRig(folder)) {
            Random random = new Random(commands.name().hashCode());
            int round = Math.floorMod(commands.name().hashCode(), STRIDE);
            boolean reached = true;
            while (reached) {
                reached = race(rig, commands, round, random.nextBoolean());
                round += STRIDE;
                assertThat(round).isLessThan(MOST);
            }
            System.out.println("operator's git: " + commands + " at every " + STRIDE + ". of " + round + " moments");
        }
    }

    /** @param conflict whether both sides change the same line, so that a pull stops with markers in the file */
    private static boolean race(RaceRig rig, Commands commands, int round, boolean conflict) {
        rig.nextRound();
        String note = "Notes/shared-" + round + ".md";
        rig.local.write(note, "a\nb\nc\nd\ne\nf\n");
        rig.settle();
        rig.otherPushes(() -> {
            rig.otherWrites("Notes/news-" + round + ".md", "news " + round + "\n");
            rig.otherWrites(
                    note, conflict ? "native " + round + "\nb\nc\nd\ne\nf\n" : "a\nb\nc\nd\ne\nnative " + round + "\n");
        });
        rig.remember("native " + round);
        rig.operatorSaves("Notes/mine-" + round + ".md", "operator's new note " + round + "\n");
        rig.operatorSaves(note, "operator " + round + "\nb\nc\nd\ne\nf\n");
        rig.moments.at(round, () -> commands.run(rig));

        rig.local.cycle();

        String moment = rig.moments.fired();
        rig.moments.at(-1, () -> {}); // not reached: then it does not happen while the clone comes to rest either
        finishOperation(rig, commands + " at " + moment);
        rig.settle();
        rig.assertSound(commands + " at " + moment + (conflict ? ", same line" : ", other line"));
        return !moment.isEmpty();
    }

    /** With a merge or rebase in progress the engine does nothing and says so, until the operator has decided. */
    private static void finishOperation(RaceRig rig, String moment) {
        Path git = rig.local.vault().resolve(".git");
        boolean merging = Files.exists(git.resolve("MERGE_HEAD"));
        boolean rebasing = Files.exists(git.resolve("rebase-merge")) || Files.exists(git.resolve("rebase-apply"));
        if (!merging && !rebasing) {
            return;
        }
        String tip = rig.origin.run("rev-parse", "main");
        String status = rig.local.git().run("status", "--porcelain");
        CycleReport report = rig.local.cycle();
        assertThat(report.problem()).as(moment).contains("in progress");
        assertThat(rig.origin.run("rev-parse", "main")).as(moment).isEqualTo(tip);
        assertThat(rig.local.git().run("status", "--porcelain")).as(moment).isEqualTo(status);
        rig.local.git().run(merging ? "merge" : "rebase", "--abort");
    }
}
