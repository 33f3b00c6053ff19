package dev.aiemployee.core.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue, the example files and the documentation say the same. */
class CatalogueTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String TABLE_HEAD =
            "| Variable | Agent | Needed | Default | Meaning | Form |\n|---|---|---|---|---|---|\n";

    @ParameterizedTest
    @EnumSource(AgentKind.class)
    void theExampleFileListsTheVariablesOfItsAgent(AgentKind kind) throws IOException {
        Path file = ROOT.resolve(".env." + kind.word() + ".example");
        String expected = example(kind);

        assertThat(Files.readString(file))
                .as("paste into %s:%n%s", file, expected)
                .endsWith(expected);
    }

    @ParameterizedTest
    @EnumSource(AgentKind.class)
    void theExampleFileItselfIsUnderstood(AgentKind kind) {
        EnvFile file = EnvFile.load(ROOT.resolve(".env." + kind.word() + ".example"));

        assertThat(file.problems()).isEmpty();
        assertThat(file.values())
                .containsOnlyKeys(Stream.of(EnvVar.values())
                        .filter(v -> v.required() && v.agents().contains(kind))
                        .map(EnvVar::name)
                        .toList());
    }

    @Test
    void theDocumentationListsEveryVariable() throws IOException {
        Path file = ROOT.resolve("docs/CONFIGURATION.md");
        String expected =
                TABLE_HEAD + Stream.of(EnvVar.values()).map(CatalogueTest::row).collect(Collectors.joining());

        assertThat(Files.readString(file))
                .as("paste into %s:%n%s", file, expected)
                .contains(expected);
    }

    @ParameterizedTest
    @EnumSource(EnvVar.class)
    void aDefaultHasTheFormOfItsVariable(EnvVar variable) {
        assertThat(variable.defaultValue().stream()).allMatch(variable.form().accepts());
        assertThat(variable.required() && !variable.defaultText().isEmpty()).isFalse();
        assertThat(variable.sensitive() && !variable.defaultText().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(EnvVar.class)
    void whatLooksLikeACredentialIsSensitiveOrAPlace(EnvVar variable) {
        assertThat(variable.sensitive() || variable.holdsPath() || !CredentialNames.isSuspicious(variable.name()))
                .isTrue();
    }

    private static String example(AgentKind kind) {
        return Stream.of(EnvVar.values())
                .filter(variable -> variable.agents().contains(kind))
                .map(variable -> String.format("%n# %s%n%s%n", comment(variable), line(variable)))
                .collect(Collectors.joining());
    }

    private static String comment(EnvVar variable) {
        String described =
                variable.defaultValue().isEmpty() && !variable.defaultText().isEmpty()
                        ? " (default: " + variable.defaultText() + ")"
                        : "";
        return variable.meaning() + described + "\n#   " + variable.expected();
    }

    private static String line(EnvVar variable) {
        return (variable.required() ? "" : "#") + variable + "="
                + variable.defaultValue().orElse("");
    }

    private static String row(EnvVar variable) {
        String agent = variable.agents().size() == 2
                ? "both"
                : variable.agents().iterator().next().word();
        String fallback = variable.defaultText().isEmpty() ? "" : "`" + variable.defaultText() + "`";
        String secret = variable.sensitive() ? " (secret)" : "";
        return String.format(
                "| `%s` | %s | %s | %s | %s | %s |%n",
                variable,
                agent,
                variable.required() ? "yes" : "",
                fallback,
                variable.meaning() + secret,
                variable.expected());
    }
}
