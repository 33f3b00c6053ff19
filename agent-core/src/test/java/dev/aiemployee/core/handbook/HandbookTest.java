package dev.aiemployee.core.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandbookTest {
    private static final String NOTE = """
            ---
            owner: me
            ---
            # Handbook

            Some prose.

            ## Contacts

            Everybody we know.

            | Name | Address or domain | Relation | Language | Tone |
            |------|:-----------------:|----------|----------|------|
            | Ada \\| Sons | ada@engines.example | client | German | formal |
            | Engines Ltd | engines.example | client | English | |
            | Torn | only three |
            | Odd | not an address | x | | |

            ## Tone

            Friendly and short, never formal.

            - Greeting: Hi
            - **Sign-off:** Best wishes
            - Signature: Sam Smith

            # Other
            Signature: somebody else
            """;

    @Test
    void aRowForTheAddressComesBeforeOneForTheDomain() {
        Handbook handbook = Handbook.parse(NOTE);

        assertThat(handbook.find("ADA@engines.example"))
                .get()
                .extracting(Contact::name)
                .isEqualTo("Ada | Sons");
        assertThat(handbook.find("bob@Engines.example"))
                .get()
                .extracting(Contact::name)
                .isEqualTo("Engines Ltd");
        assertThat(handbook.find("bob@notengines.example")).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsReportedWithItsLine() {
        Handbook handbook = Handbook.parse(NOTE);

        assertThat(handbook.problems())
                .extracting(HandbookProblem::toString)
                .satisfiesExactly(
                        torn -> assertThat(torn).startsWith("line 16:").contains("only three"),
                        odd -> assertThat(odd).startsWith("line 17:").contains("not an address"));
    }

    @Test
    void aTableWithOtherColumnsIsReported() {
        Handbook handbook = Handbook.parse("## Contacts\n\n| Who | Where |\n| --- | --- |\n| a | b |\n");

        assertThat(handbook.contacts()).isEmpty();
        assertThat(handbook.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.what()).contains("address or domain");
        });
    }

    @Test
    void theToneIsReadUpToTheNextHeading() {
        Tone tone = Handbook.parse(NOTE).tone();

        assertThat(tone.formal()).isFalse();
        assertThat(tone.greeting()).isEqualTo("Hi");
        assertThat(tone.signOff()).isEqualTo("Best wishes");
        assertThat(tone.signature()).isEqualTo("Sam Smith");
    }

    @Test
    void anEmptyHandbookIsNoProblem() {
        assertThat(Handbook.NONE.problems()).isEmpty();
        assertThat(Handbook.NONE.contacts()).isEmpty();
    }
}
