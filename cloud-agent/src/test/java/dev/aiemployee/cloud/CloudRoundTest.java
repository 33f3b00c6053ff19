package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.draft.Drafter;
import dev.aiemployee.cloud.draft.NoteSettings;
import dev.aiemployee.cloud.draft.RulesDrafter;
import dev.aiemployee.cloud.mail.MailReader;
import dev.aiemployee.cloud.triage.OwnAddresses;
import dev.aiemployee.cloud.watch.CatchUpFile;
import dev.aiemployee.cloud.watch.MailCursor;
import dev.aiemployee.cloud.watch.MailCursorFile;
import dev.aiemployee.cloud.watch.PollOutcome;
import dev.aiemployee.cloud.watch.RawMail;
import dev.aiemployee.cloud.watch.ReadingMark;
import dev.aiemployee.cloud.watch.SeenMail;
import dev.aiemployee.cloud.watch.StuckMail;
import dev.aiemployee.cloud.watch.UndeliveredMail;
import dev.aiemployee.cloud.watch.WatchedMailbox;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.claim.Observed;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.handbook.HandbookFile;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.sync.SyncSchedule;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudRoundTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone cloud;
    private final List<RawMail> mails = new ArrayList<>();
    private Drafter drafter = new RulesDrafter();
    private boolean mailboxAway;
    private boolean mailWithheld;
    private List<UndeliveredMail> undelivered = List.of();

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        cloud = agents.cloud();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aMailBecomesADraftThatWaitsForADecision() {
        deliver(
                "From: Anna <anna@example.org>\nMessage-ID: <1@example.org>\nSubject: Offer\n\nPlease send an offer.\n");

        round().run();

        List<String> tree = agents.origin().tree("main");
        assertThat(tree).anyMatch(path -> path.startsWith("In_Progress/cloud/EMAIL_"));
        assertThat(tree).anyMatch(path -> path.startsWith("Pending_Approval/email/EMAIL_DRAFT_"));
        assertThat(tree).anyMatch(path -> path.startsWith("Updates/"));
        assertThat(tree).noneMatch(path -> path.startsWith("Needs_Action/email/"));
        assertThat(text("In_Progress/cloud/EMAIL_")).contains("status: awaiting_approval");
        assertThat(text("Pending_Approval/email/")).contains("to:").contains("anna@example.org");
    }

    @Test
    void aNewsletterIsFinishedWithoutADraft() {
        deliver("""
                From: News <news@example.org>
                Message-ID: <2@example.org>
                List-Unsubscribe: <https://example.org/u>
                Subject: News

                Buy!
                """);

        round().run();

        assertThat(agents.origin().tree("main"))
                .anyMatch(path -> path.startsWith("Done/email/2026-11/EMAIL_"))
                .noneMatch(path -> path.startsWith("Pending_Approval/email/"));
        assertThat(text("Done/email/2026-11/EMAIL_")).contains("outcome: ").contains("processed_by: cloud");
    }

    @Test
    void anotherDraftIsWrittenWhenTheOperatorAsksForOne() {
        deliver("From: Anna <anna@example.org>\nMessage-ID: <1@example.org>\nSubject: Offer\n\nAn offer, please.\n");
        round().run();
        String first = only("Pending_Approval/email/").replaceAll(".*/|\\.md$", "");

        revise(first, "in German, formal");
        round().run();
        String second = first + "_2";
        assertThat(text("Pending_Approval/email/" + second))
                .contains("revises: " + first, "vielen Dank", "Guten Tag")
                .contains("You asked for: in German, formal.");
        revise(second, "");
        round().run();

        assertThat(text("Pending_Approval/email/" + first + "_3")).contains("revises: " + second);
        assertThat(text("In_Progress/cloud/EMAIL_")).contains("status: awaiting_approval");
    }

    @Test
    void aMailThatComesTwiceIsOneTask() {
        deliver("From: a@example.org\nMessage-ID: <3@example.org>\nSubject: Hi\n\nHello\n");
        round().run();
        agents.clock().advance(Duration.ofMinutes(3));

        round().run();

        assertThat(agents.origin().tree("main").stream()
                        .filter(path -> path.contains("/EMAIL_") && !path.contains("DRAFT")))
                .hasSize(1);
    }

    @Test
    void aCrashAfterTheClaimIsMadeGoodByTheNextRound() {
        deliver("From: a@example.org\nMessage-ID: <4@example.org>\nSubject: Hi\n\nHello\n");
        CloudRound dying = round();
        mailOnDisk();
        cloud.cycle();
        String id = only("Needs_Action/email/").replaceAll(".*/|\\.md$", "");
        cloud.desk().claim(new TaskId(id));
        assertThat(dying).isNotNull();

        round().run();

        assertThat(agents.origin().tree("main"))
                .anyMatch(path -> path.startsWith("Pending_Approval/email/EMAIL_DRAFT_"));
    }

    /** What {@code local-agent closed ID --answer} does. */
    @Test
    void aFiledMailThatTheOperatorWantsAnsweredIsDrafted() {
        deliver("""
                From: News <news@example.org>
                Message-ID: <n@example.org>
                List-Id: <x.example.org>
                Subject: News

                Will you come?
                """);
        round().run();
        cloud.cycle();
        agents.local().cycle();
        String done = only("Done/email/");
        String free = "Needs_Action/email/" + done.substring(done.lastIndexOf('/') + 1);
        agents.local()
                .write(free, agents.local().read(done).replace("status: done", "status: needs_action\nanswer: wanted"));
        agents.local().delete(done);
        agents.local().cycle();
        cloud.cycle();

        round().run();

        assertThat(agents.origin().tree("main"))
                .anyMatch(path -> path.startsWith("Pending_Approval/email/EMAIL_DRAFT_"))
                .noneMatch(path -> path.startsWith("Done/email/"));
    }

    @Test
    void aTaskThatSomebodyElseClaimedIsLeftAlone() {
        deliver("From: a@example.org\nMessage-ID: <5@example.org>\nSubject: Hi\n\nHello\n");
        mailOnDisk();
        cloud.cycle();
        agents.local().cycle();
        String id = only("Needs_Action/email/").replaceAll(".*/|\\.md$", "");
        agents.local().desk().claim(new TaskId(id));

        round().run();

        assertThat(agents.origin().tree("main"))
                .contains("In_Progress/local/" + id + ".md")
                .noneMatch(path -> path.startsWith("Pending_Approval/email/"));
    }

    @Test
    void aMailIsPublishedAndClaimedInOnePushAndItsDraftInOneMore() {
        deliver("From: a@example.org\nMessage-ID: <7@example.org>\nSubject: Hi\n\nHello\n");

        round().run();

        List<String> subjects =
                agents.origin().run("log", "--format=%an %s", "main").lines().toList();
        assertThat(subjects.get(0)).startsWith("cloud Cloud: finish work on EMAIL_");
        assertThat(subjects.get(1)).startsWith("cloud Cloud: claim EMAIL_");
        assertThat(agents.origin().run("diff", "--name-only", "main~1", "main").lines())
                .hasSize(3);
    }

    @Test
    void whatIsFiledWithoutADraftIsToldInTheSameCommit() {
        for (int number = 0; number < 3; number++) {
            deliver("From: News <news@example.org>\nMessage-ID: <n" + number
                    + "@example.org>\nList-Unsubscribe: <https://example.org/u>\nSubject: News\n\nBuy!\n");
        }

        round().run();
        cloud.cycle();

        List<String> told = agents.origin().tree("main").stream()
                .filter(path -> path.startsWith("Updates/"))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(text("Updates/")).contains("3 mails filed without a draft");
        assertThat(agents.origin().run("log", "-1", "--format=%s", "main", "--", told.get(0)))
                .startsWith("Cloud: close EMAIL_");
        assertThat(agents.origin().run("log", "--format=%s", "main").lines().findFirst())
                .hasValueSatisfying(subject -> assertThat(subject).startsWith("Cloud: close EMAIL_"));
    }

    @Test
    void aTaskTakenBackDuringTheWorkKeepsTheDraftBesideAndProposesNothing() {
        deliver("From: a@example.org\nMessage-ID: <8@example.org>\nSubject: Hi\n\nHello\n");
        drafter = new InterruptedDrafter(() -> {
            agents.local().cycle();
            Observed observed = agents.local().desk().observe().get(0);
            agents.local().desk().recover(observed, "stale");
            agents.local().desk().claim(observed.task().task());
        });

        round().run();

        assertThat(agents.origin().tree("main"))
                .anyMatch(path -> path.startsWith("Conflicts/Pending_Approval/email/EMAIL_DRAFT_"))
                .anyMatch(path -> path.startsWith("In_Progress/local/EMAIL_"))
                .noneMatch(path -> path.startsWith("Pending_Approval/email/"))
                .noneMatch(path -> path.startsWith("Updates/"));
    }

    @Test
    void twentyFiveMailsAreDraftedInOneRound() {
        for (int number = 0; number < 25; number++) {
            deliver("From: a@example.org\nMessage-ID: <many" + number + "@example.org>\nSubject: Hi\n\nHello\n");
        }

        round().run();

        assertThat(agents.origin().tree("main").stream()
                        .filter(path -> path.startsWith("Pending_Approval/email/EMAIL_DRAFT_")))
                .hasSize(25);
    }

    @Test
    void aRemoteThatIsAwayDoesNotStopTheMailAndGetsItLater() throws IOException {
        Files.move(agents.originFolder(), folder.resolve("away"));
        deliver("From: a@example.org\nMessage-ID: <6@example.org>\nSubject: Hi\n\nHello\n");
        CloudRound round = round();
        round.run();
        assertThat(new VaultReader(cloud.vault(), new NoteFormat()).notesUnder(new VaultPath("Needs_Action/email")))
                .hasSize(1);

        Files.move(folder.resolve("away"), agents.originFolder());
        round.run();
        assertThat(agents.origin().tree("main"))
                .as("before the retry is due")
                .noneMatch(path -> path.contains("EMAIL_"));
        agents.clock().advance(Duration.ofSeconds(10));
        round.run();

        assertThat(agents.origin().tree("main"))
                .anyMatch(path -> path.startsWith("Pending_Approval/email/EMAIL_DRAFT_"));
    }

    @Test
    void aMailboxThatIsAwayDoesNotStopTheSync() {
        mailboxAway = true;
        cloud.write("Needs_Action/email/EMAIL_x.md", TwoAgents.task("EMAIL_x", "by hand"));

        round().run();

        assertThat(agents.origin().tree("main")).anyMatch(path -> path.endsWith("EMAIL_x.md"));
    }

    @Test
    void aMailboxThatGivesOutNoMailIsToldAfterMinutesAndUntoldWhenItDoes() {
        mailWithheld = true;
        CloudRound round = round();

        round.run();
        agents.clock().advance(Duration.ofMinutes(5));
        round.run();
        agents.clock().advance(Duration.ofMinutes(1));
        round.run();
        assertThat(alerts()).hasSize(1);
        assertThat(text("Needs_Action/system/mail_away_")).contains("lists a new mail and does not give it out");

        mailWithheld = false;
        agents.clock().advance(Duration.ofMinutes(5));
        round.run();
        agents.clock().advance(Duration.ofMinutes(1));
        round.run();

        assertThat(alerts()).isEmpty();
    }

    @Test
    void theNoteOfAMailThatWasNotGivenOutGoesWhenItComesWithWhatTheOperatorWrote() {
        undelivered = List.of(new UndeliveredMail(7, 1, agents.clock().instant(), 900, "the server refuses it"));
        CloudRound round = round();
        round.run();
        String told = alerts().get(0);
        agents.local().cycle();
        agents.local()
                .write(told, agents.local().read(told) + "I rang Anna about it.\n")
                .cycle();

        undelivered = List.of();
        deliver("From: Anna <anna@example.org>\nMessage-ID: <1@example.org>\nSubject: Offer\n\nAn offer, please.\n");
        agents.clock().advance(Duration.ofMinutes(3));
        round().run(); // restarted meanwhile

        assertThat(alerts()).isEmpty();
        assertThat(text("Done/system/2026-11/EMAIL_"))
                .contains(
                        "I rang Anna about it.",
                        "outcome: The mailbox gave this mail out after all; its task is EMAIL_");
    }

    @Test
    void aMailboxThatStaysAwayIsToldAfterMinutesAndUntoldWhenItIsRead() {
        mailboxAway = true;
        CloudRound round = round();

        round.run();
        assertThat(alerts()).isEmpty();
        agents.clock().advance(Duration.ofMinutes(5));
        round.run();
        agents.clock().advance(Duration.ofMinutes(5));
        round().run(); // restarted meanwhile
        assertThat(alerts()).hasSize(1);
        assertThat(text("Needs_Action/system/mail_away_"))
                .contains("# Your mail is not read", "the mailbox does not answer");

        mailboxAway = false;
        agents.clock().advance(Duration.ofMinutes(5));
        CloudRound last = round();
        last.run();
        agents.clock().advance(Duration.ofMinutes(1));
        last.run();

        assertThat(alerts()).isEmpty();
        assertThat(text("Done/system/2026-11/mail_away_")).contains("outcome: The mailbox is read again.");
    }

    @Test
    void anAlertOfItsSyncGoesTooAndIsHeldByNobody() {
        CloudRound round = round();
        cloud.write("Notes/mine.md", "the cloud may not write this\n");
        round.run();
        agents.clock().advance(Duration.ofMinutes(2));
        round.run();
        assertThat(alerts()).singleElement().asString().contains("held_cloud_");

        cloud.write("Notes/other.md", "nor this\n");
        agents.clock().advance(Duration.ofMinutes(2));
        round.run();
        agents.clock().advance(Duration.ofMinutes(2));
        round.run();
        assertThat(alerts()).hasSize(1);
        assertThat(text("Needs_Action/system/held_cloud_")).contains("Notes/other.md");

        cloud.delete("Notes/mine.md").delete("Notes/other.md");
        agents.clock().advance(Duration.ofMinutes(2));
        round.run();
        agents.clock().advance(Duration.ofMinutes(2));
        round.run();

        assertThat(alerts()).isEmpty();
        assertThat(cloud.cycle().held()).isEmpty();
        assertThat(cloud.vault().resolve("Needs_Action/system")).isEmptyDirectory();
    }

    private List<String> alerts() {
        return agents.origin().tree("main").stream()
                .filter(path -> path.startsWith("Needs_Action/system/") && path.endsWith(".md"))
                .toList();
    }

    /** What the operator's machine does when it is asked for another draft. */
    private void revise(String draft, String wish) {
        agents.local().cycle();
        agents.local()
                .move("Pending_Approval/email/" + draft + ".md", "Rejected/email/" + draft + ".md")
                .cycle();
        TaskId source = new TaskId(only("In_Progress/cloud/").replaceAll(".*/|\\.md$", ""));
        Map<String, String> keys = Map.of("status", "needs_action", "revises", draft, "revise_reason", wish);
        VaultPath free = VaultLayout.needsAction(Domain.EMAIL, source);
        agents.local().desk().close(List.of(new Closing(source, new Hold.AwaitingApproval(), free, keys)));
        agents.clock().advance(Duration.ofMinutes(3));
    }

    private void deliver(String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        mails.add(new RawMail(mails.size() + 1, agents.clock().instant(), bytes.length, bytes, true));
    }

    private void mailOnDisk() {
        desk(troubles()).intake();
    }

    private CloudRound round() {
        SyncRhythm rhythm = new SyncRhythm(
                cloud.engine(),
                cloud.repository()
                        .remote(RemoteAccess.local(agents.originFolder().toUri().toString())),
                new SyncSchedule(Duration.ofMinutes(1), RetryPolicy.NETWORK, new Random(1)),
                agents.clock());
        Outages mail = troubles();
        return new CloudRound(
                new AgentName("cloud"),
                desk(mail),
                cloud.desk(),
                rhythm,
                cloud.writer(),
                new MailTroubles(mail, agents.clock()),
                new EndedAlerts(
                        new AgentName("cloud"),
                        cloud.desk(),
                        agents.clock(),
                        List.of(mail, cloud.engine().outages())),
                agents.clock(),
                Duration.ofMinutes(2));
    }

    private Outages troubles() {
        return new Outages(
                folder.resolve("troubles"),
                cloud.vault(),
                cloud.writer(),
                agents.clock(),
                path -> cloud.engine().publishedUnder(AlertBox.FOLDER).contains(path));
    }

    private CloudDesk desk(Outages troubles) {
        VaultReader reader = new VaultReader(cloud.vault(), new NoteFormat());
        VaultWriter writer = new VaultWriter(cloud.vault());
        HandbookFile handbook = new HandbookFile(reader);
        MailIntake intake = new MailIntake(
                new FixedMailbox(),
                new MailReader()::read,
                new MailCursorFile(folder.resolve("cursor")),
                new SeenMail(folder.resolve("seen")),
                new ReadingMark(folder.resolve("reading")),
                CatchUpFile.in(folder),
                OwnAddresses.UNKNOWN,
                Duration.ofDays(2),
                handbook,
                reader,
                writer,
                troubles,
                agents.clock());
        return new CloudDesk(
                new AgentName("cloud"),
                intake,
                drafter,
                NoteSettings.plain("cloud (" + drafter.name() + ")"),
                handbook,
                reader,
                agents.clock());
    }

    private String text(String prefix) {
        return agents.origin().show("main", only(prefix));
    }

    private String only(String prefix) {
        return agents.origin().tree("main").stream()
                .filter(path -> path.startsWith(prefix) && path.endsWith(".md"))
                .findFirst()
                .orElseThrow();
    }

    /** A mailbox that shows all its mails at every look, as one whose numbers were reset does. */
    private final class FixedMailbox implements WatchedMailbox {
        @Override
        public String account() {
            return "me@here";
        }

        @Override
        public PollOutcome poll(MailCursor cursor) {
            if (mailWithheld) {
                StuckMail stuck = new StuckMail(1, 3, cursor.since(), cursor.since(), false);
                return new PollOutcome.Fetched(
                        List.of(), new MailCursor(account(), 7, 1, cursor.since(), List.of(stuck)), false);
            }
            if (mailboxAway) {
                return new PollOutcome.Unreachable("the mailbox does not answer");
            }
            List<StuckMail> stuck = undelivered.stream()
                    .map(mail -> new StuckMail(mail.uid(), 3, cursor.since(), cursor.since(), true))
                    .toList();
            MailCursor next = new MailCursor(account(), 7, cursor.lastUid(), cursor.since(), stuck);
            return new PollOutcome.Fetched(mails, next, false, undelivered, 0);
        }
    }
}
