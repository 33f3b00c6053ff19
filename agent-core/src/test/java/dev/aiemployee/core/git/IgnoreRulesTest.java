package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git itself is the judge: {@code git check-ignore} says the same of every path. */
class IgnoreRulesTest {
    private static final List<String> PATHS = List.of(
            "a.md",
            "diary.md",
            "scan.pdf",
            "Private/deep/therapy.md",
            "Work/scan.pdf",
            "Work/keep.pdf",
            "Work/sub/keep.pdf",
            "Work/sub/draft.md",
            "Work/excluded.md",
            "build/out.md",
            "docs/build/out.md",
            "docs/a/b/c.md",
            "docs/c.md",
            "notes/Ünïcode ö.md",
            "odd/!bang.md",
            "odd/#hash.md",
            "odd/trailing .md",
            "everywhere.tmp",
            "x/y/everywhere.tmp");

    @TempDir
    Path folder;

    private Path vault;
    private Path global;
    private IgnoreRules rules;

    @BeforeEach
    void aVaultWithRulesOfEveryKind() throws IOException {
        vault = folder.resolve("vault");
        global = folder.resolve("home/global-ignore");
        new NativeGit(folder).run("init", "-q", vault.toString());
        new NativeGit(vault).run("config", "core.excludesFile", global.toString());
        write(global, "*.tmp\n!Work/excluded.md\n");
        write(
                vault.resolve(".gitignore"),
                "Private/\n*.pdf\n/diary.md\n/build\ndocs/**/c.md\n\\!bang.md\n\\#hash.md\n# no rule\n");
        write(vault.resolve("Work/.gitignore"), "!keep.pdf\nsub/*.md\n");
        write(vault.resolve("Private/.gitignore"), "!deep/therapy.md\n");
        write(vault.resolve(".git/info/exclude"), "excluded.md\nÜnïcode*\n");
        for (String path : PATHS) {
            write(vault.resolve(path), "x");
        }
        rules = new IgnoreRules(vault, vault.resolve(".git"), List.of(global));
    }

    @Test
    void everyPathIsIgnoredThatGitIgnores() {
        assertThat(ignored()).isEqualTo(byGit()).contains("Private/deep/therapy.md", "scan.pdf", "x/y/everywhere.tmp");
    }

    @Test
    void rulesThatChangeCountFromTheNextLook() throws IOException {
        ignored();
        write(vault.resolve(".gitignore"), "a.md\n");
        Files.delete(vault.resolve("Work/.gitignore"));
        write(vault.resolve("docs/.gitignore"), "*\n!c.md\n");
        rules.refresh();

        assertThat(ignored()).isEqualTo(byGit()).contains("a.md").doesNotContain("scan.pdf");
    }

    @Test
    void theOperatorsOwnFileIsFoundWhereGitFindsIt() throws IOException {
        Path home = folder.resolve("home");
        Map<String, String> none = Map.of("GIT_CONFIG_NOSYSTEM", "1");
        Config repository = new Config();

        assertThat(new GlobalExcludes(none::get, home).of(repository))
                .containsExactly(home.resolve(".config/git/ignore"));
        assertThat(new GlobalExcludes(Map.of("GIT_CONFIG_NOSYSTEM", "1", "XDG_CONFIG_HOME", "/x")::get, home)
                        .of(repository))
                .containsExactly(Path.of("/x/git/ignore"));
        write(home.resolve(".gitconfig"), "[core]\n\texcludesFile = ~/mine\n");
        assertThat(new GlobalExcludes(none::get, home).of(repository)).containsExactly(home.resolve("mine"));
        repository.setString("core", null, "excludesFile", "/elsewhere");
        assertThat(new GlobalExcludes(none::get, home).of(repository)).containsExactly(Path.of("/elsewhere"));
    }

    private Set<String> ignored() {
        return new TreeSet<>(PATHS.stream().filter(rules::isIgnored).toList());
    }

    private Set<String> byGit() {
        String[] command = new String[PATHS.size() + 3];
        command[0] = "check-ignore";
        command[1] = "--no-index";
        command[2] = "--";
        for (int i = 0; i < PATHS.size(); i++) {
            command[i + 3] = PATHS.get(i);
        }
        return new TreeSet<>(new NativeGit(vault)
                .run(command)
                .lines()
                .map(line -> line.startsWith("\"") ? line.substring(1, line.length() - 1) : line)
                .toList());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
