package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.GuardedRules;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that somebody uses already: what no agent syncs stays in it as it is, whoever changes it and whenever. */
class JoinedRepositoryTest {
    private static final List<String> THEIRS = List.of(
            ".gitattributes",
            ".obsidian/app.json",
            ".obsidian/plugins/dataview/main.js",
            "Attachments/talk.mp3",
            "a:b.md",
            "done/own.md",
            "back\\slash.md",
            "link",
            "Current.md",
            "list.txt",
            "sub");

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock(TwoAgents.NOON);
    private Path origin;
    private Path phone;
    private NativeGit git;
    private VaultClone local;

    @BeforeEach
    void aRepositoryInUse() throws IOException {
        origin = folder.resolve("origin.git");
        phone = folder.resolve("phone");
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", origin.toString());
        new NativeGit(folder).run("clone", "-q", origin.toString(), phone.toString());
        git = new NativeGit(phone);
        git.run("switch", "-q", "-c", "main");
        for (String path : THEIRS.subList(0, 7)) {
            write(phone, path, "text of " + path + "\n");
        }
        write(phone, "list.txt", "eggs\n");
        write(phone, "Note.md", "# Note\n");
        write(phone, "Dashboard.md", TwoAgents.DASHBOARD);
        write(phone, ".gitignore", ".git_sync_state.md\n");
        Files.createSymbolicLink(phone.resolve("link"), Path.of("Note.md"));
        Files.createSymbolicLink(phone.resolve("Current.md"), Path.of("Note.md"));
        git.run("add", "-A", "-f");
        git.run("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",sub");
        commit();
        local = new VaultClone(folder, origin.toUri().toString(), "local", AgentKind.LOCAL, clock);
    }

    @AfterEach
    void close() {
        local.close();
    }

    @Test
    void whatNoAgentSyncsStaysWhenAVaultJoins() {
        CycleReport joined = local.cycle();
        local.write("New.md", "new\n").cycle();

        assertThat(joined.violations()).isEmpty();
        assertThat(joined.pending()).isEmpty();
        assertThat(status(local)).isEmpty();
        assertThat(differences("HEAD", "--", ".", ":!New.md")).isEmpty();
        assertThat(tree()).contains("New.md").containsAll(THEIRS);
        assertThat(local.has("Note.md")).isTrue();
        assertThat(local.vault().resolve(".obsidian")).doesNotExist();
    }

    /** A clone of last week: what happened on the remote since is no edit made here, and what was edited here is. */
    @Test
    void anOldCloneThatJoinsTakesNothingBackAndKeepsItsOwnEdits() throws IOException {
        write(phone, "Both.md", "first\n\nmiddle\n\nlast\n");
        write(phone, "Committed.md", "one\n\ntwo\n\nthree\n");
        write(phone, "Clash.md", "old\n");
        write(phone, "Removed here.md", "x\n");
        push();
        Path old = folder.resolve("old/vault");
        new NativeGit(folder).run("clone", "-q", origin.toString(), old.toString());
        write(phone, "Note.md", "# Note\n\nthere\n");
        write(phone, "Both.md", "first\n\nmiddle\n\nlast there\n");
        write(phone, "Committed.md", "one\n\ntwo\n\nthree there\n");
        write(phone, "Clash.md", "there\n");
        write(phone, "Later.md", "later\n");
        push();
        write(old, "Both.md", "first here\n\nmiddle\n\nlast\n");
        write(old, "Clash.md", "here\n");
        write(old, "Uncommitted.md", "new\n");
        Files.delete(old.resolve("Removed here.md"));
        write(old, "Committed.md", "one here\n\ntwo\n\nthree\n");
        new NativeGit(old).run("commit", "-q", "-m", "mine", "--", "Committed.md");

        try (VaultClone joined = new VaultClone(folder, origin.toUri().toString(), "old", AgentKind.LOCAL, clock)) {
            joined.cycle();
            joined.cycle();

            pull();
            for (Path side : List.of(phone, old)) {
                assertThat(side.resolve("Note.md")).hasContent("# Note\n\nthere");
                assertThat(side.resolve("Later.md")).hasContent("later");
                assertThat(side.resolve("Both.md")).hasContent("first here\n\nmiddle\n\nlast there");
                assertThat(side.resolve("Committed.md")).hasContent("one here\n\ntwo\n\nthree there");
                assertThat(side.resolve("Uncommitted.md")).hasContent("new");
                assertThat(side.resolve("Removed here.md")).doesNotExist();
            }
            List<String> copies = tree().stream()
                    .filter(path -> path.startsWith("Conflicts/"))
                    .toList();
            assertThat(copies).hasSize(1);
            assertThat(List.of(
                            Files.readString(phone.resolve("Clash.md")),
                            Files.readString(phone.resolve(copies.get(0)))))
                    .containsExactlyInAnyOrder("here\n", "there\n");
        }
    }

    /** The operator has seen the tree of today and said yes to it; what somebody removed from it before is no attack on it. */
    @Test
    void whatOthersRemovedBeforeAnOldCloneJoinedStaysRemoved() throws IOException {
        for (int i = 0; i < 30; i++) {
            write(phone, "Old/" + i + ".md", "text " + i + "\n");
        }
        push();
        Path old = folder.resolve("old/vault");
        new NativeGit(folder).run("clone", "-q", origin.toUri().toString(), old.toString());
        git.run("rm", "-q", "-r", "Old");
        push();
        write(old, "Old/7.md", "text 7\n\nmore\n");

        try (VaultClone joined = new VaultClone(folder, origin.toUri().toString(), "old", AgentKind.LOCAL, clock)) {
            CycleReport report = joined.cycle();
            joined.cycle();

            assertThat(report.problem()).isEmpty();
            assertThat(report.violations()).isEmpty();
            assertThat(joined.vault().resolve("Old/1.md")).doesNotExist();
            assertThat(tree()).contains("Old/7.md").doesNotContain("Old/1.md", "Old/29.md");
            assertThat(joined.read("Old/7.md")).isEqualTo("text 7\n\nmore\n");
            assertThat(status(joined)).isEmpty();
        }
    }

    @Test
    void aRepositoryInUseIsNotSharedBeforeTheOperatorSaysSo() throws IOException {
        local.unasked().write("Mine.md", "mine\n");
        String before = new NativeGit(origin).run("rev-parse", "main");

        CycleReport report = local.cycle();

        assertThat(report.problem()).contains("is in use and not shared with the agents yet", "`local-agent init`");
        assertThat(new NativeGit(origin).run("rev-parse", "main")).isEqualTo(before);
        assertThat(local.has("Note.md")).isFalse();

        write(phone, "Needs_Action/email/.gitkeep", "");
        push();
        assertThat(local.cycle().problem()).isEmpty();
        assertThat(tree()).contains("Mine.md");
    }

    /** It is on the disk by a clone, and no decision of whoever made that. */
    @Test
    void aYesThatAnOldCloneBroughtIsNoYesOfTheOperator() throws IOException {
        String yes = "---\nid: DRAFT_1\ntype: approval\nstatus: approved\n---\n\nYes.\n";
        write(phone, "Approved/email/DRAFT_1.md", yes);
        push();
        Path old = folder.resolve("old/vault");
        new NativeGit(folder).run("clone", "-q", origin.toString(), old.toString());

        try (VaultClone joined = new VaultClone(folder, origin.toUri().toString(), "old", AgentKind.LOCAL, clock)) {
            joined.cycle();

            assertThat(joined.engine()
                            .isForeign(
                                    new VaultPath("Approved/email/DRAFT_1.md"), yes.getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
    }

    @Test
    void whatAnotherToolDoesWithItLaterStays() throws IOException {
        local.cycle();
        pull();
        write(phone, ".obsidian/app.json", "changed\n");
        write(phone, ".obsidian/plugins/x/main.js", "x()\n");
        write(phone, "done/second.md", "second\n");
        Files.delete(phone.resolve("list.txt"));
        Files.delete(phone.resolve("Current.md"));
        Files.createSymbolicLink(phone.resolve("Latest.md"), Path.of("Note.md"));
        push();

        CycleReport report = local.cycle();
        local.write("New.md", "new\n").cycle();

        assertThat(report.violations()).isEmpty();
        assertThat(differences("HEAD", "--", ".", ":!New.md", ":!Logs", ":!Needs_Action"))
                .isEmpty();
        assertThat(local.vault().resolve(".obsidian")).doesNotExist();
        assertThat(local.vault().resolve("done")).doesNotExist();
        assertThat(local.read("Logs/Local/security_violations.md")).contains(".obsidian/plugins/x/main.js");
    }

    @Test
    void aCloudCloneAndASecondMachineLeaveItAsWell() throws IOException {
        local.cycle();
        try (VaultClone cloud = new VaultClone(folder, origin.toUri().toString(), "cloud", AgentKind.CLOUD, clock);
                VaultClone second =
                        new VaultClone(folder, origin.toUri().toString(), "local-2", AgentKind.LOCAL, clock)) {
            cloud.cycle();
            second.cycle();
            cloud.write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "x"))
                    .cycle();
            second.write("Second.md", "second\n").cycle();
            local.cycle();

            assertThat(tree()).containsAll(THEIRS).contains("Second.md", "Needs_Action/email/EMAIL_1.md");
            assertThat(second.cycle().pending()).isEmpty();
            assertThat(status(second)).isEmpty();
        }
        assertThat(status(local)).isEmpty();
    }

    @Test
    void anotherToolOnThisMachineThatCommitsEverythingRemovesNothing() throws IOException {
        local.cycle();
        local.git().run("add", "-A");
        local.git().run("commit", "-q", "-a", "--allow-empty", "-m", "x");
        local.write("New.md", "new\n").cycle();

        assertThat(tree()).containsAll(THEIRS).contains("New.md");
    }

    @Test
    void whatTheOperatorCommitsHereOfItIsPublished() throws IOException {
        local.cycle();
        write(local.vault(), ".obsidian/hotkeys.json", "{}\n");
        write(local.vault(), "song.mp3", "la\n");
        local.git().run("add", "-A");
        local.git().run("rm", "-q", "--cached", "list.txt");
        local.git().run("commit", "-q", "-m", "x");

        CycleReport report = local.cycle();

        assertThat(report.held()).isEmpty();
        assertThat(tree()).contains(".obsidian/hotkeys.json", "song.mp3").doesNotContain("list.txt");
        assertThat(status(local)).isEmpty();
    }

    @Test
    void aSecretThatTheOperatorCommitsHereIsNotPublished() throws IOException {
        local.with(new GuardedRules()).cycle();
        write(local.vault(), ".obsidian/keys/server.pem", "x\n");
        local.git().run("add", "-A", "-f");
        local.git().run("commit", "-q", "--no-verify", "-m", "x");

        CycleReport report = local.cycle();

        assertThat(report.held()).extracting(HeldPath::path).contains(".obsidian/keys/server.pem");
        assertThat(tree()).doesNotContain(".obsidian/keys/server.pem");
    }

    @Test
    void aRolledBackRemoteGetsItBack() throws IOException {
        local.cycle();
        pull();
        String before = git.run("rev-parse", "HEAD").strip();
        write(phone, ".obsidian/app.json", "changed\n");
        push();
        local.cycle();
        git.run("push", "-q", "--force", "origin", before + ":main");

        local.cycle();
        local.cycle();

        assertThat(new NativeGit(origin).run("show", "main:.obsidian/app.json")).isEqualTo("changed\n");
        assertThat(local.vault().resolve(".obsidian")).doesNotExist();
    }

    private String differences(String... than) {
        git.run("fetch", "-q", "origin");
        return git.run(Stream.concat(Stream.of("diff", "--stat", "origin/main"), Stream.of(than))
                .toArray(String[]::new));
    }

    private List<String> tree() {
        return List.of(new NativeGit(origin)
                .run("ls-tree", "-r", "-z", "--name-only", "main")
                .split("\0", -1));
    }

    private static String status(VaultClone clone) {
        return clone.git().run("status", "--porcelain", "--untracked-files=all");
    }

    private void pull() {
        git.run("pull", "-q", "--ff-only", "origin", "main");
    }

    private void push() {
        git.run("add", "-A", "-f");
        git.run("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",sub");
        commit();
    }

    private void commit() {
        git.run("commit", "-q", "-m", "vault backup");
        git.run("push", "-q", "origin", "HEAD:main");
    }

    private static void write(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
