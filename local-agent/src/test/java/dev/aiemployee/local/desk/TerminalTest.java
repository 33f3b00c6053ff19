package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.FAILED;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.brake.PauseFile;
import dev.aiemployee.local.cli.ApproveCommand;
import dev.aiemployee.local.cli.ClosedCommand;
import dev.aiemployee.local.cli.JournalCommand;
import dev.aiemployee.local.cli.PauseCommand;
import dev.aiemployee.local.cli.PendingCommand;
import dev.aiemployee.local.cli.RejectCommand;
import dev.aiemployee.local.cli.ResumeCommand;
import dev.aiemployee.local.cli.ReviseCommand;
import dev.aiemployee.local.cli.ShowCommand;
import dev.aiemployee.local.execute.SendOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the operator reads and types at a terminal beside a running desk. */
class TerminalTest {
    private static final String ID = DeskRig.ID.value();

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private DeskRig rig;
    private String out = "";

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        variables.put("VAULT_PATH", rig.vault().vault().toString());
        variables.put("STATE_PATH", folder.resolve("state").toString());
        variables.put("GIT_REMOTE_URL", rig.agents.originFolder().toUri().toString());
        variables.put("DRY_RUN", "true");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aWarningThatTheDrafterLeftOutIsShownAllTheSame() {
        rig.vault().write("Company_Handbook.md", "# Nobody is known\n");
        rig.vault().cycle();
        rig.propose(ApprovalNotes.undecided().withList("risk", List.of()));

        type("pending");
        assertThat(out).contains("⚠ new address");
        type("show", ID);

        assertThat(out).contains("LOOK FIRST: This address is not in your handbook's contacts.");
    }

    @Test
    void whoIsLeftOutIsSaidUntilATickSendsThemACopy() {
        rig.propose(ApprovalNotes.offering(ApprovalNotes.undecided(), false, "tom@ruiz.example"));

        type("show", ID);
        assertThat(out)
                .contains("Left out: tom@ruiz.example - a copy goes to them when you tick `To all` in the note.");

        rig.edit(PENDING, note -> note.withBody(note.body().replace("[ ] To all", "[x] To all")));
        type("show", ID);
        assertThat(out).doesNotContain("Left out").contains("+Cc:        tom@ruiz.example");
    }

    @Test
    void troubleComesFirst() {
        rig.vault()
                .write(
                        "Needs_Action/system/mail_away_1.md",
                        "---\nid: mail_away_1\ntype: alert\n---\n\n# Your mail\u001b[2J is not read\n");
        rig.propose();

        type("pending");

        assertThat(out)
                .contains(
                        "\nALERT: Your mail?[2J is not read\n       Needs_Action/system/mail_away_1.md\n 1  Anna  offer");
    }

    @Test
    void aMailThatIsLeftToTheOperatorWaitsByName() {
        rig.vault().write("Needs_Action/email/EMAIL_9.md", """
                        ---
                        id: EMAIL_9
                        type: email
                        from: Mail Delivery <md@example.org>
                        subject: 'Undelivered: offer'
                        left_to_you: your mail could not be delivered
                        ---
                        """);

        type("pending");

        assertThat(out)
                .contains("Left to you, without a draft")
                .contains("Mail Delivery <md@example.org>: Undelivered: offer - your mail could", "     EMAIL_9\n")
                .doesNotContain("Nothing waits");
    }

    @Test
    void aVaultThatIsNotThereIsNotCalledCalm() {
        rig.vault().delete("Dashboard.md");

        int code = type("pending");

        assertThat(code).isEqualTo(2);
        assertThat(out).doesNotContain("Nothing waits");
    }

    @Test
    void whatIsShownIsExactlyWhatLeaves() {
        rig.propose(ApprovalNotes.undecided()
                .withList("cc", List.of("bo@example.org"))
                .withList("bcc", List.of("Cy <cy@example.org>"))
                .with("account", "office"));

        type("show", ID);

        assertThat(out.substring(out.indexOf("\n\n") + 2)).startsWith("""
            Account:   office
            To:        Anna <anna@example.org>
            Cc:        bo@example.org
            Bcc:       Cy <cy@example.org>
            Subject:   Re: offer
            Answers:   <m1@example.org>

            Dear Anna,

            yes.
            """);
    }

    @Test
    void anAttachedFileIsShownWithItsSizeAndDigestAndWhenItChangedThatIsShownToo() {
        rig.vault().write("Files/offer.csv", "a,b\n");
        rig.propose(ApprovalNotes.undecided().withList("attachments", List.of("Files/offer.csv")));

        type("show", ID);
        assertThat(out).contains("Attached:  Files/offer.csv (4 bytes, SHA-256 5be08c9684a1)");
        type("pending");
        assertThat(out).contains("⚠ new address +1");
        rig.vault().write("Files/offer.csv", "a,b,c\n");
        type("show", ID);
        assertThat(out).contains("-Attached:  Files/offer.csv (4 bytes", "+Attached:  Files/offer.csv (6 bytes");
        rig.vault().delete("Files/offer.csv");
        type("pending");
        assertThat(out).contains("⚠ cannot be sent: attachm");
        type("show", ID);

        assertThat(out).contains("CANNOT BE SENT: Files/offer.csv is no file of the vault");
    }

    @Test
    void theDifferenceIsToTheDraftAlsoAfterASecondQuestion() {
        rig.propose();
        rig.edit(
                PENDING,
                note -> note.withList("to", List.of("anna@examp1e.org"))
                        .withBody(note.body().replace("yes.", "no."))
                        .with("status", "approved"));
        rig.run();

        type("show", ID);

        assertThat(out)
                .contains("ASKED AGAIN: it now also goes to anna@examp1e.org - at another domain than before")
                .contains("-To:        Anna <anna@example.org>\n+To:        anna@examp1e.org")
                .contains("-yes.\n+no.");
        type("pending");
        assertThat(out).contains("⚠ asked again: it now also");
    }

    @Test
    void theTimeOfSendingIsTold() {
        rig.propose();
        rig.vault().move(PENDING, DeskRig.APPROVED);
        rig.tick();

        type("pending");
        assertThat(out).contains("  does not leave yet: dry run\n");
        sending();
        type("pending");

        assertThat(out)
                .contains("Nothing waits for you.\nUnder way, nothing to decide:\n 1  Anna  offer")
                .contains("  leaves at 12:00:10\n");
    }

    @Test
    void everyCommandTellsTheTimeInTheOperatorsZone() {
        sending();
        variables.put("TIME_ZONE", "Asia/Tokyo");
        rig.propose(ApprovalNotes.undecided().with("scheduled_for", "2026-11-20T18:30:00Z"));

        type("approve", ID);
        assertThat(out).contains("It is sent at 2026-11-21 03:30:00 JST, not before.");
        rig.tick();

        for (List<String> words : List.of(List.of("pending"), List.of("show", ID), List.of("pending", "--json"))) {
            type(words.toArray(String[]::new));
            assertThat(out).as("%s", words).containsPattern("leaves (at|on Saturday) 03:30");
        }
        type("journal");
        assertThat(out).contains("2026-11-20 21:00:00 JST  approved");
    }

    @Test
    void aTimeWithoutAZoneIsShownAsItWasUnderstoodBeforeTheYes() {
        variables.put("TIME_ZONE", "Asia/Tokyo");
        rig.propose(ApprovalNotes.undecided()
                .with("scheduled_for", "2026-11-24 10:00")
                .with("expires", "2026-11-26 18:00"));

        type("pending");
        assertThat(out).contains("    not before Tue 24 Nov 2026 10:00:00 JST\n");
        type("show", ID);
        assertThat(out)
                .contains("Not before: Tue 24 Nov 2026 10:00:00 JST\n", "decide before Thu 26 Nov 2026 18:00:00 JST");
        type("pending", "--json");
        assertThat(out).contains("\"not_before\":\"2026-11-24T01:00:00Z\"");
    }

    @Test
    void aDecisionThatCannotBeUnderstoodIsSaidUntilItIsClear() {
        rig.propose();
        rig.edit(PENDING, note -> note.withList("status", List.of("approved")));
        rig.tick();

        type("pending");
        assertThat(out).contains("⚠ its status is no answer:").doesNotContain("Under way");
        assertThat(rig.note(PENDING).text("not_understood").orElseThrow()).contains("expected: pending, approved");
        rig.answer(PENDING, "pending");
        rig.tick();
        type("pending");

        assertThat(out).doesNotContain("no answer");
        assertThat(rig.note(PENDING).text("not_understood")).isEmpty();
    }

    @Test
    void whatIsAnsweredWaitsForNobody() {
        rig.propose();
        type("reject", ID);

        type("pending");

        assertThat(out).contains("Nothing waits for you.", "rejected, being filed");
    }

    @Test
    void moneyIsSpelledOut() {
        String lines = "lines:\n  - description: Desk\n    quantity: 2\n    unit_price: 50.00\n    tax: 19%\nrisk:";
        rig.propose(rig.parsed(ApprovalNotes.undecided()
                .with("action", "post_invoice")
                .with("amount", "119.00")
                .with("currency", "EUR")
                .source()
                .replaceFirst("risk:", lines)));

        type("show", ID);

        assertThat(out)
                .contains("LOOK FIRST: This address is not in", "LOOK FIRST: The amount is over your")
                .contains("Action:    post_invoice", "Amount:    119.00 EUR", "Line:      Desk: 2 x 50.00, tax 19%");
    }

    @Test
    void whatKeepsAnApprovedItemFromLeavingIsSaidInsteadOfATime() {
        rig.propose();

        assertThat(type("approve", ID)).isZero();
        assertThat(out).contains("Nothing is sent while DRY_RUN=true").doesNotContain("It is sent after");

        sending();
        type("pause");
        type("approve", ID);
        assertThat(out).contains("Everything is paused").doesNotContain("It is sent after");
    }

    @Test
    void whatFailedIsListedAndApprovedAgain() {
        rig.propose();
        rig.vault().move(PENDING, DeskRig.APPROVED);
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("535 password", true);
        rig.run();
        assertThat(rig.vault().has(FAILED)).isTrue();
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");

        type("pending");
        assertThat(out).contains("not sent: 535 password");
        assertThat(type("approve", ID)).isZero();
        rig.run();

        assertThat(rig.sent).hasSize(2);
    }

    @Test
    void whatItsServerDoesNotTakeYetIsSaidUntilItIsThroughOrDropped() {
        rig.propose();
        rig.vault().move(PENDING, DeskRig.APPROVED);
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("451 try again later", false);
        rig.run();
        rig.agents.clock().advance(Duration.ofMinutes(5));
        rig.run();

        type("pending");
        assertThat(out).as("while DRY_RUN=true").contains("does not leave yet: dry run");
        sending();
        type("pending");
        assertThat(out).contains("waits for the mail server sin…");
        type("show", ID);
        assertThat(out)
                .contains("waits for the mail server since 12:00, next try 12:10")
                .contains(": 451 try again later · ");
        type("status");
        assertThat(out).contains("not sent yet, tried again by itself", DeskRig.IN_PROGRESS, "451 try again later");
        int tried = rig.sent.size();
        assertThat(type("approve", ID)).isZero();
        assertThat(out).contains("is tried once more now");
        rig.tick();
        rig.tick();
        assertThat(rig.sent).hasSize(tried + 1);
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("451 later, id " + rig.sent.size(), false);
        for (int second = 0; second < 60; second++) {
            rig.agents.clock().advance(Duration.ofSeconds(1));
            rig.tick();
        }
        assertThat(rig.sent).as("the pauses count again").hasSizeLessThan(tried + 3);
        int before = rig.sent.size();
        assertThat(type("reject", ID)).isZero();
        rig.agents.clock().advance(Duration.ofHours(1));
        rig.run();

        assertThat(rig.sent).hasSize(before);
        assertThat(rig.vault().has(DeskRig.REJECTED)).isTrue();
        type("status");
        assertThat(out).doesNotContain("not sent yet");
        type("pending");
        assertThat(out).contains("Nothing waits for you.");
    }

    @Test
    void thePauseHoldsUntilItIsReleased() throws IOException {
        PauseFile pause = PauseFile.in(folder.resolve("state"));

        assertThat(type("pause")).isZero();
        assertThat(pause.isThere()).isTrue();
        assertThat(type("pause")).isZero();
        type("pending");
        assertThat(out)
                .startsWith("PAUSED: nothing leaves until `local-agent resume`")
                .contains("DRY RUN");
        assertThat(type("resume")).isZero();
        assertThat(pause.isThere()).isFalse();
        assertThat(type("resume")).isZero();
        assertThat(out).contains("Nothing was paused.");

        Files.createSymbolicLink(pause.path(), folder.resolve("nowhere"));
        assertThat(pause.isThere()).as("a link that leads nowhere").isTrue();
    }

    @Test
    void aFirstYesToWhatIsAskedAboutTwiceIsNotSaidToLeave() {
        sending();
        rig.propose(ApprovalNotes.undecided().withList("bcc", List.of("cy@example.org")));

        assertThat(type("approve", ID)).isEqualTo(ExitCode.ASKED_AGAIN.code());
        assertThat(out)
                .startsWith("NOT APPROVED YET, nothing is sent: ")
                .contains("a hidden copy (bcc) goes to cy@example.org")
                .contains("local-agent approve " + ID)
                .doesNotContain("It is sent after");
        rig.run();
        assertThat(rig.sent).isEmpty();

        assertThat(type("approve", ID)).isZero();
        assertThat(out).startsWith("Approved: ").contains("It is sent after 10 seconds.");
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void whatWasFiledWithoutADraftIsListedWithItsReasonTheNewestFirst() {
        file("EMAIL_1", "2026-11-19T10:00:00Z", "no_draft: an automatic mail\n");
        file("EMAIL_2", "2026-11-20T08:00:00Z", "no_draft: a newsletter\n");
        file("EMAIL_3", "2026-10-20T08:00:00Z", "no_draft: a newsletter\n");
        file("EMAIL_4", "2026-11-20T08:00:00Z", "");

        assertThat(type("closed")).isZero();

        assertThat(out)
                .containsSubsequence("EMAIL_2\n", "because  a newsletter", "EMAIL_1\n", "because  an automatic mail")
                .doesNotContain("EMAIL_3", "EMAIL_4");
        assertThat(type("closed", "--days", "60")).isZero();
        assertThat(out).contains("EMAIL_3");
    }

    @Test
    void aFiledMailThatWantsAnAnswerWaitsForADraftAgain() {
        file("EMAIL_1", "2026-11-20T08:00:00Z", "no_draft: an automatic mail\n");

        assertThat(type("closed", "EMAIL_1", "--answer")).isZero();

        assertThat(out).contains("An answer to \"Offer\" will be drafted");
        assertThat(rig.vault().has("Done/email/2026-11/EMAIL_1.md")).isFalse();
        assertThat(rig.vault().read("Needs_Action/email/EMAIL_1.md"))
                .contains("answer: wanted", "status: needs_action", "no_draft: an automatic mail")
                .doesNotContain("completed_at", "claim_id", "outcome");
    }

    @Test
    void aMailWhoseDraftWasGivenUpIsDraftedAnewByTheNameOfEither() {
        for (String outcome : List.of("rejected: no answer needed: its note was deleted", "not answered: too old")) {
            file("EMAIL_0001", "2026-11-20T08:00:00Z", "");
            String task = "Done/email/2026-11/EMAIL_0001.md";
            rig.vault().write(task, rig.vault().read(task).replace("outcome: filed", "outcome: '" + outcome + "'"));
            rig.vault().write("Archive/email/EMAIL_DRAFT_0001_9.md", draft("EMAIL_DRAFT_0001_9"));
            rig.vault().write("Rejected/email/EMAIL_DRAFT_0001_10.md", draft("EMAIL_DRAFT_0001_10"));
            String typed = outcome.startsWith("rejected") ? "EMAIL_0001" : "EMAIL_DRAFT_0001_9";

            assertThat(type("closed", typed, "--answer")).isZero();

            assertThat(rig.vault().has(task)).isFalse();
            assertThat(rig.vault().read("Needs_Action/email/EMAIL_0001.md"))
                    .contains("answer: wanted", "revises: EMAIL_DRAFT_0001_10")
                    .doesNotContain("outcome");
            rig.vault().delete("Needs_Action/email/EMAIL_0001.md");
        }
    }

    private static String draft(String id) {
        return ApprovalNotes.undecided().with("id", id).source();
    }

    @Test
    void aMailThatWasLeftToTheOperatorIsFiledOnceItIsDealtWith() {
        rig.vault()
                .write(
                        "Needs_Action/email/EMAIL_7.md",
                        "---\nid: EMAIL_7\ntype: email\nstatus: needs_action\nsubject: Returned mail\nleft_to_you: a bounce\n---\n");

        assertThat(type("closed", "EMAIL_7", "--done")).isZero();

        assertThat(out).contains("Filed: \"Returned mail\".");
        assertThat(rig.vault().has("Needs_Action/email/EMAIL_7.md")).isFalse();
        assertThat(rig.vault().read("Done/email/2026-11/EMAIL_7.md"))
                .contains("status: done", "outcome: dealt with by you", "completed_at:");
        rig.run();
        assertThat(rig.published())
                .contains("Done/email/2026-11/EMAIL_7.md")
                .doesNotContain("Needs_Action/email/EMAIL_7.md");
        assertThat(type("closed", "EMAIL_7", "--done")).isEqualTo(ExitCode.FAILED.code());
        assertThat(type("closed", "EMAIL_7", "--done", "--answer")).isEqualTo(ExitCode.CONFIGURATION.code());
    }

    @Test
    void whatWasAnsweredIsNotAskedForOnceMore() {
        file("EMAIL_1", "2026-11-20T08:00:00Z", "");

        assertThat(type("closed", "EMAIL_1", "--answer")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(type("closed", "EMAIL_9", "--answer")).isEqualTo(ExitCode.FAILED.code());
        assertThat(type("closed", "EMAIL_1")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(type("closed", "--days", "0")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(rig.vault().has("Done/email/2026-11/EMAIL_1.md")).isTrue();
    }

    private void file(String id, String time, String more) {
        String month = time.substring(0, 7);
        rig.vault().write("Done/email/" + month + "/" + id + ".md", """
                ---
                id: %s
                type: email
                from: Shop <shop@example.org>
                subject: Offer
                status: done
                claim_id: 1234
                outcome: filed
                completed_at: %s
                %s---

                text
                """.formatted(id, time, more));
    }

    @Test
    void aDeskStopsAtThePauseFile() {
        PauseFile pause = PauseFile.in(folder.resolve("state"));
        rig.propose();
        rig.vault().move(PENDING, DeskRig.APPROVED);
        type("pause");
        rig.brakes = new Conditions.Brakes(pause.isThere(), false);
        rig.run();
        assertThat(rig.sent).isEmpty();

        type("resume");
        rig.brakes = new Conditions.Brakes(pause.isThere(), false);
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {PENDING, DeskRig.APPROVED, FAILED})
    void anotherDraftIsAskedForWhereverTheNoteLies(String place) {
        rig.propose();
        if (place.equals(FAILED)) {
            rig.server = cleared -> new SendOutcome.RefusedBeforeSending("550 no", true);
        }
        rig.vault().move(PENDING, DeskRig.APPROVED);
        rig.tick();
        if (place.equals(PENDING)) {
            rig.vault().move(DeskRig.APPROVED, PENDING);
        } else if (place.equals(FAILED)) {
            rig.run();
        }
        int tried = rig.sent.size();

        assertThat(type("revise", ID, "--reason", "in German")).isZero();
        assertThat(out).contains("is asked for");
        rig.run();

        assertThat(rig.sent).hasSize(tried);
        assertThat(rig.published()).contains(DeskRig.REJECTED).doesNotContain(place, DeskRig.SOURCE_HELD);
        assertThat(rig.note("Needs_Action/email/EMAIL_0001.md").text("revise_reason"))
                .contains("in German");
    }

    @ParameterizedTest
    @ValueSource(strings = {PENDING, DeskRig.APPROVED})
    void aNoAfterTheYesFilesTheNoteWhereverItLies(String place) {
        rig.propose();
        rig.edit(PENDING, ApprovalNotes::approved);
        rig.tick();
        if (place.equals(PENDING)) {
            rig.vault().move(DeskRig.APPROVED, PENDING);
        }

        assertThat(type("reject", ID, "--reason", "too dear")).isZero();
        assertThat(out).contains("Rejected: ", "Nothing is sent.");
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(DeskRig.REJECTED).text("reason")).contains("too dear");
        assertThat(rig.published()).contains(DeskRig.REJECTED, DeskRig.SOURCE_DONE);
    }

    @Test
    void anAnswerThatDoesNotCountIsNotSaidToCount() {
        rig.propose();
        rig.edit(PENDING, ApprovalNotes::approved);
        assertThat(type("reject", ID)).isEqualTo(ExitCode.REFUSED.code());
        assertThat(out).contains("NOT REJECTED", "says yes and no at once").doesNotContain("Rejected:");
        rig.answer(PENDING, "approved");
        rig.tick();
        rig.vault().move(DeskRig.APPROVED, PENDING);
        assertThat(type("approve", ID)).isEqualTo(ExitCode.REFUSED.code());
        assertThat(out).contains("NOT APPROVED YET", "moved back to Pending_Approval/");
    }

    @Test
    void anUnknownOutcomeIsNotDraftedAgain() {
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no answer");
        rig.propose();
        rig.vault().move(PENDING, DeskRig.APPROVED);
        rig.run();

        assertThat(type("revise", ID)).isEqualTo(ExitCode.REFUSED.code());
        assertThat(out)
                .contains("NO OTHER DRAFT IS ASKED FOR", "outcome unknown")
                .doesNotContain("not sent");
        assertThat(type("reject", ID)).isZero();
        assertThat(out).contains("may have been sent").doesNotContain("Nothing is sent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pending_Approval/email/my answer.md | its name is no id",
                "Pending_Approval/email/EMAIL_DRAFT_0001 1.md | nothing in it counts",
                "Approved/email/EMAIL_DRAFT_0001.md | there are 2 notes named EMAIL_DRAFT_0001; remove all but one"
            })
    void aHeldNoteIsListedWithItsReason(String copy, String reason) {
        rig.propose();
        rig.vault().write(copy, rig.vault().read(PENDING));

        type("pending");
        assertThat(out).contains("Held, nothing in them counts", copy, reason);
        type("pending", "--json");
        assertThat(out).contains("\"held\":[{\"path\":", copy, reason);
    }

    @Test
    void ofTwoNotesWithOneIdNeitherIsNumberedAndAYesSaysWhichTheyAre() {
        rig.propose();
        rig.vault().write(DeskRig.APPROVED, rig.vault().read(PENDING));

        type("pending");
        assertThat(out).contains(PENDING, DeskRig.APPROVED).doesNotContain("Anna");
        for (String word : List.of(ID, "EMAIL_DRAFT_00", PENDING, DeskRig.APPROVED)) {
            assertThat(type("approve", word)).isEqualTo(ExitCode.REFUSED.code());
            assertThat(out)
                    .contains(PENDING, DeskRig.APPROVED, "there are 2 notes named " + ID + "; remove all but one");
        }

        assertThat(rig.note(PENDING).text("status")).contains("pending");
        assertThat(rig.vault().read(DeskRig.APPROVED)).isEqualTo(rig.vault().read(PENDING));
    }

    @Test
    void theIdOfAHeldNoteStandsForNoOtherWhoseIdBeginsSo() {
        rig.propose();
        rig.propose(ApprovalNotes.undecided(ID + "0", "EMAIL_0002", "Hello\n"));
        rig.vault().write(DeskRig.APPROVED, rig.vault().read(PENDING));
        type("pending");
        assertThat(out).contains(" 1  Anna").doesNotContain(" 2  Anna");

        assertThat(type("approve", ID)).isEqualTo(ExitCode.REFUSED.code());

        assertThat(out).contains("remove all but one");
        assertThat(rig.note("Pending_Approval/email/" + ID + "0.md").text("status"))
                .contains("pending");
    }

    @Test
    void aNumberOfANoteThatIsHeldByNowSaysWhy() {
        rig.propose();
        type("pending");
        rig.vault().write("Pending_Approval/social/" + ID + ".md", rig.vault().read(PENDING));

        assertThat(type("approve", "1")).isEqualTo(ExitCode.REFUSED.code());

        assertThat(out).contains(PENDING, "Pending_Approval/social/" + ID + ".md", "remove all but one");
    }

    @Test
    void aCopyOfWhatIsApprovedIsHeldAndANoReachesTheOneThatLeaves() {
        rig.propose();
        String before = rig.vault().read(PENDING);
        rig.answer(PENDING, "approved");
        rig.tick();
        rig.vault().write(PENDING, before);

        type("pending");
        assertThat(out)
                .contains("Held, nothing in them counts", "`" + DeskRig.APPROVED + "` counts, remove this one")
                .contains(" 1  Anna");
        assertThat(type("reject", "EMAIL_DRAFT_00")).isZero();
        assertThat(rig.note(DeskRig.APPROVED).text("status")).contains("rejected");
        rig.run();

        assertThat(rig.sent).isEmpty();
    }

    @Test
    void aNoteWithBrokenFrontMatterIsListedWithWhatIsWrong() {
        rig.propose();
        rig.vault().write(PENDING, rig.vault().read(PENDING).replace("subject:", "subject: 'a\nsubject:"));

        type("pending");
        assertThat(out).contains("Held, nothing in them counts", PENDING, "it cannot be read: ");
    }

    private void sending() {
        variables.put("DRY_RUN", "false");
        variables.put("SMTP_HOST", "localhost");
        variables.put("SMTP_FROM", "me@example.org");
    }

    private int type(String... words) {
        Timing timing = new Timing(rig.agents.clock(), duration -> {}, new Random(1));
        Agent agent = new Agent(AgentKind.LOCAL, new Machine(variables, folder, timing), workplace -> {
            throw new AssertionError("no daemon here");
        });
        CommandLine line = AgentCli.of(agent, "test");
        for (AgentCommand command : List.of(
                new PendingCommand(agent),
                new ClosedCommand(agent),
                new ShowCommand(agent),
                new ApproveCommand(agent),
                new RejectCommand(agent),
                new ReviseCommand(agent),
                new JournalCommand(agent),
                new PauseCommand(agent),
                new ResumeCommand(agent))) {
            AgentCli.add(agent, line, command);
        }
        StringWriter text = new StringWriter();
        int code =
                line.setOut(new PrintWriter(text)).setErr(new PrintWriter(text)).execute(words);
        out = text.toString();
        return code;
    }
}
