package dev.aiemployee.core.ownership;

import static dev.aiemployee.core.ownership.Change.add;
import static dev.aiemployee.core.ownership.Change.delete;
import static dev.aiemployee.core.ownership.Change.modify;
import static dev.aiemployee.core.ownership.Change.move;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipRulesTest {
    private static final AgentName CLOUD = new AgentName("cloud");
    private static final AgentName LOCAL = new AgentName("local");
    private static final AgentName LAPTOP = new AgentName("laptop");

    static Stream<Change> whatTheCloudMayDo() {
        return Stream.of(
                add("Needs_Action/email/EMAIL_1.md"),
                add("In_Progress/cloud/EMAIL_1.md"),
                modify("In_Progress/cloud/EMAIL_1.md"),
                move("Needs_Action/email/EMAIL_1.md", "In_Progress/cloud/EMAIL_1.md"),
                move("In_Progress/cloud/EMAIL_1.md", "Needs_Action/email/EMAIL_1.md"),
                move("In_Progress/cloud/EMAIL_1.md", "Done/email/2026-11/EMAIL_1.md"),
                add("Pending_Approval/email/EMAIL_DRAFT_1.md"),
                add("Updates/2026-11-20T10-00-00Z_1.md"),
                modify("Updates/2026-11-20T10-00-00Z_1.md"),
                add("Signals/cloud.md"),
                modify("Signals/cloud_heartbeat.md"),
                modify("Logs/Cloud/git_sync.md"),
                modify("Logs/Actions/2026-11-20-cloud.jsonl"),
                add("Logs/Actions/2026-11-20-cloud.md"),
                modify("Logs/API_Usage/2026-11-20-cloud.md"),
                modify("Logs/Health/cloud_disk.md"),
                modify("Dashboard.md"),
                add("Briefings/2026-11-23_Monday_Briefing.md"),
                add("Plans/PLAN_a_2026-11-20.md"),
                modify("Plans/PLAN_a_2026-11-20.md"),
                add("Conflicts/Notes/a.md.0123456789.md"));
    }

    static Stream<Change> whatTheCloudMayNotDo() {
        return Stream.of(
                modify("Needs_Action/email/EMAIL_1.md"),
                delete("Needs_Action/email/EMAIL_1.md"),
                add("Needs_Action/email/deep/EMAIL_1.md"),
                add("Needs_Action/Email/EMAIL_1.md"),
                add("Needs_Action/email/no id.md"),
                add("Needs_Action/email/EMAIL_1.MD"),
                add("Needs_Action/EMAIL_1.md"),
                add("Needs_Action/email/x.pdf"),
                delete("In_Progress/cloud/EMAIL_1.md"),
                modify("In_Progress/local/WHATSAPP_1.md"),
                delete("In_Progress/local/WHATSAPP_1.md"),
                add("In_Progress/local/EMAIL_DRAFT_1.md"),
                modify("In_Progress/local-2/WHATSAPP_1.md"),
                modify("In_Progress/Local/WHATSAPP_1.md"),
                add("In_Progress/cloud/deep/EMAIL_1.md"),
                add("In_Progress/EMAIL_1.md"),
                move("Needs_Action/files/FILE_1.md", "In_Progress/local/FILE_1.md"),
                move("In_Progress/local/FILE_1.md", "In_Progress/cloud/FILE_1.md"),
                move("In_Progress/local/FILE_1.md", "Done/files/2026-11/FILE_1.md"),
                move("In_Progress/local/FILE_1.md", "Needs_Action/files/FILE_1.md"),
                move("Needs_Action/email/EMAIL_1.md", "In_Progress/cloud/EMAIL_2.md"),
                move("Needs_Action/email/EMAIL_1.md", "Rejected/email/EMAIL_1.md"),
                move("Pending_Approval/email/EMAIL_DRAFT_1.md", "Approved/email/EMAIL_DRAFT_1.md"),
                move("Pending_Approval/email/EMAIL_DRAFT_1.md", "In_Progress/cloud/EMAIL_DRAFT_1.md"),
                move("Pending_Approval/email/EMAIL_DRAFT_1.md", "Done/email/2026-11/EMAIL_DRAFT_1.md"),
                move("Done/email/2026-11/EMAIL_1.md", "Pending_Approval/email/EMAIL_1.md"),
                move("In_Progress/cloud/EMAIL_1.md", "Done/email/EMAIL_1.md"),
                modify("Pending_Approval/email/EMAIL_DRAFT_1.md"),
                delete("Pending_Approval/email/EMAIL_DRAFT_1.md"),
                add("Approved/email/evil.md"),
                add("Approved/evil.md"),
                modify("Approved/email/EMAIL_DRAFT_1.md"),
                delete("Approved/email/EMAIL_DRAFT_1.md"),
                add("approved/email/evil.md"),
                add("Rejected/email/x.md"),
                add("Failed/email/x.md"),
                add("Accounting/Current_Month.md"),
                add("Archive/email/x.md"),
                move("Needs_Action/email/EMAIL_1.md", "Done/email/2026-11/EMAIL_1.md"),
                add("Done/email/2026-11/EMAIL_1.md"),
                modify("Done/email/2026-11/EMAIL_1.md"),
                delete("Done/email/2026-11/EMAIL_1.md"),
                add("Done/email/EMAIL_1.md"),
                delete("Updates/2026-11-20T10-00-00Z_1.md"),
                add("Signals/local.md"),
                modify("Signals/local_heartbeat.md"),
                delete("Signals/cloud.md"),
                add("Logs/Local/errors.md"),
                modify("Logs/Local/security_violations.md"),
                delete("Logs/Cloud/git_sync.md"),
                modify("Logs/Actions/2026-11-20-local.jsonl"),
                modify("Logs/Actions/2026-11-20-local-2.jsonl"),
                modify("Logs/API_Usage/2026-11-20-local.md"),
                modify("Logs/Health/local_disk.md"),
                add("Logs/Health/DISK.md"),
                add("Dashboard.md"),
                delete("Dashboard.md"),
                modify("Company_Handbook.md"),
                delete("Business_Goals.md"),
                add("Inbox/letter.pdf"),
                modify("Briefings/2026-11-23_Monday_Briefing.md"),
                delete("Plans/PLAN_a_2026-11-20.md"),
                modify("Conflicts/Notes/a.md.0123456789.md"),
                delete("Conflicts/Notes/a.md.0123456789.md"),
                modify(".gitignore"),
                add(".gitattributes"),
                add(".obsidian/plugins/evil/main.md"),
                add("Notes/drawing.svg"),
                add("../outside.md"),
                delete("Notes/mine.md"),
                move("Notes/mine.md", "Notes/yours.md"),
                move("../outside.md", "Done/email/2026-11/outside.md"));
    }

    @ParameterizedTest
    @MethodSource("whatTheCloudMayDo")
    void theCloudWritesInItsColumn(Change change) {
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, CLOUD, change)).isEmpty();
        assertThat(OwnershipRules.mayArrive(LOCAL, change)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whatTheCloudMayNotDo")
    void theCloudWritesNowhereElse(Change change) {
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, CLOUD, change)).isPresent();
        assertThat(OwnershipRules.mayArrive(LOCAL, change)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Done/Holiday plan.md",
                "Done/2024/Tax return.md",
                "Archive/Receipts 2024.md",
                "Failed/Glazes.md",
                "Plans/Garden.md",
                "Updates/Website.md",
                "Briefings/For the fair.md",
                "Logs/Kiln.md"
            })
    void anOwnNoteInAFolderOfOurNameMayBeEditedOnAPhone(String path) {
        assertThat(OwnershipRules.mayArrive(LOCAL, modify(path))).isEmpty();
        assertThat(OwnershipRules.mayArrive(LOCAL, add(path))).isEmpty();
        assertThat(OwnershipRules.mayArrive(LOCAL, delete(path)))
                .contains("only the operator deletes the operator's own notes");
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, CLOUD, delete(path)))
                .isPresent();
    }

    @Test
    void aCloudAgentOwnsOnlyWhatCarriesItsName() {
        AgentName second = new AgentName("cloud-2");

        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, second, modify("In_Progress/cloud-2/A.md")))
                .isEmpty();
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, second, modify("In_Progress/cloud/A.md")))
                .isPresent();
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, second, modify("Logs/Actions/2026-11-20-cloud.jsonl")))
                .isPresent();
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, second, modify("Logs/Actions/2026-11-20-cloud-2.jsonl")))
                .isEmpty();
    }

    @Test
    void aCloudAgentThatIsCalledLocalOwnsNothing() {
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, LOCAL, modify("In_Progress/local/A.md")))
                .isPresent();
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, LOCAL, modify("Logs/Actions/2026-11-20-local.jsonl")))
                .isPresent();
    }

    @Test
    void whatArrivesTouchesNothingThatCarriesTheNameOfThisMachinesAgent() {
        List<Change> changes = List.of(
                modify("In_Progress/laptop/A.md"),
                modify("Logs/Actions/2026-11-20-laptop.jsonl"),
                modify("Signals/laptop.md"));

        assertThat(changes)
                .allSatisfy(change ->
                        assertThat(OwnershipRules.mayArrive(LAPTOP, change)).isPresent());
        assertThat(OwnershipRules.mayArrive(LAPTOP, modify("In_Progress/cloud-7/A.md")))
                .isEmpty();
    }

    @Test
    void whatArrivesMayAddToTheOperatorsNotesButOurCloudNeverDoes() {
        assertThat(OwnershipRules.mayArrive(LOCAL, add("Notes/new.md"))).isEmpty();
        assertThat(OwnershipRules.mayArrive(LOCAL, modify("Notes/old.md"))).isEmpty();
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, CLOUD, add("Notes/new.md")))
                .isPresent();
        assertThat(OwnershipRules.mayWrite(AgentKind.CLOUD, CLOUD, modify("Notes/old.md")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Approved/email/EMAIL_DRAFT_1.md",
                "Notes/mine.md",
                "Company_Handbook.md",
                "In_Progress/cloud/EMAIL_1.md",
                "Logs/Actions/2026-11-20-cloud.jsonl",
                "Notes/drawing.svg",
                ".gitignore"
            })
    void theOperatorsSideWritesWhateverMayExist(String path) {
        assertThat(OwnershipRules.mayWrite(AgentKind.LOCAL, LOCAL, add(path))).isEmpty();
        assertThat(OwnershipRules.mayWrite(AgentKind.LOCAL, LOCAL, modify(path)))
                .isEmpty();
        assertThat(OwnershipRules.mayWrite(AgentKind.LOCAL, LOCAL, delete(path)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".obsidian/app.json", "approved/x.md", "CON.md"})
    void theOperatorsSideCommitsNoPathThatMayNotExistButMayRemoveIt(String path) {
        assertThat(OwnershipRules.mayWrite(AgentKind.LOCAL, LOCAL, add(path))).isPresent();
        assertThat(OwnershipRules.mayWrite(AgentKind.LOCAL, LOCAL, move("Notes/x.md", path)))
                .isPresent();
        assertThat(OwnershipRules.mayWrite(AgentKind.LOCAL, LOCAL, delete(path)))
                .isEmpty();
        assertThat(OwnershipRules.mayWrite(AgentKind.LOCAL, LOCAL, move(path, "Notes/x.md")))
                .isEmpty();
    }

    @Test
    void aRefusalNeverRepeatsTheHostilePath() {
        assertThat(OwnershipRules.mayArrive(LOCAL, add("Approved/email/\u202ehostile.md")))
                .hasValueSatisfying(reason -> assertThat(reason).doesNotContain("hostile"));
        assertThat(OwnershipRules.mayArrive(LOCAL, add("Approved/email/hostile.md")))
                .hasValue("the cloud never writes in Approved");
    }

    @ParameterizedTest
    @CsvSource({
        "Dashboard.md, BY_SECTION",
        "Needs_Action/email/A.md, BY_TASK",
        "In_Progress/cloud/A.md, OWNER",
        "Done/email/2026-11/A.md, OWNER",
        "Pending_Approval/email/A.md, LOCAL",
        "Approved/email/A.md, LOCAL",
        "Plans/PLAN_A.md, LOCAL",
        "Plans/A.md, KEEP_BOTH",
        "Logs/Local/errors.md, LOCAL",
        "Logs/Cloud/errors.md, CLOUD",
        "Logs/Actions/2026-11-20-cloud.jsonl, OWNER",
        "Updates/20261120T120000Z_cloud.md, CLOUD",
        "Updates/a.md, KEEP_BOTH",
        "Logs/a.md, KEEP_BOTH",
        "Signals/a b.md, KEEP_BOTH",
        "Signals/cloud.md, CLOUD",
        "Conflicts/a.md, KEEP_BOTH",
        "Company_Handbook.md, KEEP_BOTH",
        "Inbox/a.md, KEEP_BOTH",
        "Notes/a.md, KEEP_BOTH",
        ".obsidian/app.json, HELD",
        "approved/a.md, HELD"
    })
    void everyPathHasOneRuleForWhoseTextStands(String path, Winner winner) {
        assertThat(OwnershipRules.winner(new VaultPath(path))).isEqualTo(winner);
    }
}
