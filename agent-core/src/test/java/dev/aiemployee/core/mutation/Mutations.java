package dev.aiemployee.core.mutation;

import java.util.List;

/** The lines that promises P1 to P4 hang on. */
final class Mutations {
    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "without the nonce two claims are one commit",
                    "claim/ClaimDesk.java",
                    "String.format(\"%016x%016x\", random.nextLong(), random.nextLong())",
                    "\"0\".repeat(32)",
                    "claim.ClaimDeskTest#claimsOfTheSameNameAndSecondOnTheSameTipAreTwoCommits"),
            new Mutation(
                    "without the verify an apply replaces what was saved meanwhile",
                    "sync/Apply.java",
                    "Placement.textOf(aside).equals(entry.old())",
                    "entry != null",
                    "sync.ApplyRaceTest#aSaveByTempFileAndRenameSurvivesAtEveryStep"),
            new Mutation(
                    "without the journal of own commits an author's name would do",
                    "sync/Vetting.java",
                    "if (own.contains(step.to())) {",
                    "if (step.to() != null) {",
                    "sync.HostileRemoteTest#aCommitThatNamesOurAgentAsAuthorIsStillForeign"),
            new Mutation(
                    "without the watch a late save into the old file is lost",
                    "sync/LateSaves.java",
                    "if (text.equals(entry.old())) {",
                    "if (text != null) {",
                    "sync.ApplyRaceTest#anEditorThatHeldTheOldFileOpenDoesNotLoseItsSave"),
            new Mutation(
                    "without a second walk a note in motion counts as deleted",
                    "sync/DiskScan.java",
                    "own.isRemoval(path) || !since.plus(quiet).isAfter(now);",
                    "since != null;",
                    "sync.SyncEngineTest#aDraggedTaskIsMovedAtOnceAndADeletedNoteOnlyAfterTwoWalks"));

    private Mutations() {}
}
