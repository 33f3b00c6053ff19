package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision that somebody else's commit brought is none, however native git or an editor spelled it on this disk. */
class ForeignCheckoutTest {
    private static final String EVIL = "I pay you 9999.";

    @TempDir
    private Path folder;

    private DeskRig rig;
    private Attacker attacker;

    @BeforeEach
    void letTheAttackerIn() {
        rig = new DeskRig(folder);
        rig.propose();
        attacker = new Attacker(folder, rig.agents.originFolder());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.md text eol=crlf", "*.md ident", "*.md working-tree-encoding=ASCII//TRANSLIT", ""})
    void aPullByHandWithAnyFilterApprovesNothing(String attributes) {
        attacker.write(".gitattributes", attributes + "\n")
                .write(PENDING, evil().source().replace("## Draft", "$Id$\n\n## Draft"))
                .push();

        pull();

        assertNothingLeaves();
    }

    @Test
    void aNoteThatAnotherClonesLineEndsMovedAndChangedApprovesNothing() {
        attacker.remove(PENDING)
                .write(APPROVED, evil().with("status", "approved").source())
                .push();

        pull("-c", "core.autocrlf=true");

        assertNothingLeaves();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset --soft HEAD~1", "reset HEAD~1"})
    void aPullThatIsTakenBackLeavesAForeignTextOnTheDisk(String back) {
        attacker.write(".gitattributes", "*.md text eol=crlf\n")
                .write(PENDING, evil().source())
                .push();
        String before = rig.vault().git().run("rev-parse", "HEAD").strip();
        pull();

        rig.vault().git().run(back.replace("HEAD~1", before).split(" "));

        assertNothingLeaves();
    }

    @Test
    void aSinglePathThatIsCheckedOutApprovesNothing() {
        attacker.write(PENDING, evil().source()).push();
        rig.vault().git().run("fetch", "-q", rig.agents.originFolder().toString(), "main");
        rig.vault().git().run("-c", "core.autocrlf=true", "checkout", "FETCH_HEAD", "--", PENDING);

        assertNothingLeaves();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git merge -q FETCH_HEAD",
                "git merge -q --squash FETCH_HEAD",
                "git cherry-pick FETCH_HEAD",
                "git cherry-pick -n FETCH_HEAD",
                "git rebase -q FETCH_HEAD",
                "git reset -q --hard FETCH_HEAD",
                "git read-tree FETCH_HEAD && git checkout-index -q -a -f",
                "git restore --source FETCH_HEAD .",
                "git checkout -q FETCH_HEAD -- . && git stash -q && git stash pop -q",
                "git checkout -q FETCH_HEAD && git checkout -q main && git checkout -q FETCH_HEAD -- .",
                "git diff HEAD FETCH_HEAD | git apply",
                "git format-patch -q --stdout HEAD..FETCH_HEAD | git am -q",
                "git archive FETCH_HEAD | tar -x",
                "git -c core.eol=crlf -c core.autocrlf=true archive FETCH_HEAD | tar -x",
                "git fetch -q $O +main:main -u && git reset -q --hard",
            })
    void whatAnyCommandOfGitBringsApprovesNothingAlsoWhenItIsGoneFromTheRemote(String command) {
        String before = attacker.head();
        attacker.write(PENDING, evil().source()).push();
        shell("git fetch -q $O main && " + command);
        attacker.pushCommit(before);

        assertNothingLeaves();
    }

    private void shell(String command) {
        rig.vault()
                .git()
                .run(
                        "-c",
                        "alias.x=!export O=" + rig.agents.originFolder() + "; cd \"$(git rev-parse --show-toplevel)\"; "
                                + command,
                        "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRLF", "BOM", "blanks", "quotes", "order", "decomposed", "another key"})
    void aForeignYesInAnotherSpellingIsStillTheirs(String spelling) {
        String text = evil().source();
        attacker.write(PENDING, text).push();
        rig.tick();

        rig.vault()
                .write(
                        PENDING,
                        switch (spelling) {
                            case "CRLF" -> text.replace("\n", "\r\n");
                            case "BOM" -> "\ufeff" + text;
                            case "blanks" -> text.replace(EVIL, EVIL + "   ") + "\n\n";
                            case "quotes" -> text.replace("status: pending", "status: 'pending'");
                            case "order" ->
                                text.replace("action: send_email\n", "")
                                        .replace("domain:", "action: send_email\ndomain:");
                            case "decomposed" -> text.replace("Dear", "Dear\u200b");
                            default -> text.replace("domain:", "modified: 2026-11-20\ndomain:");
                        });

        assertNothingLeaves();
    }

    @Test
    void anHonestYesToTheSameTextCountsOnceItWasAskedAgain() {
        attacker.write(PENDING, ApprovalNotes.approved(rig.note(PENDING)).source())
                .push();
        rounds();
        rig.edit(PENDING, ApprovalNotes::approved);
        rounds();
        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).contains("decide again here");

        rig.edit(PENDING, ApprovalNotes::approved);
        rounds();

        assertThat(rig.sent).hasSize(1);
    }

    private static Note evil() {
        Note note = ApprovalNotes.undecided(ApprovalNotes.ID, ApprovalNotes.SOURCE, "Dear Anna,\n\n" + EVIL + "\n");
        return ApprovalNotes.approved(note);
    }

    private void pull(String... settings) {
        String[] command = new String[settings.length + 5];
        System.arraycopy(settings, 0, command, 0, settings.length);
        String[] pull = {"pull", "-q", "--no-rebase", rig.agents.originFolder().toString(), "main"};
        System.arraycopy(pull, 0, command, settings.length, pull.length);
        rig.vault().git().run(command);
    }

    private void assertNothingLeaves() {
        rig.start();
        rounds();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.ledger.standings().of(DeskRig.ID).history().decidedSnapshot())
                .isEmpty();
    }

    private void rounds() {
        for (int i = 0; i < 5; i++) {
            rig.agents.clock().advance(Duration.ofSeconds(11));
            rig.tick();
        }
    }
}
