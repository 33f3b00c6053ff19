package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/FORMATS.md} shows the golden notes as they are. */
class FormatsDocTest {
    @ParameterizedTest
    @ValueSource(strings = {"mails/05-urgent.md", "approvals/01-reply-with-awkward-subject.md"})
    void thePageShowsTheGoldenNote(String golden) throws IOException {
        String page = Files.readString(Path.of("../docs/FORMATS.md"));
        String note = Files.readString(Path.of("src/test/resources").resolve(golden));

        assertThat(page).contains("````markdown\n" + note + "````\n");
    }
}
