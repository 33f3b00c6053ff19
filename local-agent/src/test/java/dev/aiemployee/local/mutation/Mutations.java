package dev.aiemployee.local.mutation;

import dev.aiemployee.core.mutation.Base;
import dev.aiemployee.core.mutation.Mutation;
import java.nio.file.Path;
import java.util.List;

/** The lines that promises of the local agent hang on, and the tests that guard them. */
final class Mutations {
    static final Base BASE = new Base(Path.of(""), "dev.aiemployee.local");

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "without the question's time a yes from before it answers it",
                    "approve/ApprovalRules.java",
                    "return question.isEmpty() || question.equals(content.marks().askedAt())",
                    "return question.isEmpty() || !question.equals(\"-\")",
                    "desk.LocalDeskTest#anEditorsTextFromBeforeTheQuestionIsNoSecondYes"),
            new Mutation(
                    "without the question on the disk a second yes waits for the network",
                    "approve/ApprovalRules.java",
                    "return standing.step() == Step.WITHDRAWN",
                    "return standing.step() == Step.UNSEEN",
                    "desk.LocalDeskTest#aSecondYesCountsThoughTheQuestionWasNeverPublished"),
            new Mutation(
                    "without this doubt a recipient slips in after the look",
                    "approve/Doubts.java",
                    "if (!added.isEmpty()) {",
                    "if (added.contains(\"\")) {",
                    "approve.ApprovalRulesTest#aRecipientTheOperatorWasNotShownIsAskedAboutOnce"),
            new Mutation(
                    "without the domains a recipient elsewhere reads like one at home",
                    "approve/Doubts.java",
                    "domains.removeAll(domains(shown));",
                    "domains.clear();",
                    "approve.ApprovalRulesTest#aRecipientMovedToAnotherDomainIsAskedAboutByName"),
            new Mutation(
                    "without the handbook's limit a draft says itself whether it is about much",
                    "approve/Doubts.java",
                    "if (RiskFlags.isOverLimit(content.outgoing(), situation.background().handbook())) {",
                    "if (content.terms().risk().contains(RiskFlags.LARGE_AMOUNT)) {",
                    "approve.ApprovalRulesTest#anAmountOverTheHandbooksLimitIsAskedAboutHoweverItIsFlagged"),
            new Mutation(
                    "without this doubt a flag that the note raises itself asks nothing",
                    "approve/Doubts.java",
                    "doubts.addAll(declared(content));",
                    "doubts.addAll(List.of());",
                    "approve.ApprovalRulesTest#whatOnlyTheDrafterSawIsAskedAboutOnce"),
            new Mutation(
                    "without the precedent nobody asks before the same thing leaves again",
                    "approve/Doubts.java",
                    "if (!situation.background().precedent().isEmpty()) {",
                    "if (situation.background().precedent().equals(\"-\")) {",
                    "approve.ApprovalRulesTest#theSameContentSentBeforeIsAskedAboutOnce"),
            new Mutation(
                    "without the content the same text goes to the same people twice",
                    "outbox/Standings.java",
                    "if (another && repeated) {",
                    "if (another && same.isEmpty()) {",
                    "outbox.LedgerTest#theSameTextToTheSamePeopleHasAPrecedentOnceItMayHaveLeft"),
            new Mutation(
                    "without the source a mail is answered twice",
                    "outbox/Standings.java",
                    "} else if (another && !source.isEmpty() && track.last().fact(SOURCE).equals(source)) {",
                    "} else if (another && source.equals(\"-\")) {",
                    "outbox.LedgerTest#aSecondDraftForOneSourceHasAPrecedent"),
            new Mutation(
                    "without the digest one file stands for another under its path",
                    "approve/Doubts.java",
                    ".filter(file -> !shown.contains(file))",
                    ".filter(file -> !paths.contains(file.path()))",
                    "desk.AttachmentsTest#aForeignChangeOfTheFileAfterItWasShownIsAskedAbout"),
            new Mutation(
                    "a yes is to one content and not to a note",
                    "approve/ActObstacles.java",
                    "!digest.equals(situation.standing().digest()),",
                    "digest == null,",
                    "approve.ApprovalRulesTest#anEditAfterTheApprovalTakesItBack"),
            new Mutation(
                    "an answer to one question is none to another",
                    "approve/Doubts.java",
                    ".filter(doubt -> !asked.contains(doubt.about(digest)))",
                    ".filter(doubt -> asked.isEmpty())",
                    "approve.ApprovalRulesTest#anAnswerToOneQuestionIsNoneToAnother"),
            new Mutation(
                    "without the hour the limit is one for ever",
                    "outbox/Standings.java",
                    ".filter(entry -> !entry.step().at().isBefore(since))",
                    ".filter(entry -> since != null)",
                    "desk.OtherActsTest#theLimitPerHourHoldsOverARestartAndEndsWithTheHour"),
            new Mutation(
                    "a refusal is no act",
                    "outbox/Track.java",
                    "return takenBack ? left.subList(0, left.size() - 1) : left;",
                    "return left;",
                    "outbox.LedgerTest#onlyActsThatMayHaveLeftCountTowardsTheLimit"),
            new Mutation(
                    "what leaves counts towards the limit",
                    "outbox/Track.java",
                    "case SENDING -> new Track(entry, shown, inForce, asked, refusals, plus(entry));",
                    "case SENDING -> new Track(entry, shown, inForce, asked, refusals, left);",
                    "desk.LocalDeskTest#theLimitPerHourSurvivesARestart"),
            new Mutation(
                    "each kind of act has a limit of its own",
                    "outbox/Standings.java",
                    ".filter(entry -> entry.fact(ACTION).equals(action.word()))",
                    ".filter(entry -> action != null)",
                    "desk.OtherActsTest#mailsAndChatMessagesAreCountedApart"),
            new Mutation(
                    "without room nothing more leaves in this hour",
                    "approve/ActObstacles.java",
                    "room != null && room <= 0,",
                    "room != null && room < 0,",
                    "approve.ApprovalRulesTest#everyBrakeHolds"),
            new Mutation(
                    "PAUSE holds what is approved",
                    "approve/ActObstacles.java",
                    "when(conditions.brakes().paused(), new NotYet(",
                    "when(conditions.now() == null, new NotYet(",
                    "approve.ApprovalRulesTest#everyBrakeHolds"),
            new Mutation(
                    "PAUSE is looked at again once the claim is won",
                    "desk/Execution.java",
                    "if (held && !isBraked()) {",
                    "if (held) {",
                    "desk.LocalDeskTest#aBrakePulledWhileTheClaimIsOnItsWayHolds"),
            new Mutation(
                    "a rehearsed yes is none to the real thing",
                    "approve/ActObstacles.java",
                    "situation.standing().history().rehearsed()",
                    "situation.standing().history().refusals().count() < 0",
                    "approve.ApprovalRulesTest#aYesGivenInADryRunIsNoneOnceItIsOver"),
            new Mutation(
                    "a yes in a dry run is written down as one",
                    "desk/Decisions.java",
                    "if (parts.manners().brakes().get().dryRun()) {",
                    "if (parts.manners().brakes().get().paused()) {",
                    "desk.LocalDeskTest#aYesGivenInADryRunIsAskedAboutOnceItIsOver"),
            new Mutation(
                    "without a look first the Sent folder has two copies",
                    "execute/SentFolder.java",
                    "if (!holds(folder, mail.getMessageID())) {",
                    "if (!mail.isExpunged()) {",
                    "execute.SentFolderTest#aCopyThatTheServerFiledItselfIsEnough"),
            new Mutation(
                    "the Sent folder tells by the Message-ID",
                    "execute/SentFolder.java",
                    "return folder.isPresent() && holds(folder.get(), messageId);",
                    "return folder.isPresent();",
                    "execute.SentFolderTest#theSentFolderTellsWhetherAMailOfUnknownOutcomeIsThere"),
            new Mutation(
                    "what lies in the Sent folder is no longer unknown",
                    "desk/Afterwards.java",
                    "if (there) {",
                    "if (there && id.value().isEmpty()) {",
                    "desk.AfterwardsTest#anUnknownOneThatLiesInTheSentFolderWasSent"),
            new Mutation(
                    "a mail server proves that it is the one that was named",
                    "execute/SmtpProperties.java",
                    "\"mail.smtp.ssl.checkserveridentity\", \"true\"",
                    "\"mail.smtp.ssl.checkserveridentity\", \"false\"",
                    "execute.SmtpTlsTest#aServerOfAnotherNameGetsNothing"),
            new Mutation(
                    "a mail server's authority is one that this machine knows",
                    "execute/SmtpProperties.java",
                    "properties.setProperty(\"mail.smtp.ssl.checkserveridentity\", \"true\");",
                    "properties.setProperty(\"mail.smtp.ssl.trust\", \"*\");",
                    "execute.SmtpTlsTest#aServerOfAnUnknownAuthorityGetsNothing"),
            new Mutation(
                    "without STARTTLS nothing is said in the clear",
                    "execute/SmtpProperties.java",
                    "\"mail.smtp.starttls.required\", Boolean.toString(tls == SmtpTls.STARTTLS)",
                    "\"mail.smtp.starttls.required\", \"false\"",
                    "execute.SmtpExecutorOutcomeTest#withoutTheTlsThatIsAskedForNothingIsSaid"),
            new Mutation(
                    "that a mail leaves is on disk before it does",
                    "outbox/Ledger.java",
                    "journal.append(entry.toRecord());",
                    "if (step.step() != Step.SENDING) journal.append(entry.toRecord());",
                    "outbox.LedgerTest#aCrashWhileSendingIsUnknownAndNotRepeatedByItself"),
            new Mutation(
                    "the intent is on disk before the act",
                    "outbox/Ledger.java",
                    "journal.append(entry.toRecord());",
                    "if (step.step() != Step.INTENT) journal.append(entry.toRecord());",
                    "outbox.LedgerTest#aCrashBeforeSendingIsAnApprovalAgainUnderItsOldNumber"),
            new Mutation(
                    "the ledger is told before the server gets the text",
                    "execute/TrackedTransport.java",
                    "leaving.run();",
                    "java.util.Objects.requireNonNull(leaving);",
                    "execute.SmtpExecutorOutcomeTest#theDepartureIsToldOnceBeforeTheServerIsAskedToTakeTheText"),
            new Mutation(
                    "after a crash what was under way is unknown",
                    "outbox/Ledger.java",
                    "if (standings.fact(approval, REPEATABLE).isEmpty()) {",
                    "if (approval.value().isEmpty()) {",
                    "outbox.LedgerTest#aCrashWhileSendingIsUnknownAndNotRepeatedByItself"),
            new Mutation(
                    "a box ticked for the first attempt is no answer to what is unknown",
                    "approve/ApprovalRules.java",
                    "if (!foreign() && answer == ApprovalStatus.APPROVED) {",
                    "if (!foreign() && content.marks().approve()) {",
                    "approve.ApprovalRulesTest#anUnknownOutcomeIsNotSentAgainByTheMarksOfTheFirstApproval"),
            new Mutation(
                    "from an unknown outcome no step leads to sending",
                    "approve/Step.java",
                    "case UNKNOWN -> EnumSet.of(APPROVED, LEFT, SENT);",
                    "case UNKNOWN -> EnumSet.of(APPROVED, LEFT, SENT, SENDING);",
                    "approve.ApprovalRulesTest#nothingIsSentWithoutHavingBeenShownAndApprovedOrAnsweredByTheOperator"),
            new Mutation(
                    "what was sent stays sent",
                    "approve/Step.java",
                    "case SENT, LEFT -> EnumSet.of(CLOSED);",
                    "case SENT, LEFT -> EnumSet.of(CLOSED, SENDING);",
                    "approve.ApprovalRulesTest#whatWasSentHasNoWayBackToSending"),
            new Mutation(
                    "a payment is never tried again by itself",
                    "approve/Pace.java",
                    " && action != ActionType.REGISTER_PAYMENT",
                    "",
                    "approve.ApprovalRulesTest#aPaymentIsNotTriedAgain"),
            new Mutation(
                    "a restored ledger asks about what it does not know",
                    "desk/LostLedger.java",
                    ".filter(told -> !standings.knows(told.id(), told.lost().number()))",
                    ".filter(told -> told.lost().number() < 0)",
                    "desk.LostLedgerTest#aLedgerRestoredToTheApprovedIsNotSentAgainAfterTheSend"),
            new Mutation(
                    "a restored machine asks the vault's history",
                    "desk/LostLedger.java",
                    "before.keySet().removeIf(number -> standings.knows(id, number));",
                    "before.clear();",
                    "desk.LostLedgerTest#aMachineRestoredToTheApprovedAsksAndDoesNotSend"),
            new Mutation(
                    "of a restored ledger no yes counts",
                    "desk/LostLedger.java",
                    "boolean yes = step == Step.APPROVED || decidedInThePublishedVault;",
                    "boolean yes = decidedInThePublishedVault;",
                    "desk.LostLedgerTest#anotherApprovalInTheRestoredLedgerIsVoidAndAskedAgain"),
            new Mutation(
                    "a decision in somebody else's commit is none",
                    "approve/ApprovalRules.java",
                    "case APPROVE -> foreign() ? foreignDecision() : approved(content);",
                    "case APPROVE -> decided.approved(content);",
                    "approve.ApprovalRulesTest#aDecisionInACommitOfSomebodyElseIsAskedAgain"),
            new Mutation(
                    "a decision is a transition from what was shown",
                    "approve/ApprovalRules.java",
                    "return harmless\n",
                    "return harmless || content.lacking() != null\n",
                    "approve.ApprovalRulesTest#aNoteThatWasNeverShownIsRefusedHoweverItIsDecided"),
            new Mutation(
                    "an attached file that changes after the yes voids it",
                    "approve/ActObstacles.java",
                    ".or(() -> changedFile(content))\n",
                    "\n",
                    "desk.AttachmentsTest#aChangeOfTheFileAfterTheYesVoidsIt"),
            new Mutation(
                    "a file named for secrets is not attached",
                    "attach/VaultFiles.java",
                    ".or(() -> PathRules.refusal(path))\n",
                    "\n",
                    "attach.VaultFilesTest#everythingElseMayNotAndIsNotRead"),
            new Mutation(
                    "a path that no vault has is not followed",
                    "attach/VaultFiles.java",
                    "return Paths.refusal(path)\n",
                    "return Optional.<String>empty()\n",
                    "attach.VaultFilesTest#everythingElseMayNotAndIsNotRead"),
            new Mutation(
                    "a hidden file is not attached",
                    "attach/VaultFiles.java",
                    "path.startsWith(\".\") || path.contains(\"/.\")",
                    "path.isEmpty()",
                    "attach.VaultFilesTest#everythingElseMayNotAndIsNotRead"),
            new Mutation(
                    "a log is not attached",
                    "attach/VaultFiles.java",
                    "path.endsWith(\".jsonl\")",
                    "path.isEmpty()",
                    "attach.VaultFilesTest#everythingElseMayNotAndIsNotRead"),
            new Mutation(
                    "the bytes that leave are those that were looked at",
                    "attach/VaultFiles.java",
                    ".filter(bytes -> Digest.of(bytes).equals(file.digest()))",
                    ".filter(bytes -> file.digest() != null)",
                    "attach.VaultFilesTest#aFileThatChangedSinceTheLookIsNotHandedOut"),
            new Mutation(
                    "a large file is not read",
                    "attach/VaultFiles.java",
                    "} else if (size > Attachment.MOST_BYTES) {",
                    "} else if (size == Long.MAX_VALUE) {",
                    "attach.VaultFilesTest#whatIsTooLargeIsNotRead"),
            new Mutation(
                    "an address that the server cannot spell is not told to it",
                    "execute/SmtpExecutor.java",
                    "if (!mail.utf8().isEmpty() && !transport.supportsExtension(\"SMTPUTF8\")) {",
                    "if (mail.utf8().contains(\"\")) {",
                    "execute.SmtpUtf8Test#aServerThatDoesNotOfferItIsToldNothing"),
            new Mutation(
                    "a server of tools inherits nothing by itself",
                    "mcp/Child.java",
                    "environment.clear();",
                    "environment.remove(\"\");",
                    "mcp.McpExecutorTest#aServerKnowsOfTheEnvironmentOnlyWhatItsConfigurationLists"),
            new Mutation(
                    "a server of tools ends with all that it started",
                    "mcp/ProcessTree.java",
                    "running().forEach(signal);",
                    "signal.accept(root.toHandle());",
                    "mcp.McpExecutorTest#everyProcessOfAServerEndsWithIt"),
            new Mutation(
                    "a newer draft takes away nothing that the operator changed",
                    "desk/Superseded.java",
                    "&& isAsDrafted(older)",
                    "&& older.note() != null",
                    "desk.SupersededTest#whatTheOperatorChangedStaysAndTheyAreTold"),
            new Mutation(
                    "a newer draft takes away none of another conversation",
                    "desk/Superseded.java",
                    "&& isSameConversation(older, newer)",
                    "&& newer.note() != null",
                    "desk.SupersededTest#anotherConversationIsNone"),
            new Mutation(
                    "nobody gets a copy whom no tick adds",
                    "approve/note/ApprovalReader.java",
                    "return box.ticked() || word.equals(\"true\") ? named.and(copies(box)) : named;",
                    "return box.addresses().isEmpty() ? named : named.and(copies(box));",
                    "approve.ToAllTest#aTickSendsACopyToWhomItsLineNames"),
            new Mutation(
                    "a copy to all goes to each address once",
                    "approve/content/Recipients.java",
                    ".filter(mailbox -> met.add(mailbox.key()))",
                    ".filter(mailbox -> met.add(mailbox.address()))",
                    "approve.ToAllTest#whoGetsItAlreadyGetsItOnce"),
            new Mutation(
                    "a tick of the box To all is asked about",
                    "approve/Doubts.java",
                    "doubts.addAll(toAll(content));",
                    "",
                    "approve.ApprovalRulesTest#aTickOfToAllIsAskedAboutOnceWhoeverSetIt"),
            new Mutation(
                    "a property that says To all becomes the tick that the operator sees",
                    "approve/note/ApprovalStamps.java",
                    "Note marked = toAll(note).withAll(keys);",
                    "Note marked = note.withAll(keys);",
                    "approve.ToAllTest#nothingThatIsSaidOfTheDecisionChangesWhoGetsIt"),
            new Mutation(
                    "a ticked box that says more than its word is no answer",
                    "approve/note/ApprovalBody.java",
                    "if (SAYS_MORE.matcher(decided).find()) {",
                    "if (decided.isEmpty()) {",
                    "approve.note.ApprovalReaderTest#aTickedBoxThatSaysMoreThanItsWordIsNoAnswerAndTheNoteSaysSo"),
            new Mutation(
                    "what a note says of who gets it is compared with who gets it",
                    "approve/ForeignWords.java",
                    "return at == said.length();",
                    "return true;",
                    "approve.ForeignWordsTest#theSentenceOfTheRecipientsIsComparedWithThem"),
            new Mutation(
                    "what a note said of its decision when it came is asked about",
                    "approve/Doubts.java",
                    "situation.background().claims().forEach(claim -> doubts.add(new Doubt(\"\", claim)));",
                    "",
                    "desk.LocalDeskTest#aDraftThatSaysItWasSentIsAskedAboutOnce"));

    private Mutations() {}
}
