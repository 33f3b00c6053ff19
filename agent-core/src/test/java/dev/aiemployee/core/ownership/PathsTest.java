package dev.aiemployee.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "Approved, aPPROVED",
        "Stra\u00dfe, STRASSE",
        "caf\u00e9, CAFE\u0301",
        "\u212belvin, \u00c5ELVIN",
        "Bac\u212aup, backup",
        "Log\u017f, logs",
        "Brie\ufb01ngs, Briefings",
        "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2, \u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3",
        ".g\u200cit, .git",
        "\ufeffInbox, inbox"
    })
    void spellingsThatOneFileSystemTakesForEqualFoldEqual(String one, String other) {
        assertThat(Paths.fold(one)).isEqualTo(Paths.fold(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFF21pproved/email/evil.md",
                "Approved\u200B/email/evil.md",
                "App\u00ADroved/email/evil.md",
                "\u2060Approved/evil.md",
                "Approved\uFE0F/evil.md",
                "Approved\uFF0Fevil.md",
                "\uFF24ashboard.md",
                "Company_\u3164Handbook.md",
                "\u0410pproved/email/evil.md",
                "\u0391pproved/evil.md",
                "Approv\u0435d/evil.md",
                "\u15E9pproved/evil.md",
                "R\u0435ject\u0435d/evil.md",
                "D\u043En\u0435/email/evil.md",
                "Pl\u0430n\u0455/evil.md"
            })
    void aNameThatAnEyeTakesForAReservedOneIsRefused(String path) {
        assertThat(Paths.refusal(path)).get().asString().contains("spelled like");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0410\u0440\u0445\u0438\u0432/\u043D\u043E\u0442\u0430.md",
                "\u0421\u0447\u0435\u0442/a.md",
                "\u041F\u043B\u0430\u043D\u044B/a.md",
                "\u8BA1\u5212/a.md",
                "\u4F1A\u8BAE\u8BB0\u5F55/a.md",
                "\u03A3\u03C7\u03AD\u03B4\u03B9\u03B1/a.md",
                "\u0397\u03BC\u03AD\u03C1\u03B1/a.md",
                "Archiv\u00E9/note.md",
                "Done \u2705/a.md",
                "\u05D0\u05E8\u05DB\u05D9\u05D5\u05DF/a.md"
            })
    void aNameOfAnotherAlphabetIsItsOwn(String path) {
        assertThat(Paths.refusal(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.md, b.md", "resume, r\u00e9sum\u00e9", "Inbox, Inbox2", "a/b, a_b"})
    void differentNamesFoldDifferently(String one, String other) {
        assertThat(Paths.fold(one)).isNotEqualTo(Paths.fold(other));
    }

    @Test
    void foldingDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));

            assertThat(Paths.fold("INBOX/I.md")).isEqualTo("inbox/i.md");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void foldingTwiceIsFoldingOnceForAnyTextAndBothNormalForms() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);

        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(1 + random.nextInt(6), 1, 0x2FFFF)
                    .filter(point -> Character.isDefined(point) && Character.getType(point) != Character.SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            String folded = Paths.fold(text);
            assertThat(Paths.fold(folded)).as("seed %d: %s", seed, text).isEqualTo(folded);
            assertThat(Paths.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(folded);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dashboard.md",
                "Needs_Action/email/EMAIL_1.md",
                "Notes/caf\u00e9 \ud83d\ude00.md",
                "Notes/cafe\u0301.md",
                "Projects/2026/\u8a08\u753b.canvas",
                "a.PNG",
                "Anhang/Rechnung.pdf",
                "Logs/Actions/2026-11-20-cloud.jsonl",
                ".gitignore",
                "Inbox/.gitkeep",
                "Families/\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67.md",
                "Console.md",
                "common.md"
            })
    void anOrdinaryVaultPathIsInOrder(String path) {
        assertThat(Paths.refusal(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd.md", "../x.md", "a/../../x.md", "a//b.md", "a\\b.md", "./a.md", "a\u0000.md"})
    void whatLeavesTheVaultIsNoPath(String path) {
        assertThat(Paths.refusal(path)).hasValue("not a path inside the vault");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/hooks/x.md",
                ".GIT/config.md",
                ".g\u200cit/x.md",
                "\u200d.git/x.md",
                ".gitattributes",
                "Notes/.gitattributes",
                ".gitmodules",
                ".gitkeep/x.md",
                "Notes/.gitignore",
                ".Gitignore",
                ".git_sync_state.md",
                ".obsidian/plugins/evil/main.md",
                ".Obsidian/app.md",
                ".claude/commands/x.md",
                "a/.hidden.md"
            })
    void hiddenNamesAreNotSynced(String path) {
        assertThat(Paths.refusal(path))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("hidden names"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approved/x.md",
                "APPROVED/email/x.md",
                "dashboard.md",
                "Dashboard.MD",
                "Dashboard.md/x.md",
                "Company_handbook.md",
                "In_progress/local/x.md",
                "Log\u017f/Cloud/x.md",
                "Logs/cloud/x.md",
                "Logs/LOCAL/x.md",
                "Logs/Api_Usage/x.md",
                "Brie\ufb01ngs/x.md",
                "Approved\u200b/../x.md",
                "Appro\u200dved/x.md"
            })
    void whatOnlyLooksLikeAReservedNameIsRefused(String path) {
        assertThat(Paths.refusal(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b.md",
                "what?.md",
                "a*b.md",
                "<x>.md",
                "a|b.md",
                "say \"x\".md",
                "tab\there.md",
                "line\nbreak.md",
                "Notes./x.md",
                "Approved /x.md",
                "CON.md",
                "a/nul.md",
                "Com1.notes.md",
                "lpt\u00b2.md",
                "aux .md",
                "conin$.md",
                "GIT~1/x.md",
                "APPROV~1/x.md",
                "abc\u202egpj.md",
                "bytes\ufffd.md",
                "half\ud800.md"
            })
    void whatWindowsOrMacOsCannotStoreIsRefused(String path) {
        assertThat(Paths.refusal(path))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("name "));
    }

    @Test
    void namesAndPathsHaveALength() {
        String name = "\u00e9".repeat(126);

        assertThat(Paths.refusal(name + ".md")).isEmpty();
        assertThat(Paths.refusal(name + "\u00e9.md")).hasValue("name is longer than 255 bytes");
        assertThat(Paths.refusal("folder/".repeat(200) + "x.md")).hasValue("path is longer than 1024 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run.sh",
                "a.exe",
                "README",
                "x.html",
                "x.md.js",
                "Actions.jsonl",
                "Notes/x.jsonl",
                "x.docx",
                "md",
                "Approved"
            })
    void onlyListedFileTypesAreSynced(String path) {
        assertThat(Paths.refusal(path)).isPresent();
    }
}
