package dev.aiemployee.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody with the plain git command pushes at every moment of a cycle, one after the other. */
class NativeRaceIT {
    private static final int MOST = 200;
    private static final int NEVER = 10_000;
    /** Every how many moments; {@code ./reliability races} takes each. */
    private static final int STRIDE = Integer.getInteger("reliability.stride", 5);

    @TempDir
    Path folder;

    /** What the other party pushes. */
    enum Push {
        SAME_NOTE {
            @Override
            void run(RaceRig rig, int round) {
                String text = "native same " + round;
                rig.remember(text);
                rig.otherPushes(() -> rig.otherWrites(
                        "Notes/plan.md",
                        rig.otherReads("Notes/plan.md").replaceFirst("(?s)\\n[^\\n]*\\n\\z", "\n" + text + "\n")));
            }
        },
        OTHER_NOTE {
            @Override
            void run(RaceRig rig, int round) {
                String text = "native other " + round;
                rig.remember(text);
                rig.otherPushes(() -> rig.otherWrites("Notes/other.md", text + "\n"));
            }
        },
        CLAIM_BY_MOVE {
            @Override
            void run(RaceRig rig, int round) {
                String name = "EMAIL_" + round + ".md";
                rig.otherPushes(
                        () -> rig.otherWrites("Needs_Action/email/" + name, TwoAgents.task("EMAIL_" + round, "text")));
                rig.otherPushes(() -> {
                    rig.otherWrites("In_Progress/cloud/.keep", "");
                    rig.other.run("mv", "Needs_Action/email/" + name, "In_Progress/cloud/" + name);
                    rig.other.run("rm", "-qf", "--ignore-unmatch", "In_Progress/cloud/.keep");
                    rig.otherFolder.resolve("In_Progress/cloud/.keep").toFile().delete();
                });
            }
        },
        MERGE_COMMIT {
            @Override
            void run(RaceRig rig, int round) {
                String text = "native merged " + round;
                rig.remember(text);
                rig.otherPushes(() -> {
                    rig.other.run("checkout", "-q", "-b", "side" + round);
                    rig.otherWrites("Notes/side-" + round + ".md", text + "\n");
                    rig.other.run("add", "-A");
                    rig.other.run("commit", "-q", "-m", "side");
                    rig.other.run("checkout", "-q", "-");
                    rig.otherWrites("Notes/other.md", "beside the merge " + round + "\n");
                    rig.other.run("commit", "-qam", "beside");
                    rig.other.run("merge", "-q", "--no-ff", "--no-edit", "side" + round);
                });
            }
        };

        abstract void run(RaceRig rig, int round);
    }

    @ParameterizedTest
    @EnumSource(Push.class)
    void nothingIsLostWhereverANativePushComesBetween(Push push) {
        try (RaceRig rig = new RaceRig(folder)) {
            int round = Math.floorMod(push.name().hashCode(), STRIDE);
            boolean reached = true;
            while (reached) {
                reached = race(rig, push, round);
                round += STRIDE;
                assertThat(round).isLessThan(MOST);
            }
            System.out.println("native race: " + push.name().toLowerCase(Locale.ROOT) + " at every " + STRIDE + ". of "
                    + round + " moments");
        }
    }

    /** Else a walk over every moment would never come to its end, and an old vault be slower than a young one. */
    @Test
    void aCycleTakesNoMoreStepsForWhatWasChangedBefore() {
        try (RaceRig rig = new RaceRig(folder)) {
            List<Integer> steps = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                race(rig, Push.OTHER_NOTE, NEVER + round);
                steps.add(rig.steps);
            }

            assertThat(steps.get(11)).as("steps of each cycle: " + steps).isEqualTo(steps.get(3));
        }
    }

    /** One cycle with a change on both sides, and the push at the moment with the round's number. */
    private static boolean race(RaceRig rig, Push push, int round) {
        rig.nextRound();
        rig.otherPushes(() -> rig.otherWrites("Notes/news-" + round + ".md", "news " + round + "\n"));
        rig.operatorSaves("Notes/mine-" + round + ".md", "operator's new note " + round + "\n");
        rig.operatorSaves(
                "Notes/plan.md", rig.local.read("Notes/plan.md").replaceFirst("\\A[^\\n]*", "operator " + round));
        rig.moments.at(round, () -> push.run(rig, round));

        rig.local.cycle();

        rig.steps = rig.moments.passed();
        String moment = rig.moments.fired();
        rig.moments.at(-1, () -> {}); // not reached: then it does not happen while the clone comes to rest either
        rig.settle();
        rig.assertSound(push + " at " + moment);
        return !moment.isEmpty();
    }
}
