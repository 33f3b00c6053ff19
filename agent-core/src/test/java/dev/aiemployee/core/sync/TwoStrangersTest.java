package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two machines of the operator without device keys: each takes what the other one decided for a stranger's work and undoes it once.
 * Whoever has the last word, a task stands in one place of every published tree.
 */
class TwoStrangersTest {
    private static final String PENDING = "Pending_Approval/email/EMAIL_1.md";
    private static final String APPROVED = "Approved/email/EMAIL_1.md";
    private static final String DONE = "Done/email/2026-11/EMAIL_1.md";
    private static final List<String> PLACES = List.of(
            "Needs_Action/email/",
            "Pending_Approval/email/",
            "Approved/email/",
            "Rejected/email/",
            "In_Progress/local/",
            "In_Progress/local-2/",
            "Done/email/2026-11/");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone desk;
    private VaultClone laptop;

    @BeforeEach
    void twoMachines() {
        agents = new TwoAgents(folder);
        desk = agents.local();
        laptop = agents.clone("local-2", AgentKind.LOCAL);
        laptop.cycle();
    }

    @AfterEach
    void close() {
        laptop.close();
        agents.close();
    }

    @Test
    void aNoteThatIsAskedAboutAgainLeavesThePlaceWhereTheOtherMachineFiledIt() {
        filedByOneAndUndoneByBoth();
        String there = PLACES.stream()
                .map(place -> place + "EMAIL_1.md")
                .filter(laptop::has)
                .findFirst()
                .orElseThrow();
        assertThat(there).isNotEqualTo(DONE);
        if (!there.equals(PENDING)) {
            laptop.move(there, PENDING);
        }
        laptop.write(PENDING, note("EMAIL_1", "asked again"));

        laptop.cycle();

        assertThat(places("EMAIL_1")).containsExactly(PENDING);
        rest();
        assertThat(places("EMAIL_1")).hasSize(1);
    }

    @Test
    void aNoteThatIsInTwoPlacesOfThePublishedTreeIsInOneAfterTheNextCycle() {
        filedByOneAndUndoneByBoth();
        byHand(PENDING, note("EMAIL_1", "asked again"));
        assertThat(places("EMAIL_1")).hasSize(2);

        desk.cycle();

        assertThat(places("EMAIL_1")).containsExactly(DONE);
        rest();
        assertThat(places("EMAIL_1")).containsExactly(DONE);
    }

    @Test
    void aNoteThatIsDraggedAsTheOtherMachineDraggedItKeepsItsPublishedPlace() {
        desk.write(PENDING, note("EMAIL_1", "begin"));
        rest();
        desk.move(PENDING, APPROVED).cycle();
        laptop.cycle();
        assertThat(places("EMAIL_1")).containsExactly(PENDING);
        laptop.move(PENDING, APPROVED);

        laptop.cycle();

        assertThat(places("EMAIL_1")).hasSize(1);
    }

    @Test
    void whatANewCloneFindsInTwoPlacesGoesWhereTheWorkHasComeFurthestAndTheOtherTextIsKept() {
        desk.write(PENDING, note("EMAIL_1", "one")).cycle();
        byHand(DONE, note("EMAIL_1", "two"));
        VaultClone third = agents.clone("local-3", AgentKind.LOCAL);

        third.cycle();
        third.cycle();

        assertThat(places("EMAIL_1")).containsExactly(DONE);
        assertThat(agents.origin().tree("main").stream().filter(path -> path.startsWith("Conflicts/")))
                .singleElement()
                .satisfies(
                        copy -> assertThat(agents.origin().show("main", copy)).contains("one"));
        third.close();
    }

    /** Each refuses the log in which the other one says what it refused; saying that as well would never end. */
    @Test
    void whatEachSaysOfTheOtherComesToAnEnd() {
        filedByOneAndUndoneByBoth();
        for (int hour = 0; hour < 6; hour++) {
            agents.clock().advance(Duration.ofHours(1));
            rest();
        }
        String before = agents.origin().run("rev-list", "--count", "main");

        for (int hour = 0; hour < 4; hour++) {
            agents.clock().advance(Duration.ofHours(1));
            rest();
        }

        assertThat(agents.origin().run("rev-list", "--count", "main")).isEqualTo(before);
    }

    @Test
    void twoNotesOfTheOperatorsThatHaveOneNameAreNotATaskInTwoPlaces() {
        byHand("Archive/old/letter.md", "# a letter\n");
        byHand("Done/letter.md", "# another letter\n");
        VaultClone third = agents.clone("local-3", AgentKind.LOCAL);

        third.cycle();
        third.write("Notes/one.md", "one\n").cycle();

        assertThat(agents.origin().tree("main")).contains("Archive/old/letter.md", "Done/letter.md");
        third.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void whateverTheTwoDoEveryPublishedTreeHasATaskOnce(long seed) {
        Random random = new Random(seed);
        List<String> ids = List.of("EMAIL_1", "EMAIL_2", "EMAIL_3");
        ids.forEach(id -> desk.write("Pending_Approval/email/" + id + ".md", note(id, "begin")));
        rest();
        String seen = agents.origin().run("rev-parse", "main").strip();
        for (int step = 0; step < 30; step++) {
            VaultClone one = random.nextBoolean() ? desk : laptop;
            if (random.nextInt(3) > 0) {
                act(one, ids.get(random.nextInt(ids.size())), random, step);
            }
            one.cycle();
            seen = everyTreeSince(seen, ids, "seed " + seed + " step " + step);
        }
        rest();
        everyTreeSince(seen, ids, "seed " + seed + " at rest");
        List<List<String>> places = ids.stream().map(this::places).toList();
        rest();
        assertThat(ids.stream().map(this::places).toList()).isEqualTo(places);
    }

    private void act(VaultClone one, String id, Random random, int step) {
        List<String> there = PLACES.stream()
                .map(place -> place + id + ".md")
                .filter(one::has)
                .toList();
        if (there.isEmpty()) {
            return;
        }
        String to = PLACES.get(random.nextInt(PLACES.size())) + id + ".md";
        if (!one.has(to)) {
            one.move(there.get(0), to);
        }
        if (random.nextBoolean()) {
            one.write(to, note(id, "step " + step));
        }
    }

    private String everyTreeSince(String seen, List<String> ids, String when) {
        String range =
                agents.origin().run("rev-list", "--reverse", seen + "..main").strip();
        List<String> commits = range.isEmpty() ? List.of() : List.of(range.split("\n"));
        for (String commit : commits) {
            List<String> tree = agents.origin().tree(commit);
            for (String id : ids) {
                assertThat(tree.stream()
                                .filter(path -> path.endsWith("/" + id + ".md") && !path.startsWith("Conflicts/")))
                        .as("%s %s in %s", when, id, commit)
                        .hasSize(1);
            }
        }
        return commits.isEmpty() ? seen : commits.get(commits.size() - 1);
    }

    /** One filed it as done, the other undid that, and the one put it back: nobody undoes the same thing twice. */
    private void filedByOneAndUndoneByBoth() {
        desk.write(PENDING, note("EMAIL_1", "begin"));
        rest();
        desk.move(PENDING, APPROVED).cycle();
        laptop.cycle();
        laptop.move(PENDING, APPROVED).cycle();
        rest();
        desk.move(APPROVED, DONE).cycle();
        rest();
        assertThat(places("EMAIL_1")).containsExactly(DONE);
    }

    private void rest() {
        for (int round = 0; round < 4; round++) {
            desk.cycle();
            laptop.cycle();
        }
    }

    private void byHand(String path, String text) {
        VaultClone hand = agents.clone("hand-" + path.hashCode(), AgentKind.LOCAL);
        hand.git().run("pull", "-q", "origin", "main");
        hand.write(path, text);
        hand.git().run("add", "-f", path);
        hand.git().run("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "by hand");
        hand.git().run("push", "-q", "origin", "HEAD:main");
        hand.close();
    }

    private List<String> places(String id) {
        return agents.origin().tree("main").stream()
                .filter(path -> path.endsWith("/" + id + ".md") && !path.startsWith("Conflicts/"))
                .toList();
    }

    private static String note(String id, String body) {
        return TwoAgents.task(id, body).replace("status: needs_action", "status: pending");
    }
}
