package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.local.execute.SentFolderName.Listed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentFolderNameTest {
    @Test
    void whatTheServerMarksGoesBeforeEveryName() {
        List<Listed> folders = List.of(plain("INBOX"), plain("Sent"), marked("Post/Ausgang", "\\sent"));

        assertThat(SentFolderName.find(folders, "")).contains("Post/Ausgang");
    }

    @ParameterizedTest
    @CsvSource({
        "Sent, ''",
        "Sent Items, ''",
        "Gesendete Objekte, ''",
        "GESENDET, ''",
        "\u00c9l\u00e9ments envoy\u00e9s, ''",
        "INBOX/Sent Messages, INBOX",
        "INBOX/Sent, ''",
        "Mail/Enviados, Mail"
    })
    void theUsualNamesAreFoundUnderTheNamespace(String name, String namespace) {
        assertThat(SentFolderName.find(List.of(plain("INBOX"), plain(name)), namespace))
                .contains(name);
    }

    @Test
    void aFolderOfThatNameSomewhereElseIsNone() {
        assertThat(SentFolderName.find(List.of(plain("Archive/Sent"), plain("Absent")), "INBOX"))
                .isEmpty();
        assertThat(SentFolderName.find(List.of(marked("Sent", "\\Noselect")), ""))
                .isEmpty();
    }

    private static Listed plain(String name) {
        return new Listed(name, '/', Set.of());
    }

    private static Listed marked(String name, String attribute) {
        return new Listed(name, '/', Set.of(attribute));
    }
}
