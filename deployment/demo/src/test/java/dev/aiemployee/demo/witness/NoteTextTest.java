package dev.aiemployee.demo.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NoteTextTest {
    private static final NoteText NOTE = new NoteText("""
            ---
            id: EMAIL_DRAFT_1
            single: 'it''s: [so]'
            double: "a \\"quote\\" \\U0001F600 \\u2013"
            to:
            - anna@example.org
            - ben@example.org
            cc: [carol@example.org]
            empty:
            ---

            ## Draft

            Dear Anna,

            ## A heading of the draft
            Mara

            ## Original message

            > - [ ] Approve

            ## Decision

            - [ ] Approve
            - [ ] Reject
            """);

    @Test
    void readsValuesAsAPersonWould() {
        assertThat(NOTE.value("id")).contains("EMAIL_DRAFT_1");
        assertThat(NOTE.value("single")).contains("it's: [so]");
        assertThat(NOTE.value("double")).contains("a \"quote\" 😀 –");
        assertThat(NOTE.value("empty")).isEmpty();
        assertThat(NOTE.value("absent")).isEmpty();
    }

    @Test
    void readsAddressesInEitherFormOfAList() {
        assertThat(NOTE.addresses("to")).containsExactly("anna@example.org", "ben@example.org");
        assertThat(NOTE.addresses("cc")).containsExactly("carol@example.org");
    }

    @Test
    void theDraftEndsAtTheOriginalMessageAndAtNoOtherHeading() {
        assertThat(NOTE.draft()).isEqualTo("Dear Anna,\n\n## A heading of the draft\nMara");
    }

    @Test
    void anEditChangesTheDraftAndNothingElse() {
        NoteText edited = NOTE.withDraft("Hello");

        assertThat(edited.draft()).isEqualTo("Hello");
        assertThat(edited.text()).isEqualTo(NOTE.text().replace(NOTE.draft(), "Hello"));
    }

    @Test
    void ticksTheBoxThatIsNotQuoted() {
        assertThat(NOTE.ticked("Approve").text())
                .contains("\n- [x] Approve\n- [ ] Reject\n")
                .contains("> - [ ] Approve");
        assertThatThrownBy(() -> NOTE.ticked("Approve").ticked("Approve")).hasMessageContaining("Approve");
    }
}
