package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.Forger;
import dev.aiemployee.core.support.Forger.Row;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.report.CycleReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees that Git's own check refuses, from a host that does not check: such an entry is held and named, and all else goes on. */
class ForgedObjectsTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private Forger forger;

    @BeforeEach
    void start() {
        agents = new TwoAgents(folder);
        agents.local().write("Notes/mine.md", "mine\n");
        agents.settle();
        forger = new Forger(agents.originFolder(), folder.resolve("attacker"));
    }

    @AfterEach
    void stop() {
        agents.close();
    }

    /** What is forged, and the path that must be named. */
    private record Forgery(String what, String named, Function<Forger, Row> row) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Forgery mode(String what, String mode) {
        return new Forgery(what, "m.md", forger -> new Row(mode, bytes("m.md"), forger.blob("x\n")));
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static Forgery file(String what, String name) {
        return new Forgery(what, name, forger -> Row.file(name, forger.blob("x\n")));
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                new Forgery("a file that is a tree", "M4.md", f -> Row.file("M4.md", f.bomb(0, 0))),
                new Forgery(
                        "a plan that is a tree",
                        "Plans/M4.md",
                        f -> Row.folder("Plans", f.tree(List.of(Row.file("M4.md", f.bomb(0, 0)))))),
                new Forgery(
                        "a name that is no text",
                        "caf\uFFFDE9.md",
                        f -> new Row("100644", "caf\u00e9.md".getBytes(StandardCharsets.ISO_8859_1), f.blob("x\n"))),
                new Forgery(
                        "a name with a slash",
                        "Approved\uFFFD2Fevil.md",
                        f -> Row.file("Approved/evil.md", f.blob("x\n"))),
                new Forgery("dots", "../x.md", f -> Row.folder("..", f.bomb(0, 0))),
                new Forgery("Git's own folder", ".git/x.md", f -> Row.folder(".git", f.bomb(0, 0))),
                new Forgery("too deep", "Deep/" + "d000/".repeat(38) + "d000", f -> Row.folder("Deep", f.bomb(60, 1))),
                mode("an unknown mode", "170000"),
                mode("a mode of too many digits", "7777777100644"),
                new Forgery(
                        "an unknown mode below a folder that nobody changes",
                        "Far/m.md",
                        f -> Row.folder("Far", f.tree(List.of(new Row("150000", bytes("m.md"), f.blob("x\n")))))),
                file("control letters", "bell\u0007.md"),
                file("a long name", "n".repeat(300) + ".md"));
    }

    @Test
    void aDeviceOfWindowsStaysInTheBranchAndOffTheDisk() {
        forger.push(forger.rootWith(Row.file("aux.md", forger.blob("x\n"))));
        agents.local().write("Notes/later.md", "later\n");

        assertThat(agents.local().cycle().problem()).isEmpty();

        assertThat(agents.origin().tree("main")).contains("aux.md", "Notes/later.md");
        assertThat(agents.local().has("aux.md")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void theEntryIsNamedAndAllElseGoesOn(Forgery forgery) {
        forger.push(forger.rootWith(forgery.row().apply(forger)));
        agents.local().write("Notes/later.md", "later\n");

        CycleReport report = agents.local().cycle();

        assertThat(report.problem()).isEmpty();
        assertThat(report.violations())
                .extracting(Violation::path)
                .anyMatch(path -> path.equals(forgery.named()) || path.startsWith("nnnnnnn"));
        assertThat(agents.origin().show("main", "Notes/later.md")).isEqualTo("later\n");
        assertThat(agents.cloud().cycle().problem()).isEmpty();
        assertThat(agents.cloud().read("Notes/later.md")).isEqualTo("later\n");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void theOtherSideGoesOnTooWhileItIsThere(Forgery forgery) {
        forger.push(forger.rootWith(forgery.row().apply(forger)));

        CycleReport report = agents.cloud().cycle();

        assertThat(report.problem()).isEmpty();
        agents.local().write("Notes/later.md", "later\n").cycle();
        agents.cloud().cycle();
        assertThat(agents.cloud().read("Notes/later.md")).isEqualTo("later\n");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aRollbackBehindItStopsNobody(Forgery forgery) {
        String before = forger.git().run("rev-parse", "origin/main").strip();
        agents.local().write("Notes/seen.md", "seen\n").cycle();
        forger.git().run("fetch", "-q", "origin");
        forger.push(forger.rootWith(forgery.row().apply(forger)));
        agents.cloud().cycle();
        forger.git().run("push", "-q", "--force", "origin", before + ":refs/heads/main");

        CycleReport cloud = agents.cloud().cycle();
        CycleReport local = agents.local().cycle();

        assertThat(cloud.problem()).isEmpty();
        assertThat(local.problem()).isEmpty();
        assertThat(agents.origin().show("main", "Notes/seen.md")).isEqualTo("seen\n");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void itsRemovalByTheForgerIsNoNews(Forgery forgery) {
        String before = forger.git().run("rev-parse", "origin/main^{tree}").strip();
        forger.push(forger.rootWith(forgery.row().apply(forger)));
        forger.push(before);

        CycleReport report = agents.local().cycle();

        assertThat(report.problem()).isEmpty();
        assertThat(agents.local().read("Notes/mine.md")).isEqualTo("mine\n");
        assertThat(agents.origin().tree("main")).contains("Notes/mine.md");
    }

    @Test
    void aNameThatStandsTwiceIsHeldWithWhatStoodThereBefore() {
        String notes = forger.tree(
                List.of(Row.file("mine.md", forger.blob("one\n")), Row.file("mine.md", forger.blob("two\n"))));
        replaceNotes(notes);

        CycleReport report = agents.local().cycle();

        assertThat(report.violations()).extracting(Violation::path).containsExactly("Notes/mine.md");
        assertThat(agents.local().read("Notes/mine.md")).isEqualTo("mine\n");
        assertThat(agents.origin().show("main", "Notes/mine.md")).isEqualTo("mine\n");
        assertThat(agents.local().cycle().problem()).isEmpty();
    }

    @Test
    void aTreeThatIsOutOfOrderIsReadAsIfItWereInOrder() {
        List<Row> rows = new ArrayList<>();
        for (int note = 0; note < 20; note++) {
            rows.add(Row.file("n" + note + ".md", forger.blob("note " + note + "\n")));
        }
        rows.add(Row.file("mine.md", forger.blob("mine\n")));
        Collections.reverse(rows);
        replaceNotes(forger.tree(rows));

        CycleReport report = agents.local().cycle();

        assertThat(report.problem()).isEmpty();
        assertThat(agents.local().read("Notes/n7.md")).isEqualTo("note 7\n");
        assertThat(agents.local().read("Notes/mine.md")).isEqualTo("mine\n");
        assertThat(agents.local().cycle().violations()).isEmpty();
    }

    private void replaceNotes(String id) {
        forger.git().run("fetch", "-q", "origin");
        forger.git().run("read-tree", "origin/main");
        forger.git().run("rm", "-r", "-q", "--cached", "Notes");
        String without = forger.git().run("write-tree").strip();
        List<Row> rows = new ArrayList<>();
        for (String line : forger.git().run("ls-tree", without).lines().toList()) {
            String[] parts = line.split("[ \t]", 4);
            rows.add(new Row(parts[0].replaceFirst("^0", ""), parts[3].getBytes(StandardCharsets.UTF_8), parts[2]));
        }
        rows.add(Row.folder("Notes", id));
        rows.sort(Comparator.comparing(row ->
                new String(row.name(), StandardCharsets.UTF_8) + (row.mode().equals("40000") ? "/" : "")));
        forger.push(forger.tree(rows));
    }
}
