package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictCopyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Diary (Mara's conflicted copy 2026-11-29).md|Dropbox",
                "Diary (MARA-PC's conflicted copy 2026-11-29 2).md|Dropbox",
                "Diary (In Konflikt stehende Kopie von Mara 2026-11-29).md|Dropbox",
                "Diary (Maras Konfliktkopie 2026-11-29).md|Dropbox",
                "Diary (Copie en conflit de Mara 2026-11-29).md|Dropbox",
                "Diary (Copia en conflicto de Mara 2026-11-29).md|Dropbox",
                "Diary (Copia in conflitto di Mara 2026-11-29).md|Dropbox",
                "Diary (Cópia em conflito de Mara 2026-11-29).md|Dropbox",
                "Diary (конфликтующая копия Mara 2026-11-29).md|Dropbox",
                "Diary (Mara の競合コピー 2026-11-29).md|Dropbox",
                "Diary (Mara 的冲突副本 2026-11-29).md|Dropbox",
                "Diary (Case Conflict).md|Dropbox",
                "Diary.sync-conflict-20261129-174003-ABCDEFG.md|Syncthing",
                "Diary.sync-conflict-20261129-174003.md|Syncthing",
                "Diary (Conflicted copy pixel 202611291740).md|Obsidian Sync",
                "Diary (conflicted copy 2026-11-29 174003).md|Nextcloud",
                "Diary_conflict-20261129-174003.md|ownCloud",
                "Diary (SFConflict mara@workshop.example 2026-11-29-17-40-03).md|Seafile",
                "Diary_MARA-PC_Nov-29-174003-2026_Conflict.md|Synology Drive"
            })
    void aCopyThatNamesItselfIsCalledWhatItIs(String name, String maker) {
        assertThat(ConflictCopy.named(name)).contains(new ConflictCopy(maker, "Diary.md"));
    }

    @Test
    void aFileWithoutAnEndingIsRecognisedToo() {
        assertThat(ConflictCopy.named("Diary (Mara's conflicted copy 2026-11-29)"))
                .contains(new ConflictCopy("Dropbox", "Diary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Conflict of interest (2026-11-29).md",
                "Meeting (1).md",
                "Chapter 2.md",
                "Plan-B.md",
                "How to resolve a conflict.md",
                "Conflicts.md",
                "Konfliktgespräch (mit Mara).md",
                "Diary (2026-11-29).md"
            })
    void aNameThatAPersonGivesIsNoCopy(String name) {
        assertThat(ConflictCopy.named(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL_1 (1).md|Google Drive or a browser",
                "EMAIL_1(1).md|Google Drive or a browser",
                "EMAIL_1 2.md|iCloud Drive, or Obsidian's \"make a copy\"",
                "EMAIL_1-LAPTOP.md|OneDrive (the name of a device)",
                "EMAIL_1 - Copy.md|a file manager",
                "EMAIL_1 (Mara's conflicted copy 2026-11-29).md|Dropbox"
            })
    void aTaskUnderALongerNameThanItsOwnIsACopyOfIt(String name, String maker) {
        assertThat(ConflictCopy.ofTask(name, "EMAIL_1")).contains(new ConflictCopy(maker, "EMAIL_1.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL_1.md", "Answer to Anna.md"})
    void aTaskUnderItsOwnOrAnotherNameIsNone(String name) {
        assertThat(ConflictCopy.ofTask(name, "EMAIL_1")).isEmpty();
    }
}
