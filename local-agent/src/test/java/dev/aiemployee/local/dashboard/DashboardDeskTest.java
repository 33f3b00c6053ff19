package dev.aiemployee.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.ownership.DashboardSections;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueState;
import dev.aiemployee.core.queue.RiskFlag;
import dev.aiemployee.core.queue.Urgency;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardDeskTest {
    private static final String TEMPLATE = """
            # Dashboard

            my own first line

            ## Pending approvals

            _Nothing waits for you._

            ## Now

            _The local agent has not run yet. Start it with `local-agent run`._

            ## Last actions

            _None yet._

            ## Updates

            _None yet._

            ## My notes

            mine, with trailing blanks  \s
            """;

    @TempDir
    Path vault;

    private DashboardDesk desk;

    @BeforeEach
    void writeTheTemplate() throws IOException {
        Files.writeString(vault.resolve("Dashboard.md"), TEMPLATE);
        desk = onPage(Clock.systemUTC(), Duration.ZERO);
    }

    private DashboardDesk onPage(Clock clock, Duration quiet) {
        return new DashboardDesk(new VaultReader(vault, new NoteFormat()), new VaultWriter(vault), clock, quiet);
    }

    @Test
    void whatIsWrittenOnTheFirstPageOfANewVaultIsGeneratedLinesAlone() throws IOException {
        try (InputStream template = DashboardDesk.class.getResourceAsStream("/vault-template/Dashboard.md")) {
            String page = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            DashboardState state = new DashboardState(
                    List.of("**Paused**"), List.of(), List.of(), List.of("Sync: synced"), List.of("none"));

            String filled = DashboardPage.render(page, state, List.of());

            assertThat(DashboardPage.isIntact(page)).isTrue();
            assertThat(filled).contains("- ⚠ **Paused**\n- _Nothing waits", "- Sync: synced");
            assertThat(DashboardSections.isGenerated(page, filled)).isTrue();
        }
    }

    @Test
    void aPageThatSomebodyIsSavingIsLeftAloneUntilItRests() throws IOException {
        Instant saved = Files.getLastModifiedTime(vault.resolve("Dashboard.md")).toInstant();
        DashboardDesk early = onPage(Clock.fixed(saved.plusSeconds(1), ZoneOffset.UTC), Duration.ofSeconds(2));
        DashboardDesk late = onPage(Clock.fixed(saved.plusSeconds(2), ZoneOffset.UTC), Duration.ofSeconds(2));

        assertThat(early.refresh(state("Offer"))).isFalse();
        assertThat(page()).isEqualTo(TEMPLATE);
        assertThat(late.refresh(state("Offer"))).isTrue();
    }

    @Test
    void aPageOfWhichOnlyAPartHasBeenSavedRestsLonger() throws IOException {
        Files.writeString(vault.resolve("Dashboard.md"), "");
        Instant saved = Files.getLastModifiedTime(vault.resolve("Dashboard.md")).toInstant();
        DashboardDesk early = onPage(Clock.fixed(saved.plusSeconds(29), ZoneOffset.UTC), Duration.ofSeconds(2));
        DashboardDesk late = onPage(Clock.fixed(saved.plusSeconds(30), ZoneOffset.UTC), Duration.ofSeconds(2));

        assertThat(early.refresh(state("Offer"))).isFalse();
        assertThat(page()).isEmpty();
        assertThat(late.refresh(state("Offer"))).isTrue();
    }

    @Test
    void whatWeWroteOurselvesNeedsNoRest() throws IOException {
        Instant saved = Files.getLastModifiedTime(vault.resolve("Dashboard.md")).toInstant();
        DashboardDesk early = onPage(Clock.fixed(saved.plusSeconds(2), ZoneOffset.UTC), Duration.ofSeconds(2));
        early.refresh(state("Offer"));

        assertThat(early.refresh(state("Invoice"))).isTrue();
    }

    @Test
    void theFirstPageReplacesThePlaceholdersAndKeepsTheRest() throws IOException {
        assertThat(desk.refresh(state("Offer"))).isTrue();

        assertThat(page())
                .startsWith("# Dashboard\n\nmy own first line\n")
                .contains(
                        "- [[Pending_Approval/email/EMAIL_DRAFT_1|Anna: Offer]] · Sat 28 Nov 17:40 · ⚠ This address is not in")
                .contains("- Sync: synced")
                .doesNotContain("has not run yet")
                .endsWith("## My notes\n\nmine, with trailing blanks   \n");
    }

    @Test
    void renderingTheSameStateAgainChangesNothing() throws IOException {
        desk.refresh(state("Offer"));
        String once = page();

        assertThat(desk.refresh(state("Offer"))).isFalse();
        assertThat(page()).isEqualTo(once);
    }

    @Test
    void ofTwoMachinesNeitherInsistsOnItsOwnState() throws IOException {
        DashboardDesk laptop = onPage(Clock.systemUTC(), Duration.ZERO);
        desk.refresh(state("Offer"));
        laptop.refresh(state("Offer on the laptop"));

        assertThat(desk.refresh(state("Offer"))).isFalse();
        assertThat(laptop.refresh(state("Offer on the laptop"))).isFalse();
        assertThat(page()).contains("Offer on the laptop");
        assertThat(desk.refresh(state("Invoice"))).isTrue();
        assertThat(page()).contains("Invoice").doesNotContain("laptop");
    }

    @Test
    void anEventIsMergedOnceAlthoughItsFileComesBack() throws IOException {
        event("20261120T120000Z_a", "Answer drafted: Offer");
        desk.refresh(state("Offer"));
        assertThat(vault.resolve("Updates/20261120T120000Z_a.md")).doesNotExist();
        event("20261120T120000Z_a", "Answer drafted: Offer");
        event("20261120T130000Z_b", "Answer drafted: Later");

        desk.refresh(state("Offer"));

        List<String> lines =
                page().lines().filter(line -> line.contains("Answer drafted")).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("Later", "[[EMAIL_DRAFT_1|open]]");
    }

    @Test
    void theOperatorsLinesInsideAGeneratedBlockMoveBelowIt() throws IOException {
        desk.refresh(state("Offer"));
        Files.writeString(
                vault.resolve("Dashboard.md"), page().replace("- Sync: synced", "- Sync: synced\ncall Anna tomorrow!"));

        desk.refresh(state("Another"));

        assertThat(page()).containsOnlyOnce("call Anna tomorrow!").contains("|Anna: Another]]");
        assertThat(page().indexOf("call Anna")).isGreaterThan(page().indexOf("- Sync: synced"));
        assertThat(desk.refresh(state("Another"))).isFalse();
    }

    @Test
    void whatObsidianAndFormattersDoToTheFormOfABlockLeavesNothingBehind() throws IOException {
        event("20261120T120000Z_1", "Answer drafted");
        desk.refresh(state("Offer"));
        String page = page();
        List<String> rewritten = List.of(
                page.replace("[[Pending_Approval/email/EMAIL_DRAFT_1|Anna", "[[Approved/email/EMAIL_DRAFT_1|Anna"),
                page.replace("[[Pending_Approval/email/EMAIL_DRAFT_1|Anna", "[[EMAIL_DRAFT_1|Anna"),
                page.replaceAll(
                        "\\[\\[Pending_Approval/email/EMAIL_DRAFT_1\\|Anna: Offer\\]\\]",
                        "[Anna: Offer](Approved/email/EMAIL_DRAFT_1.md)"),
                page.replace("\n- ", "\n*   "),
                page.replace("_None yet._", "*None yet.*"),
                page.replace(" %%\n", " %%  \n").replace("|Anna: Offer]] ·", "|Anna: Offer]]  ·"),
                page.replace("\n", "\r\n"));

        for (String other : rewritten) {
            assertThat(other).isNotEqualTo(page);
            Files.writeString(vault.resolve("Dashboard.md"), other);
            desk.refresh(state("Another"));
            desk.refresh(state("Offer"));

            assertThat(page().replace("\r", "")).isEqualTo(page);
        }
    }

    @Test
    void aLineThatWasWrittenIntoARewrittenBlockIsKeptAlone() throws IOException {
        desk.refresh(state("Offer"));
        Files.writeString(
                vault.resolve("Dashboard.md"),
                page().replace("[[Pending_Approval/", "[[Approved/").replace("\nOpen one", "\ncall Anna\nOpen one"));

        desk.refresh(state("Offer"));

        assertThat(page()).containsOnlyOnce("call Anna").doesNotContain("[[Approved/");
    }

    @Test
    void theOperatorsLinesBesideABlockStay() throws IOException {
        desk.refresh(state("Offer"));
        Files.writeString(
                vault.resolve("Dashboard.md"), page().replace("## Last actions", "keep me\n\n## Last actions"));

        desk.refresh(state("Another"));

        assertThat(page()).containsOnlyOnce("keep me\n\n## Last actions");
    }

    @Test
    void aSubjectCannotBeALinkATagOrAComment() throws IOException {
        desk.refresh(state("]] %% <script> `= 1` [[Approved/x|y]] <% tp %> ![[z]]\n# heading"));

        assertThat(page())
                .doesNotContain("<script>")
                .doesNotContain("[[Approved/x")
                .doesNotContain("<%")
                .doesNotContain("`= 1`");
        assertThat(page().lines().filter(line -> line.contains("EMAIL_DRAFT_1")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .doesNotContain("%%")
                        .containsOnlyOnce("[[")
                        .containsOnlyOnce("]]"));
    }

    @Test
    void aMissingHeadingIsAddedAndAPageWithWindowsLineEndsKeepsTheOperatorsBytes() throws IOException {
        Files.writeString(vault.resolve("Dashboard.md"), "# Mine\r\n\r\ntext\r\n");

        desk.refresh(state("Offer"));

        assertThat(page())
                .startsWith("# Mine\r\n\r\ntext\r\n")
                .contains("## Pending approvals")
                .contains("|Anna: Offer]]");
        assertThat(desk.refresh(state("Offer"))).isFalse();
    }

    private static DashboardState state(String subject) {
        QueueItem item = new QueueItem(
                "EMAIL_DRAFT_1",
                "Anna",
                subject,
                new Urgency(Priority.MEDIUM, null, 1, Instant.parse("2026-11-28T17:40:00Z")),
                QueueState.of(QueueState.Kind.WAITS, ""),
                List.of(new RiskFlag("new_recipient")));
        PendingLine line = new PendingLine(
                new VaultPath("Pending_Approval/email/EMAIL_DRAFT_1.md"), item, ZoneOffset.UTC, Instant.EPOCH);
        return new DashboardState(List.of(), List.of(line), List.of(), List.of("Sync: synced"), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: Board update\ndate: 2025-11-01\n---\nThree paragraphs that I wrote.\n",
                "# plain\n\nthe text itself\n",
                "---\nid: 20261120T120000Z_a\ntype: draft_ready\ncreated: 2026-11-20T12:00:00Z\ntitle: x\n---\nno agent\n",
                "---\nid: other\ntype: draft_ready\nagent: cloud\ncreated: 2026-11-20T12:00:00Z\ntitle: x\n---\nmine\n"
            })
    void aNoteOfTheOperatorsInAFolderCalledUpdatesStays(String text) throws IOException {
        Files.createDirectories(vault.resolve("Updates/2025"));
        for (String name : List.of("board.md", "20261120T120000Z_a.md", "2025/20261120T120000Z_a.md")) {
            Files.writeString(vault.resolve("Updates").resolve(name), text);
        }

        desk.refresh(state("Offer"));

        for (String name : List.of("board.md", "20261120T120000Z_a.md", "2025/20261120T120000Z_a.md")) {
            assertThat(vault.resolve("Updates").resolve(name)).hasContent(text);
        }
        assertThat(page()).doesNotContain("Board update");
    }

    private void event(String id, String title) throws IOException {
        Files.createDirectories(vault.resolve("Updates"));
        Files.writeString(
                vault.resolve("Updates/" + id + ".md"),
                "---\nid: " + id + "\ntype: draft_ready\nagent: cloud\ncreated: 2026-11-20T12:00:00Z\ntitle: '" + title
                        + "'\nlink: Pending_Approval/email/EMAIL_DRAFT_1.md\n---\n");
    }

    private String page() throws IOException {
        return Files.readString(vault.resolve("Dashboard.md"));
    }
}
