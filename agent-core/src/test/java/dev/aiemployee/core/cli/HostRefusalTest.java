package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Git host with rules of its own refuses one note: that one is held, and everything else flows. */
class HostRefusalTest {
    @TempDir
    Path folder;

    private NativeGit origin;
    private Shell local;

    @BeforeEach
    void machine() throws IOException {
        origin = Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        assertThat(local.type("init")).as(local.err).isZero();
    }

    @Test
    void theNoteThatTheHostNamesIsHeldAndTheRestFlows() throws IOException {
        hookRefuses("keys.md", "error: GH013: push declined\\n      path: keys.md:1");
        write("keys.md", "a form that only the host knows");
        write("other.md", "fine");

        assertThat(local.type("sync")).as(local.out + local.err).isZero();

        assertThat(origin.run("ls-tree", "-r", "--name-only", "main"))
                .contains("other.md")
                .doesNotContain("keys.md");
        assertThat(local.out).contains("held back: keys.md (the Git host refuses it: ");
        local.type("status");
        assertThat(local.out).contains("held    keys.md");
        assertThat(alerts())
                .singleElement()
                .satisfies(
                        note -> assertThat(note).content().contains("refused by the Git host", "`keys.md`", "GH013"));
    }

    @Test
    void withoutANameTheNoteIsFoundByHalving() throws IOException {
        hookRefuses("n5.md", "declined by policy");
        for (int i = 0; i < 9; i++) {
            write("n" + i + ".md", "text " + i);
        }

        assertThat(local.type("sync")).as(local.out + local.err).isZero();

        assertThat(origin.run("ls-tree", "-r", "--name-only", "main"))
                .contains("n0.md", "n4.md", "n6.md", "n8.md")
                .doesNotContain("n5.md");
        assertThat(local.out).contains("held back: n5.md");
    }

    @Test
    void aHeldNoteGoesOutOnceItIsChanged() throws IOException {
        hookRefuses("keys.md", "path: keys.md");
        write("keys.md", "refused");
        write("other.md", "fine");
        local.type("sync");
        Files.delete(hook());
        write("keys.md", "changed");

        assertThat(local.type("sync")).as(local.out + local.err).isZero();

        assertThat(origin.run("show", "main:keys.md")).contains("changed");
    }

    @Test
    void aHostThatTakesNothingHoldsNoSingleNote() throws IOException {
        hookRefuses("", "quota exceeded");
        write("one.md", "1");
        write("two.md", "2");

        assertThat(local.type("sync")).isEqualTo(ExitCode.REFUSED.code());

        assertThat(local.out).doesNotContain("held back");
        Files.delete(hook());
        assertThat(local.type("sync")).as(local.out + local.err).isZero();
        assertThat(origin.run("ls-tree", "-r", "--name-only", "main")).contains("one.md", "two.md");
    }

    @Test
    void whatTheHostCannotStoreIsHeldWithItsWordsInOneAlertAndTheRestFlows() throws IOException {
        origin.run("config", "receive.maxInputSize", "200k");
        write("scan.md", noise(600_000));
        write("small.md", "fine");

        assertThat(local.type("sync")).as(local.out + local.err).isZero();

        assertThat(origin.run("ls-tree", "-r", "--name-only", "main"))
                .contains("small.md")
                .doesNotContain("scan.md");
        assertThat(local.out).contains("held back: scan.md (the Git host refuses it: ");
        assertThat(alerts()).singleElement().satisfies(note -> {
            assertThat(note.getFileName().toString()).startsWith("push_refused_local_");
            assertThat(note).content().contains("`scan.md`", "pack exceeds maximum allowed size");
        });
    }

    @Test
    void aHostThatCanStoreNothingIsToldOfAndHoldsNoSingleNote() throws IOException {
        origin.run("config", "receive.maxInputSize", "10");
        write("one.md", "1");
        write("two.md", "2");

        assertThat(local.type("sync")).isEqualTo(ExitCode.REFUSED.code());

        assertThat(local.err).contains("the remote refused the push: ");
        assertThat(local.out).doesNotContain("held back");
        assertThat(alerts())
                .singleElement()
                .satisfies(note -> assertThat(note).content().contains("The remote refuses our changes"));
        origin.run("config", "--unset", "receive.maxInputSize");
        assertThat(local.type("sync")).as(local.out + local.err).isZero();
        assertThat(origin.run("ls-tree", "-r", "--name-only", "main")).contains("one.md", "two.md");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void checkSaysThatTheHostTakesNothingUntilASyncGotThrough() throws IOException {
        hookRefuses("", "quota exceeded");
        write("one.md", "1");
        write("two.md", "2");
        local.type("sync");

        assertThat(local.type("check")).isEqualTo(ExitCode.CONFIGURATION.code());

        assertThat(local.err).contains("sync has not gone through since 2026-11-20 12:00:00", "quota exceeded");
        Files.delete(hook());
        local.type("sync");
        assertThat(local.type("check")).as(local.err).isZero();
        assertThat(local.out).contains("All is well");
    }

    @Test
    void checkNamesTheOneFileThatTheHostRefuses() throws IOException {
        hookRefuses("keys.md", "path: keys.md");
        write("keys.md", "refused");
        local.type("sync");
        write("other.md", "fine");
        local.type("sync");

        assertThat(local.type("check")).as(local.err).isZero();

        assertThat(local.out)
                .contains("keys.md is left out of sync: the Git host refuses it: ")
                .doesNotContain("All is well");
    }

    private List<Path> alerts() throws IOException {
        try (Stream<Path> notes = Files.list(local.vault.resolve("Needs_Action/system"))) {
            return notes.filter(note -> note.toString().endsWith(".md")).toList();
        }
    }

    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Path hook() {
        return folder.resolve("origin.git/hooks/pre-receive");
    }

    private void hookRefuses(String path, String words) throws IOException {
        Files.writeString(
                hook(),
                "#!/bin/sh\nwhile read a b r; do for f in $(git diff --name-only $a $b); do case $f in *'" + path
                        + "') printf '" + words + "\\n' >&2; exit 1;; esac; done; done\n");
        assertThat(hook().toFile().setExecutable(true)).isTrue();
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(local.vault.resolve(path), text + "\n");
    }
}
