package dev.aiemployee.cloud.mutation;

import dev.aiemployee.core.mutation.Base;
import dev.aiemployee.core.mutation.Mutation;
import java.nio.file.Path;
import java.util.List;

/** The lines that promises of the cloud agent hang on, and the tests that guard them. */
final class Mutations {
    static final Base BASE = new Base(Path.of(""), "dev.aiemployee.cloud");

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "a name of somebody else is told",
                    "draft/RiskRules.java",
                    "first(mail, sender::misleadingName).ifPresent(why -> risks.put(Risk.MISLEADING_NAME, why));",
                    "",
                    "draft.RiskRulesTest#everyFlagStandsAboveTheDraftInPlainWords"),
            new Mutation(
                    "a contact's name on another address is told",
                    "draft/SenderRules.java",
                    "return operatorsOwn(who).or(() -> contactsName(who));",
                    "return operatorsOwn(who);",
                    "draft.RiskRulesTest#aNameOfSomebodyElseIsTold"),
            new Mutation(
                    "what an earlier mail asked stays in sight when its draft is replaced",
                    "CloudDesk.java",
                    "return replaced.map(Unanswered::leftBy)",
                    "return replaced.map(Unanswered::carriedBy)",
                    "OpenDraftsTest#itSaysWhatTheMailBeforeWantsAndThatNobodyAnswered"),
            new Mutation(
                    "the operator's own name on a stranger's mail is told",
                    "draft/SenderRules.java",
                    "return operatorsOwn(who).or(() -> contactsName(who));",
                    "return contactsName(who);",
                    "draft.RiskRulesTest#aNameOfSomebodyElseIsTold"),
            new Mutation(
                    "a domain like a known one is told",
                    "draft/RiskRules.java",
                    "first(mail, sender::lookalikeDomain).ifPresent(why -> risks.put(Risk.LOOKALIKE_DOMAIN, why));",
                    "",
                    "draft.RiskRulesTest#everyFlagStandsAboveTheDraftInPlainWords"),
            new Mutation(
                    "a domain one slip away is told",
                    "draft/SenderRules.java",
                    "(one.equals(other) || isOneSlipAway(one, other))",
                    "one.equals(other)",
                    "draft.RiskRulesTest#aDomainThatLooksLikeAKnownOneIsTold"),
            new Mutation(
                    "letters of another alphabet are seen through",
                    "draft/SenderRules.java",
                    "latinEnd && Stream",
                    "latinEnd && domain.isEmpty() && Stream",
                    "draft.RiskRulesTest#aDomainThatLooksLikeAKnownOneIsTold"),
            new Mutation(
                    "an account number is told",
                    "draft/RiskRules.java",
                    "if (BankDetails.areIn(text)) {",
                    "if (BankDetails.areIn(\"\")) {",
                    "draft.RiskRulesTest#everyFlagStandsAboveTheDraftInPlainWords"),
            new Mutation(
                    "the wish to be paid elsewhere is told",
                    "draft/BankDetails.java",
                    "return CHANGE.matcher(text).find()",
                    "return text.isEmpty()",
                    "draft.RiskRulesTest#aBankAccountIsTold"),
            new Mutation(
                    "a number is an account only by its check digits",
                    "draft/BankDetails.java",
                    ".equals(BigInteger.ONE)",
                    ".signum() >= 0",
                    "draft.RiskRulesTest#otherNumbersAreNot"),
            new Mutation(
                    "an answer that goes elsewhere is told",
                    "draft/RiskRules.java",
                    "if (mail.otherAddress()) {",
                    "if (to.isEmpty()) {",
                    "draft.ApprovalNoteTest#anAnswerThatGoesElsewhereIsARisk"),
            new Mutation(
                    "orders to a machine are told",
                    "draft/RiskRules.java",
                    "if (ORDERS.matcher(text).find() || ORDERS.matcher(Skeleton.words(text)).find()) {",
                    "if (text.isEmpty()) {",
                    "draft.ApprovalNoteTest#ordersToAMachineAreARisk"),
            new Mutation(
                    "orders in another alphabet are told",
                    "draft/RiskRules.java",
                    " || ORDERS.matcher(Skeleton.words(text)).find()",
                    "",
                    "draft.RiskRulesTest#ordersAreFoundWhereverTheyWrapAndHoweverTheyAreSpelt"),
            new Mutation(
                    "what looks like a key is in no note",
                    "mail/Masked.java",
                    "String masked = SecretMask.masked(text);",
                    "String masked = text;",
                    "mail.MaskedMailTest#whatLooksLikeAKeyIsInNoNote"),
            new Mutation(
                    "what a style sheet hides is not read",
                    "mail/text/HidingStyles.java",
                    "if (!rules.isEmpty() && !Set.of",
                    "if (rules.isEmpty() && !Set.of",
                    "mail.text.HidingStylesTest#whatASheetHidesIsNotRead"),
            new Mutation(
                    "of two rules for one element the later counts",
                    "mail/text/HidingStyles.java",
                    "found.sort(Comparator.comparingInt(Rule::order));",
                    "found.sort(Comparator.comparingInt(Rule::order).reversed());",
                    "mail.text.HidingStylesTest#whatAPersonSeesIsRead"),
            new Mutation(
                    "what is shown with no size is not read",
                    "mail/text/ShownStyle.java",
                    "if (isZero(values, \"font-size\")) {",
                    "if (isZero(values, \"font\")) {",
                    "mail.text.HidingStylesTest#whatASheetHidesIsNotRead"),
            new Mutation(
                    "what has a size inside something without is read",
                    "mail/text/HtmlText.java",
                    "if (said != Said.NOTHING) {",
                    "if (said == Said.UNSEEN) {",
                    "mail.RealMailersTest#whatAPersonSeesIsRead"),
            new Mutation(
                    "what has the colour of its ground is not read",
                    "mail/text/ShownStyle.java",
                    "return color.equals(ground) ? Said.UNSEEN : Said.SEEN;",
                    "return Said.SEEN;",
                    "mail.text.HidingStylesTest#whatASheetHidesIsNotRead"),
            new Mutation(
                    "a mail is whole only when all its bytes came",
                    "watch/ImapDownload.java",
                    "return growing.length() < message.size()",
                    "return growing.length() < 0",
                    "watch.ImapFaultsTest#aMessageSaidToBeLargerThanItIsIsNotTakenForWhole"),
            new Mutation(
                    "what was not given out is asked for again",
                    "watch/ImapBatch.java",
                    "next = next.with(stuck);",
                    "",
                    "watch.ImapFaultsTest#whatIsGivenOutLaterIsTakenLater"),
            new Mutation(
                    "the note of a mail that was not given out is over when it comes",
                    "MailIntake.java",
                    "undelivered.came(message(fetched.next().uidValidity(), raw.uid()), cameAs(entry, fresh));",
                    "",
                    "MailIntakeTest#theNoteThatAMailWasNotGivenOutIsOverWhenItComes"),
            new Mutation(
                    "an answer without end costs no memory",
                    "watch/BoundedAnswers.java",
                    "if (literal > longestLiteral) {",
                    "if (literal < 0) {",
                    "watch.BoundedAnswersTest#aLiteralThatIsTooLongEndsTheConnection"),
            new Mutation(
                    "a link in a quoted mail is words",
                    "mail/QuotedText.java",
                    "case '\\\\', '`', '<', '[', '$' -> true;",
                    "case '\\\\', '`', '<', '$' -> true;",
                    "mail.QuotedTextTest#nothingQuotedIsLiveAndTheWordsComeBack"),
            new Mutation(
                    "code in a quoted mail is words",
                    "mail/QuotedText.java",
                    "case '\\\\', '`', '<', '[', '$' -> true;",
                    "case '\\\\', '<', '[', '$' -> true;",
                    "mail.QuotedTextTest#nothingQuotedIsLiveAndTheWordsComeBack"),
            new Mutation(
                    "a property holds no template and no link",
                    "mail/QuotedText.java",
                    "String parted = LIVE_PAIR.matcher(line).replaceAll(\"$0 \");",
                    "String parted = line;",
                    "mail.QuotedTextTest#aPropertyHoldsNothingThatRuns"),
            new Mutation(
                    "a property holds no address that starts a program",
                    "mail/QuotedText.java",
                    "return LIVE_SCHEME.matcher(parted).replaceAll(\"$0 \");",
                    "return parted;",
                    "mail.QuotedTextTest#aPropertyHoldsNothingThatRuns"),
            new Mutation(
                    "indented text is no code",
                    "mail/QuotedText.java",
                    "spaces.length() < 4 ? spaces : spaces",
                    "spaces.length() < 400 ? spaces : spaces",
                    "mail.QuotedTextTest#indentedTextIsNoCodeBlock"),
            new Mutation(
                    "an automatic mail gets no draft",
                    "triage/Triage.java",
                    "wantsAct() ? \"\" : \"an automatic mail (\"",
                    "true ? \"\" : \"an automatic mail (\"",
                    "triage.PeopleAndMachinesTest#aSenderThatTakesNoRepliesGetsNone"),
            new Mutation(
                    "a newsletter gets no draft",
                    "triage/Triage.java",
                    "case LIST -> \"a mailing list or newsletter (\"",
                    "case LIST -> origin.isBulk() ? \"\" : \"a mailing list or newsletter (\"",
                    "triage.TriageTest#aNewsletterIsNeverUrgentAndGetsNoDraft"),
            new Mutation(
                    "who writes to a list of the house is a person",
                    "triage/OwnAddresses.java",
                    "return answeredToOthers(withoutOwnList(mail));",
                    "return answeredToOthers(mail);",
                    "triage.PeopleAndMachinesTest#whoWritesToAListOfTheHouseIsAPerson"),
            new Mutation(
                    "a list of others stays one",
                    "mail/PassedOn.java",
                    "boolean byId = !ids.isEmpty() && ids.stream().allMatch(id -> id.stream().anyMatch(own));",
                    "boolean byId = !ids.isEmpty();",
                    "triage.PeopleAndMachinesTest#aListOfOthersStaysOne"),
            new Mutation(
                    "who wants no automatic answers is a person",
                    "mail/OriginReader.java",
                    "if (!reasons.isEmpty() && !suppressed",
                    "if (!suppressed",
                    "triage.PeopleAndMachinesTest#whoWantsNoAutomaticAnswersIsAPerson"),
            new Mutation(
                    "all who want the answer are readers of the mail",
                    "triage/MailFacts.java",
                    "people(head, TaskNote.ANSWERS_TO),",
                    "List.of(),",
                    "draft.OtherReadersTest#whoeverWantsTheAnswerTooIsNamedAndOffered"),
            new Mutation(
                    "nobody of the operator's own gets a copy",
                    "draft/OtherReaders.java",
                    ".filter(one -> !isOwn(one, own) && met.add(key(one)))",
                    ".filter(one -> met.add(key(one)))",
                    "draft.OtherReadersTest#everybodyIsNamedOnceAndNobodyOfTheOperatorsOwnNorWhoIsAnswered"),
            new Mutation(
                    "only whom the handbook knows gets a copy unasked",
                    "draft/OtherReaders.java",
                    "return isPlain(who) && handbook.find(who.address()).isPresent();",
                    "return isPlain(who);",
                    "draft.OtherReadersTest#contactsGetACopyAndTheOthersAreNamedWithOneTick"),
            new Mutation(
                    "an address that no server takes keeps no answer from leaving",
                    "draft/OtherReaders.java",
                    "return PLAIN.matcher(who.address()).matches()",
                    "return who.isUsable()",
                    "draft.OtherReadersTest#anAddressThatCouldKeepTheAnswerFromLeavingGetsNoCopyAndIsNotOffered"),
            new Mutation(
                    "a tick is offered only where it keeps everybody",
                    "draft/OtherReaders.java",
                    "return isMany() ? List.of() : offered;",
                    "return offered;",
                    "draft.OtherReadersTest#aTickIsOfferedOnlyWhereItKeepsEverybody"));

    private Mutations() {}
}
