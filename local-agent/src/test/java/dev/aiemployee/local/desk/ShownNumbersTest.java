package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.terminal.DisplayWidth;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.cli.ApproveCommand;
import dev.aiemployee.local.cli.PendingCommand;
import dev.aiemployee.local.cli.RejectCommand;
import dev.aiemployee.local.cli.ReviseCommand;
import dev.aiemployee.local.cli.ShowCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the numbers and short names of the list last shown stand for: what was shown, and nothing else. */
class ShownNumbersTest {
    private static final String OTHER = "Pending_Approval/email/EMAIL_DRAFT_0002.md";

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
    void aNumberStandsForWhatWasShownUnderIt() {
        rig.propose();
        type("pending");

        assertThat(type("approve", "1")).isZero();

        assertThat(status(PENDING)).isEqualTo("approved");
    }

    @Test
    void aNumberWhoseTextChangedSinceDecidesNothingUntilItIsLookedAt() {
        rig.propose();
        type("pending");
        rig.edit(PENDING, note -> note.withBody(note.body().replace("yes.", "no.")));

        assertThat(type("approve", "1")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(out)
                .startsWith("NOTHING IS DECIDED: what would be sent was changed")
                .contains("\n 1  Anna  offer");
        assertThat(type("reject", "1")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(type("revise", "anna")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(status(PENDING)).isEqualTo("pending");
        assertThat(type("show", "1")).isZero();
        assertThat(out).contains("-yes.\n+no.");

        assertThat(type("approve", "1")).isZero();
        assertThat(status(PENDING)).isEqualTo("approved");
    }

    @Test
    void aNumberWhoseWarningsChangedSinceDecidesNothing() {
        rig.propose();
        type("pending");
        rig.edit(PENDING, note -> note.withList("risk", List.of("bank_details")));

        assertThat(type("approve", "1")).isEqualTo(ExitCode.REFUSED.code());

        assertThat(out).contains("it stands otherwise than when you were shown the list", "bank details");
        assertThat(status(PENDING)).isEqualTo("pending");
    }

    @Test
    void aNumberWhoseItemIsGoneDecidesNothingAboutTheOneInItsPlace() {
        rig.propose();
        type("pending");
        propose("EMAIL_DRAFT_0002", "Bo <bo@example.org>");
        rig.vault().delete(PENDING);

        assertThat(type("approve", "1")).isEqualTo(ExitCode.REFUSED.code());

        assertThat(out).contains("1 was Anna (EMAIL_DRAFT_0001), which is not open any more");
        assertThat(status(OTHER)).isEqualTo("pending");
    }

    @Test
    void aNumberThatWasNotShownIsNobody() {
        rig.propose();

        assertThat(type("approve", "1")).isEqualTo(ExitCode.FAILED.code());
        type("pending");
        assertThat(type("approve", "2")).isEqualTo(ExitCode.FAILED.code());
        assertThat(type("approve", "1", "2")).isEqualTo(ExitCode.FAILED.code());

        assertThat(status(PENDING)).isEqualTo("pending");
    }

    @Test
    void aYesThatWasGivenByNumberIsTakenBackByIt() {
        rig.propose();
        type("pending");
        type("approve", "1");
        rig.tick();

        assertThat(type("reject", "1")).isZero();
    }

    @Test
    void aNameStandsForTheOneOfThatNameInTheListLastShown() {
        rig.propose();

        assertThat(type("approve", "anna")).as("nobody was shown it").isEqualTo(ExitCode.REFUSED.code());
        type("pending");
        assertThat(type("reject", "Anna")).isZero();

        assertThat(status(PENDING)).isEqualTo("rejected");
    }

    @Test
    void aNameOfTwoListsThemAndDecidesNothing() {
        rig.propose();
        propose("EMAIL_DRAFT_0002", "Anna Berger <anna@elsewhere.example>");
        type("pending");

        assertThat(type("approve", "anna")).isEqualTo(ExitCode.REFUSED.code());

        assertThat(out).contains("EMAIL_DRAFT_0001  Anna: offer", "EMAIL_DRAFT_0002  Anna Berger: offer");
        assertThat(status(PENDING)).isEqualTo("pending");
        assertThat(status(OTHER)).isEqualTo("pending");
        assertThat(type("reject", "anna", "berger")).isZero();
        assertThat(status(OTHER)).isEqualTo("rejected");
    }

    @Test
    void enoughOfAnIdNamesItAndTooLittleDoesNot() {
        propose("EMAIL_2026-11-20_anna_offer_3f9a81c2d0", "Anna <anna@example.org>");
        propose("EMAIL_2026-11-20_anna_offer_77aa81c2d0", "Anna <anna@example.org>");

        assertThat(type("show", "EMAIL_2026")).isEqualTo(ExitCode.REFUSED.code());
        assertThat(type("reject", "EMAIL_2026-11-20_anna_offer_3f9a")).isZero();
        assertThat(type("approve", "77aa8")).isZero();

        assertThat(status("Pending_Approval/email/EMAIL_2026-11-20_anna_offer_3f9a81c2d0.md"))
                .isEqualTo("rejected");
        assertThat(status("Pending_Approval/email/EMAIL_2026-11-20_anna_offer_77aa81c2d0.md"))
                .isEqualTo("approved");
    }

    @Test
    void aPartOfAnIdThatNobodyWasShownStandsForNoLaterDraft() {
        propose("EMAIL_2026-11-20_anna_offer_3f9a81c2d0", "Anna <anna@example.org>");

        assertThat(type("approve", "EMAIL_2026-11-20_anna")).isEqualTo(ExitCode.REFUSED.code());

        assertThat(status("Pending_Approval/email/EMAIL_2026-11-20_anna_offer_3f9a81c2d0.md"))
                .isEqualTo("pending");
    }

    @Test
    void theListIsItsOwnersAloneAndADamagedOneIsNone() throws IOException {
        rig.propose();
        type("pending");
        Path file = folder.resolve("state/shown-list.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.writeString(file, "[{\"number\":1,\"id\":\"EMAIL_DRAFT_0001\"}]");

        assertThat(type("approve", "1")).isEqualTo(ExitCode.FAILED.code());
        assertThat(type("pending", "--json")).isZero();
        assertThat(type("approve", "1")).as("a program's list is nobody's").isEqualTo(ExitCode.FAILED.code());
    }

    @Test
    void whoeverWritesInAnotherNameThanTheAddressIsCalledByTheAddress() {
        rig.vault()
                .write(
                        "Company_Handbook.md",
                        "## Contacts\n\n| Name | Address |\n|---|---|\n| Anna | anna@example.org |\n");
        rig.vault().cycle();
        rig.propose(ApprovalNotes.undecided()
                .with("from", "Anna <mallory@example.net>")
                .withList("to", List.of("Anna <mallory@example.net>")));

        type("pending");

        assertThat(out).contains("mallory@example.n…").doesNotContain("  Anna ");
    }

    @Test
    void whoWroteAndWhatTheyWantComeFromTheNoteUnlessTheAnswerGoesToSomebodyElse() {
        rig.vault().write("Company_Handbook.md", "# Nobody is known\n");
        rig.vault().cycle();
        Note note = ApprovalNotes.undecided()
                .with("from", "Anna Berger <anna@example.org>")
                .with("wants", "40 chairs by 12 December")
                .with("received", "2026-11-20T11:48:00Z");
        rig.propose(note);

        type("pending");
        assertThat(out).contains(" 1  Anna Berger  40 chairs by 12 December").contains("12 min  ⚠ new address");
        rig.edit(PENDING, now -> now.withList("to", List.of("mallory@example.net")));
        type("pending");

        assertThat(out).contains(" 1  mallory@example.n…  40 chairs").contains("⚠ new address +1");
    }

    @Test
    void everyLineFitsEightyColumnsWhateverNamesAndWishesAreMadeOf() {
        String[] names = {
            "山田太郎山田太郎山田太郎",
            "שלום עולם שלום עולם שלום",
            "a\u0301\u0323".repeat(60),
            "👩‍👩‍👧‍👦 family and friends and others",
            "x\u202Eevil\u001b[2J",
            "ﷺ" + "W".repeat(70)
        };
        for (int number = 0; number < names.length; number++) {
            rig.propose(rig.parsed(
                    ApprovalNotes.undecided("EMAIL_DRAFT_100" + number, "EMAIL_100" + number, "Dear " + number + "\n")
                            .with("from", names[number] + " <a" + number + "@example.org>")
                            .withList("to", List.of("a" + number + "@example.org"))
                            .with("wants", names[number].repeat(2))
                            .with("received", "2026-11-0" + (number + 1) + "T11:48:00Z")
                            .source()));
        }

        type("pending");

        List<String> lines =
                out.lines().filter(line -> line.matches(" [1-6]  .*")).toList();
        assertThat(lines).hasSize(names.length);
        assertThat(lines).allSatisfy(line -> {
            assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80);
            assertThat(line).doesNotContain("\u202E", "\u001b", "\uFFFD").contains(" Nov  ⚠ ");
            int age = DisplayWidth.of(line.substring(0, line.indexOf(" Nov  ⚠ ")));
            assertThat(age)
                    .isEqualTo(DisplayWidth.of(
                            lines.get(0).substring(0, lines.get(0).indexOf(" Nov  ⚠ "))));
        });
    }

    private void propose(String id, String to) {
        rig.propose(rig.parsed(ApprovalNotes.undecided(id, "EMAIL_" + id.hashCode(), "Dear you,\n\n" + id + "\n")
                .withList("to", List.of(to))
                .source()));
    }

    private String status(String path) {
        return rig.note(path).text("status").orElseThrow();
    }

    private int type(String... words) {
        Timing timing = new Timing(rig.agents.clock(), duration -> {}, new Random(1));
        Agent agent = new Agent(AgentKind.LOCAL, new Machine(variables, folder, timing), workplace -> {
            throw new AssertionError("no daemon here");
        });
        CommandLine line = AgentCli.of(agent, "test");
        for (AgentCommand command : List.of(
                new PendingCommand(agent),
                new ShowCommand(agent),
                new ApproveCommand(agent),
                new RejectCommand(agent),
                new ReviseCommand(agent))) {
            AgentCli.add(agent, line, command);
        }
        StringWriter text = new StringWriter();
        int code =
                line.setOut(new PrintWriter(text)).setErr(new PrintWriter(text)).execute(words);
        out = text.toString();
        return code;
    }
}
