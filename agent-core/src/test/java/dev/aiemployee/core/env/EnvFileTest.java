package dev.aiemployee.core.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    @TempDir
    Path folder;

    static EnvFile parsed(String text) {
        EnvLines lines = EnvLines.parse("env", text);
        return new EnvFile(lines.values(), lines.problems(), List.of());
    }

    @Test
    void plainAndQuotedValuesAreReadAsTheShellReadsThem() {
        EnvFile file = parsed(
                "\uFEFF# top\r\n\r\nA=1\r\n B=two words\nC=\"x # y\" # note\nD='a\"b\\c'\nE=\nF=a#b\nG=x=y\nH=''\nI= \t");

        assertThat(file.problems()).isEmpty();
        assertThat(file.values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "A",
                        "1",
                        "B",
                        "two words",
                        "C",
                        "x # y",
                        "D",
                        "a\"b\\c",
                        "E",
                        "",
                        "F",
                        "a#b",
                        "G",
                        "x=y",
                        "H",
                        "",
                        "I",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=hunter2 #5", "A=two words # note", "A= # note", "A=x\t#y", "A=x #y z"})
    void aBlankAndANumberSignOutsideQuotesAreAskedToBeQuotedInsteadOfCut(String line) {
        EnvFile file = parsed(line);

        assertThat(file.values()).isEmpty();
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).startsWith("A has a blank and # outside quotes");
            assertThat(problem.fix()).startsWith("put the value in single quotes");
            assertThat(problem.toString()).doesNotContain("hunter2");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export A=hunter2",
                "A hunter2",
                "A =hunter2",
                "A: hunter2",
                "1A=hunter2",
                "A-B=hunter2",
                "A=\"hunter2",
                "A=hunter2\"",
                "A='hunter2",
                "A=\"hunter2\" more",
                "A=\"hunter2\"more",
                "A=hunt\\er2",
                "A=\"hunt\\er2\"",
                "A=it's hunter2",
                "hunter2"
            })
    void aLineThatIsReadDifferentlyElsewhereIsNamedWithoutItsValue(String line) {
        EnvFile file = parsed("X=1\n" + line + "\nSMTP_PASSWORD=seen\n");

        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo("env line 2");
            assertThat(problem.toString()).doesNotContain("hunt");
        });
        assertThat(file.values()).containsEntry("X", "1").containsEntry("SMTP_PASSWORD", "seen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/home/mara/Mara's Vault | double quotes | \"/home/mara/Mara's Vault\"",
                "'/home/mara/Mara's Vault' | double quotes | \"/home/mara/Mara's Vault\"",
                "Mara's #1 vault | double quotes | \"Mara's #1 vault\"",
                "C:\\vault | single quotes | 'C:\\vault'",
                "\"a \"big\" vault\" | single quotes | 'a \"big\" vault'",
                "'Vault | end it with the quote | 'Vault'",
                "\"Mara's Vault | end it with the quote | \"Mara's Vault\""
            })
    void theAdvicePutsTheValueInQuotesThatItDoesNotHold(String written, String advice, String asAdvised) {
        Problem problem = parsed("A=" + written).problems().get(0);

        assertThat(problem.fix()).contains(advice);
        EnvFile mended = parsed("A=" + asAdvised);
        assertThat(mended.problems()).isEmpty();
        assertThat(mended.values()).containsEntry("A", asAdvised.substring(1, asAdvised.length() - 1));
    }

    @Test
    void aValueThatNoQuotesCanHoldIsSaidToBeSo() {
        Problem problem = parsed("A=Mara's \"big\" vault").problems().get(0);

        assertThat(problem.fix()).startsWith("no quotes can hold").contains("give A to the process in its environment");
    }

    @Test
    void aNameThatIsSetTwiceIsAProblemAndKeepsItsFirstValue() {
        EnvFile file = parsed("A=1\nA=2\n");

        assertThat(file.problems()).extracting(Problem::name).containsExactly("env line 2");
        assertThat(file.values()).containsEntry("A", "1");
    }

    @Test
    void aMissingOrUnreadableFileSaysWhatToDo() throws IOException {
        Path latin1 = folder.resolve("latin1.env");
        Files.write(latin1, "A=\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> EnvFile.read(folder.resolve("none.env")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.env: there is no such file");
        assertThatThrownBy(() -> EnvFile.read(latin1)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> EnvFile.read(folder)).hasMessageContaining("cannot be read");
    }

    @Test
    void aFileIsReadWhole() throws IOException {
        Path file = folder.resolve(".env.local");
        Files.writeString(file, "A=\u00e9\nB=2");

        assertThat(EnvFile.read(file)).isEqualTo(Map.of("A", "\u00e9", "B", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rw-r-----"})
    void aFileThatOthersCanReadOrWriteIsReported(String permissions) throws IOException {
        Path file = envFile(permissions);

        assertThat(EnvFile.load(file).warnings())
                .singleElement()
                .satisfies(text -> assertThat(text).endsWith("chmod 600 " + file));
    }

    @Test
    void aFileOfItsOwnerAloneIsNotReported() throws IOException {
        assertThat(EnvFile.load(envFile("rw-------")).warnings()).isEmpty();
    }

    private Path envFile(String permissions) throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = folder.resolve(".env.local");
        Files.writeString(file, "A=1\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
