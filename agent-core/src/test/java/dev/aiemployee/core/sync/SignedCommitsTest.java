package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.SshKeys;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of the operator and of their other machine vouch for, and what they do not. */
class SignedCommitsTest {
    private static final String HANDBOOK = "Company_Handbook.md";
    private static final String DRAFT = "DRAFT_1";
    private static final String APPROVED = "Approved/email/DRAFT_1.md";
    private static final String TEXT = TwoAgents.task(DRAFT, "the text").replace("needs_action", "approved");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private VaultClone second;
    private NativeGit git;
    private Path operatorKey;
    private Path devices;

    @BeforeEach
    void twoMachinesAndAnOperatorWithAKey() throws IOException {
        agents = new TwoAgents(folder);
        operatorKey = folder.resolve("keys/operator");
        Path operators = folder.resolve("keys/operators");
        devices = folder.resolve("keys/devices");
        String first = SshKeys.write(folder.resolve("keys/local"));
        String other = SshKeys.write(folder.resolve("keys/local-2"));
        Files.writeString(operators, "mara " + SshKeys.write(operatorKey) + "\n");
        Files.writeString(devices, "local " + first + "\nlocal-2 " + other + "\n");
        local = agents.local().signing(folder.resolve("keys/local")).allowing(operators, devices);
        local.write(HANDBOOK, "# Old rules\n").cycle();
        second = agents.clone("local-2", AgentKind.LOCAL)
                .signing(folder.resolve("keys/local-2"))
                .allowing(operators, devices);
        second.cycle();
        new NativeGit(folder).run("clone", agents.originFolder().toString(), "phone");
        git = new NativeGit(folder.resolve("phone"));
    }

    @AfterEach
    void close() {
        second.close();
        agents.close();
    }

    @Test
    void whatTheOtherMachineDoesArrives() {
        second.write(HANDBOOK, "# New rules\n")
                .write("Dashboard.md", second.read("Dashboard.md").replace("mine", "from the desk"))
                .write("Needs_Action/files/FILE_1.md", TwoAgents.task("FILE_1", "a file"));
        second.cycle();
        second.desk().claim(new TaskId("FILE_1"));

        CycleReport report = local.cycle();

        assertThat(report.violations()).isEmpty();
        assertThat(local.read(HANDBOOK)).isEqualTo("# New rules\n");
        assertThat(local.read("Dashboard.md")).contains("from the desk");
        assertThat(local.has("In_Progress/local-2/FILE_1.md")).isTrue();
    }

    @Test
    void withoutItsKeyTheOtherMachineIsAnybody() throws IOException {
        Files.writeString(devices, "");
        second.write(HANDBOOK, "# New rules\n").cycle();

        CycleReport report = local.cycle();

        assertThat(report.violations()).extracting(Violation::path).containsExactly(HANDBOOK);
        assertThat(local.read(HANDBOOK)).isEqualTo("# Old rules\n");
    }

    @Test
    void ofTwoMachinesOneCarriesOutAnApprovalAndBothSeeItsEnd() {
        local.write(APPROVED, TEXT).cycle();
        second.cycle();
        ClaimOutcome won = second.desk().claimApproved(new TaskId(DRAFT), bytes(TEXT), Map.of());
        assertThat(won).isInstanceOf(ClaimOutcome.Won.class);

        CycleReport claimed = local.cycle();
        ClaimOutcome late = local.desk().claimApproved(new TaskId(DRAFT), bytes(TEXT), Map.of());

        assertThat(claimed.violations()).isEmpty();
        assertThat(local.has(APPROVED)).isFalse();
        assertThat(late).isInstanceOf(ClaimOutcome.TakenBy.class);
        VaultPath done = new VaultPath("Done/email/2026-11/DRAFT_1.md");
        Hold hold = new Hold.ByClaim(new AgentName("local-2"), ((ClaimOutcome.Won) won).claim());
        second.desk().close(List.of(new Closing(new TaskId(DRAFT), hold, done, Map.of("status", "sent"))));
        assertThat(local.cycle().violations()).isEmpty();
        assertThat(local.has(done.value())).isTrue();
        assertThat(agents.origin().tree("main").stream().filter(path -> path.endsWith("DRAFT_1.md")))
                .containsExactly(done.value());
    }

    @Test
    void anApprovalOfTheOtherMachineIsShownAndIsNoDecisionHere() {
        second.write(APPROVED, TEXT).cycle();

        CycleReport report = local.cycle();

        assertThat(report.violations()).isEmpty();
        assertThat(local.engine().isForeign(new VaultPath(APPROVED), bytes(TEXT)))
                .isTrue();
        assertThat(local.engine().isFromElsewhere(bytes(TEXT))).isTrue();
        local.start();
        assertThat(local.engine().isFromElsewhere(bytes(TEXT)))
                .as("after a restart")
                .isTrue();
    }

    @Test
    void whatAMergeMakesOfTheOtherMachinesDecisionIsNoDecisionHereEither() {
        String pending = "Pending_Approval/email/DRAFT_1.md";
        String draft = TwoAgents.task(DRAFT, "first\n\nmiddle\n\nlast").replace("needs_action", "pending");
        local.write(pending, draft).cycle();
        second.cycle();
        second.delete(pending)
                .write(APPROVED, draft.replace("pending", "approved"))
                .cycle();
        local.write(pending, draft.replace("last", "changed here"));

        local.cycle();

        String merged = local.read(APPROVED);
        assertThat(merged).contains("status: approved").contains("changed here");
        assertThat(local.engine().isForeign(new VaultPath(APPROVED), bytes(merged)))
                .isTrue();
    }

    @Test
    void aStrangerWhoTouchesAClaimedApprovalDoesNotBringTheApprovalBack() throws IOException {
        local.write(APPROVED, TEXT).cycle();
        second.cycle();
        second.desk().claimApproved(new TaskId(DRAFT), bytes(TEXT), Map.of());
        git.run("pull", "-q");
        String held = "In_Progress/local-2/DRAFT_1.md";
        String claimed = Files.readString(folder.resolve("phone").resolve(held));
        commit(held, claimed.replace("the text", "another text"));
        git.run("push", "-q");

        CycleReport report = local.cycle();

        assertThat(report.violations()).extracting(Violation::path).containsExactly(held);
        assertThat(local.has(APPROVED)).isFalse();
        assertThat(local.read(held)).isEqualTo(claimed);
        assertThat(agents.origin().show("main", held)).isEqualTo(claimed);
        assertThat(agents.origin().tree("main")).doesNotContain(APPROVED);
    }

    @Test
    void theOtherMachineMayNotChangeWhatItClaims() {
        local.write(APPROVED, TEXT).cycle();
        second.cycle();
        second.delete(APPROVED)
                .write(
                        "In_Progress/local-2/DRAFT_1.md",
                        TEXT.replace("status: approved", "status: executing\nclaimed_by: local-2")
                                .replace("the text", "another text"))
                .cycle();

        CycleReport report = local.cycle();

        assertThat(report.violations()).extracting(Violation::path).contains(APPROVED);
        assertThat(local.read(APPROVED)).isEqualTo(TEXT);
    }

    @Test
    void whatTheOperatorSignedByHandArrives() throws IOException {
        signed(HANDBOOK, "# New rules\n");
        git.run("push", "-q");

        CycleReport report = local.cycle();

        assertThat(report.violations()).isEmpty();
        assertThat(local.read(HANDBOOK)).isEqualTo("# New rules\n");
    }

    @Test
    void theOperatorsNameWithoutTheirSignatureAuthorisesNothing() throws IOException {
        commit(HANDBOOK, "# New rules\n");
        git.run("push", "-q");

        local.cycle();

        assertThat(local.read(HANDBOOK)).isEqualTo("# Old rules\n");
    }

    @Test
    void aSignedDecisionIsNoDecisionHere() throws IOException {
        signed(APPROVED, TEXT);
        git.run("push", "-q");

        local.cycle();

        assertThat(local.engine().isForeign(new VaultPath(APPROVED), bytes(TEXT)))
                .isTrue();
    }

    @Test
    void aSignedMergeVouchesForNothing() throws IOException {
        String base = head();
        commit(HANDBOOK, "# Evil rules\n");
        String evil = head();
        git.run("checkout", "-q", "-B", "main", base);
        signed("Notes/own.md", "mine\n");
        sign("merge", "-q", "--no-ff", "-S", "-m", "merge", evil);
        git.run("push", "-q");

        local.cycle();

        assertThat(local.read(HANDBOOK)).isEqualTo("# Old rules\n");
    }

    @Test
    void whatTheOtherMachineDoesOnTopOfAMergeArrives() throws IOException {
        git.run("pull", "-q");
        commit("Notes/phone.md", "from the phone\n");
        local.write("Notes/own.md", "mine\n").cycle();
        git.run("pull", "-q", "--no-rebase", "--no-edit");
        git.run("push", "-q");
        second.write(HANDBOOK, "# New rules\n").cycle();

        CycleReport report = local.cycle();

        assertThat(report.violations()).isEmpty();
        assertThat(local.read(HANDBOOK)).isEqualTo("# New rules\n");
        assertThat(local.read("Notes/phone.md")).isEqualTo("from the phone\n");
    }

    @Test
    void aSignedCommitOnAnotherParentVouchesForNothing() throws IOException {
        signed(HANDBOOK, "# Signed long ago\n");
        String old = head();
        local.write("Notes/later.md", "later\n").cycle();
        git.run("checkout", "-q", "-B", "main", "origin/main");
        git.run("pull", "-q");
        git.run("cherry-pick", old);
        git.run("push", "-q");

        local.cycle();

        assertThat(local.read(HANDBOOK)).isEqualTo("# Old rules\n");
    }

    @Test
    void aSignedCommitThatWasSeenVouchesNoMoreAfterARollback() throws IOException {
        String before = head();
        signed(HANDBOOK, "# Signed long ago\n");
        String old = head();
        git.run("push", "-q");
        local.cycle();
        local.write(HANDBOOK, "# Newest rules\n").cycle();
        agents.origin().run("update-ref", "refs/heads/main", before);
        local.cycle();
        agents.origin().run("update-ref", "refs/heads/main", old);

        local.cycle();
        local.cycle();

        assertThat(local.read(HANDBOOK)).isEqualTo("# Newest rules\n");
        assertThat(agents.origin().show("main", HANDBOOK)).isEqualTo("# Newest rules\n");
    }

    @Test
    void everyCommitOfAMachineWithAKeyIsSigned() throws IOException {
        second.write("Needs_Action/files/FILE_1.md", TwoAgents.task("FILE_1", "a file"))
                .cycle();
        second.desk().claim(new TaskId("FILE_1"));

        git.run("pull", "-q");

        for (String commit : List.of("HEAD", "HEAD^")) {
            git.run("-c", "gpg.ssh.allowedSignersFile=" + devices, "verify-commit", commit);
        }
    }

    private void signed(String path, String text) throws IOException {
        write(path, text);
        sign("commit", "-q", "-S", "-m", "by hand");
    }

    private void sign(String... command) {
        List<String> all = new ArrayList<>(List.of("-c", "gpg.format=ssh", "-c", "user.signingKey=" + operatorKey));
        all.addAll(List.of(command));
        git.run(all.toArray(String[]::new));
    }

    private void commit(String path, String text) throws IOException {
        write(path, text);
        git.run("commit", "-q", "-m", "by hand");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("phone").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        git.run("add", "-A");
    }

    private String head() {
        return git.run("rev-parse", "HEAD").strip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
