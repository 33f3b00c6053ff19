package dev.aiemployee.core.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The lines that promises hang on, and the tests that guard them. */
final class Mutations {
    static final Base BASE = new Base(Path.of(""), "dev.aiemployee.core");

    /** What claims and edits cannot do without; each build breaks these. */
    static final List<Mutation> CORE = List.of(
            new Mutation(
                    "without the expected old id the last push wins",
                    "git/remote/JGitWire.java",
                    "public Report push(CommitId commit, @Nullable CommitId expected) throws WireException {",
                    """
                    public Report push(CommitId commit, @Nullable CommitId before) throws WireException {
                        @Nullable CommitId expected = tip().orElse(null);\
                    """,
                    "claim.ClaimDeskTest#aClaimThatLosesTheRaceForTheTipIsDecidedAfresh"),
            new Mutation(
                            "without the discard a claim that was refused is pushed again as it was",
                            "claim/Swap.java",
                            "PushOutcome outcome = remote.push(commit, tree.commit());",
                            "PushOutcome outcome = insist(remote.push(commit, tree.commit()), commit);",
                            "claim.ClaimDeskTest#oneOfTwoClaimsWinsAndTheOtherIsToldWho")
                    .with("PushOutcome insist(PushOutcome first, CommitId commit) {"
                            + " return first instanceof PushOutcome.LostRace lost ? remote.push(commit, lost.tip())"
                            + " : first; }"),
            new Mutation(
                    "without a definite report a push is not won",
                    "git/remote/RemoteBranch.java",
                    "if (report instanceof RemoteWire.Report.Accepted) {",
                    "if (!(report instanceof RemoteWire.Report.Moved || report instanceof RemoteWire.Report.Refused))"
                            + " {",
                    "git.remote.RemoteBranchTest#noDefiniteReportMeansLookingAndNotBelieving"),
            new Mutation(
                    "without the nonce two claims are one commit",
                    "claim/ClaimDesk.java",
                    "String.format(\"%016x%016x\", random.nextLong(), random.nextLong())",
                    "\"0\".repeat(32)",
                    "claim.ClaimDeskTest#claimsOfTheSameNameAndSecondOnTheSameTipAreTwoCommits"),
            new Mutation(
                    "without a look at the tip a task stands where two machines put it",
                    "sync/merge/OnePlace.java",
                    "return doubtful.contains(path)",
                    "return places.isEmpty() && doubtful.contains(path)",
                    "sync.TwoStrangersTest#aNoteThatIsAskedAboutAgainLeavesThePlaceWhereTheOtherMachineFiledIt"),
            new Mutation(
                    "without the verify an apply replaces what was saved meanwhile",
                    "sync/apply/Apply.java",
                    "Placement.textOf(aside).equals(entry.old())",
                    "entry != null",
                    "sync.apply.ApplyRaceTest#aSaveByTempFileAndRenameSurvivesAtEveryStep"),
            new Mutation(
                    "without the journal of own commits an author's name would do",
                    "sync/vet/Vetting.java",
                    "if (own.contains(step.to())) {",
                    "if (step.to() != null) {",
                    "sync.HostileRemoteTest#aCommitThatNamesOurAgentAsAuthorIsStillForeign"),
            new Mutation(
                    "without the watch a late save into the old file is lost",
                    "sync/scan/LateSaves.java",
                    "if (text.equals(entry.old())) {",
                    "if (text != null) {",
                    "sync.apply.ApplyRaceTest#anEditorThatHeldTheOldFileOpenDoesNotLoseItsSave"),
            new Mutation(
                    "without a second walk a note in motion counts as deleted",
                    "sync/scan/DiskScan.java",
                    "own.isRemoval(path) || !since.plus(quiet).isAfter(now);",
                    "since != null;",
                    "sync.SyncEngineTest#aDraggedTaskIsMovedAtOnceAndADeletedNoteOnlyAfterTwoWalks"));

    /** What other promises hang on; {@code ./reliability mutations} breaks these too. */
    static final List<Mutation> FURTHER = List.of(
            new Mutation(
                    "without the look a lost reply is a lost push",
                    "git/remote/RemoteBranch.java",
                    "if (tip != null && history.contains(tip, commit)) {",
                    "if (tip != null && history == null) {",
                    "git.remote.RemoteBranchTest#aPushWhoseReplyWasLostHasLandedWhenTheTipHoldsIt"),
            new Mutation(
                    "without our own landed commits a task that others took comes back",
                    "sync/merge/Planner.java",
                    "forgetPublished(ours, base.commit(), tip, remote);",
                    "",
                    "sync.UnrecordedPushTest#aTaskThatTheOtherSideTookMeanwhileLeavesItsPlaceAndMakesNoCopy"),
            new Mutation(
                    "without its checksum a torn log is a base",
                    "sync/base/AppliedBaseFile.java",
                    "|| !last[2].equals(checksum(bytes, (int) end, body))",
                    "",
                    "sync.base.AppliedBaseFileTest#aLogWithAnyByteChangedIsOneOfTheSavedStates"),
            new Mutation(
                    "without the prefix a copy that was cut short is the operator's text",
                    "sync/apply/Placement.java",
                    "return bytes.length < whole.length && Arrays.equals(bytes, Arrays.copyOf(whole, bytes.length));",
                    "return false;",
                    "sync.ApplyCrashTest#aCrashAtAnyStepLeavesTheOldTextOrTheNewOne"),
            new Mutation(
                    "without the doubt an overflow hides changes",
                    "sync/scan/VaultWatch.java",
                    "                whole = false;",
                    "",
                    "sync.scan.VaultWatchTest#ofMoreEventsThanTheKernelKeepsNothingIsSaidButThatAnythingMayHaveChanged"),
            new Mutation(
                    "without the tripwire an emptied vault empties the remote",
                    "sync/merge/Tripwire.java",
                    "return more > 0 && gone + more > limit();",
                    "return more < 0;",
                    "sync.merge.TripwireTest#anEmptiedVaultDeletesNothingOnTheRemoteAndTheRestGoesOn"),
            new Mutation(
                    "without the operator's key anybody with their name is the operator",
                    "sync/vet/SignedAuthors.java",
                    "operator.of(commit) instanceof Signature.SignedBy",
                    "operator.of(commit) != null",
                    "sync.SignedCommitsTest#theOperatorsNameWithoutTheirSignatureAuthorisesNothing"),
            new Mutation(
                    "without the stamps a machine could change what it claims",
                    "ownership/ExecutionClaim.java",
                    "&& claimed.get().body().equals(approved.get().body())",
                    "",
                    "sync.SignedCommitsTest#theOtherMachineMayNotChangeWhatItClaims"),
            new Mutation(
                    "without its end an alert stays when the trouble is over",
                    "sync/report/SyncAlerts.java",
                    "attempt(() -> log.waits(outages.over(matter, outcome, published)));",
                    "attempt(() -> log.waits(List.of()));",
                    "sync.report.SyncAlertsTest#fiveMinutesWithoutTheRemoteAreOneAlertAlsoOverARestartAndItGoesWithTheOutage"),
            new Mutation(
                    "without the note of what we held a killed cycle blocks the index",
                    "git/objects/AbandonedLocks.java",
                    "release(index, ours ? Instant.MAX : now.minus(INDEX));",
                    "release(index, now.minus(INDEX));",
                    "git.objects.AbandonedLocksTest#theIndexLockThatWeHeldWhenWeDiedGoesAtOnce"));

    /** What is kept, found and refused. */
    static final List<Mutation> KEEPING = List.of(
            new Mutation(
                    "an addition without its checksum was never found",
                    "git/objects/FoundTexts.java",
                    "if (!hex(next).equals(last.substring(mark))) {",
                    "if (last.isEmpty()) {",
                    "git.objects.FolderHistoryTest#aFileWithAnyByteChangedHidesNothing"),
            new Mutation(
                    "what was found serves only for what descends from it",
                    "git/objects/FolderHistory.java",
                    "walked != null && new History(repository).contains(tip, walked);",
                    "walked != null;",
                    "git.objects.FolderHistoryTest#itFindsWhatAWalkThroughEverythingFindsOverMergesRollbacksRestartsAndDamage"),
            new Mutation(
                    "a question looks only at what came since",
                    "git/objects/FolderHistory.java",
                    "walk.markUninteresting(walk.parseCommit(History.objectId(walked)));",
                    "walk.parseCommit(History.objectId(walked));",
                    "git.objects.FolderHistoryTest#aQuestionCostsALookAtWhatCameSinceAlsoAfterARestart"),
            new Mutation(
                    "a keyword inside another one is found",
                    "guard/secret/KeywordIndex.java",
                    "rules.get(state).addAll(rules.get(fallback[state]));",
                    "",
                    "guard.secret.KeywordIndexTest#aKeywordInsideAnotherOneIsFoundToo"),
            new Mutation(
                    "a keyword is found in capitals too",
                    "guard/secret/KeywordIndex.java",
                    "letters[letter] = numbers[Letters.folded((char) letter)];",
                    "letters[letter] = numbers[letter];",
                    "guard.secret.SecretScannerTest#aCredentialIsFoundWithItsLineAndWithoutItself"),
            new Mutation(
                    "the values of this machine are secret whatever they look like",
                    "guard/secret/SecretScanner.java",
                    "new ArrayList<>(known.find(text))",
                    "new ArrayList<>()",
                    "guard.secret.KnownValuesTest#aValueOfThisMachineIsFoundWhereverItStandsAndNamedByItsName"),
            new Mutation(
                    "a value is found at each of the places Base64 gives it",
                    "guard/secret/KnownValues.java",
                    "for (int before = 0; before < 3; before++) {",
                    "for (int before = 0; before < 2; before++) {",
                    "guard.secret.KnownValuesTest#itIsFoundInsideAnyBase64"),
            new Mutation(
                    "a name is refused in every spelling",
                    "guard/PathRules.java",
                    "String seen = Paths.lookalike(name);",
                    "String seen = name;",
                    "guard.PathRulesTest#aNameThatStandsForSecretsIsRefusedInEverySpelling"),
            new Mutation(
                    "a folder's name counts like a file's",
                    "guard/PathRules.java",
                    "for (String name : path.split(\"[/\\\\\\\\]\", -1)) {",
                    "for (String name : new String[] {path.substring(path.lastIndexOf('/') + 1)}) {",
                    "guard.PathRulesTest#aNameThatStandsForSecretsIsRefusedInEverySpelling"),
            new Mutation(
                    "a key is refused by its ending",
                    "guard/PathRules.java",
                    "|| ENDING.matcher(name).matches()\n",
                    "\n",
                    "guard.PathRulesTest#aNameThatStandsForSecretsIsRefusedInEverySpelling"),
            new Mutation(
                    "an entry as young as the index is compared by its bytes",
                    "git/IndexSplice.java",
                    "forgetSizesSince(written);",
                    "",
                    "git.IndexSpliceTest#aFileSavedInTheMomentOfTheIndexIsComparedByItsBytes"),
            new Mutation(
                    "the connection of the start is the one that is used",
                    "git/remote/KeptSshSessions.java",
                    "keepPrepared();",
                    "",
                    "git.remote.RemoteBranchSshTest#aConnectionThatWasBegunAtTheStartIsTheOneThatIsUsed"),
            new Mutation(
                    "an index that is there has its pack",
                    "git/objects/ObjectPack.java",
                    "for (Path file : files) {\n            Files.move(",
                    "for (Path file : List.of(files.get(1), files.get(0))) {\n            Files.move(",
                    "git.objects.PendingObjectsTest#anIndexNeverComesBeforeItsPack"),
            new Mutation(
                    "the cloud starts with no credential of another",
                    "env/EnvCheck.java",
                    "check.problems.addAll(CloudPartition.problems(kind, process, file.values()));",
                    "",
                    "env.CloudPartitionTest#theCloudRefusesACredentialOfAnotherInTheEnvironmentAndInTheFile"),
            new Mutation(
                    "the cloud's env file counts like its environment",
                    "env/CloudPartition.java",
                    "names.addAll(file.keySet());",
                    "",
                    "env.CloudPartitionTest#theCloudRefusesACredentialOfAnotherInTheEnvironmentAndInTheFile"),
            new Mutation(
                    "the cloud holds no key under a harmless name",
                    "env/CloudPartition.java",
                    "return byName.or(() -> byValue(name, process, file).map(why -> \"its value \" + why))",
                    "return byName",
                    "env.CloudPartitionTest#theCloudRefusesAKeyUnderAHarmlessName"),
            new Mutation(
                    "a box To all that is ticked stays ticked when the note says what happened",
                    "approval/DecisionSection.java",
                    "|| ToAllBox.isEmpty(line), OURS))",
                    "|| line.contains(\"To all\"), OURS))",
                    "approval.DecisionSectionTest#theBoxToAllKeepsItsTickAndGoesWithoutOne"),
            new Mutation(
                    "a note that comes from elsewhere has no box To all ticked",
                    "ownership/DecidedText.java",
                    "(?:approve|reject|to\\\\W+all\\\\W*:).*",
                    "(?:approve|reject).*",
                    "ownership.DecidedTextTest#aTickedBoxIsADecision"),
            new Mutation(
                    "a note that comes from elsewhere says nothing of To all in its properties",
                    "ownership/DecidedText.java",
                    "|ledger|to_all).*",
                    "|ledger).*",
                    "ownership.DecidedTextTest#frontMatterThatADecisionLeavesBehindIsADecision"));

    static final List<Mutation> ALL =
            Stream.of(CORE, FURTHER, KEEPING).flatMap(List::stream).toList();

    private Mutations() {}
}
