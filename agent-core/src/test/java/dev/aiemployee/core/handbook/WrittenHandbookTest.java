package dev.aiemployee.core.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.ActionType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A handbook counts as Obsidian shows it, in whatever spelling of Markdown it was written. */
class WrittenHandbookTest {
    private static final String TABLE = "| Name | Address or domain |\n|---|---|\n| A | %s |\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a@x1.example>",
                "[a@x1.example](mailto:a@x1.example)",
                "[Anna](mailto:a@x1.example?subject=hi)",
                "mailto:a@x1.example",
                "`a@x1.example`",
                "**a@x1.example**",
                "==a@x1.example==",
                "Anna <a@x1.example>",
                "A@X1.example",
                "other@x2.example, a@x1.example",
                "other@x2.example; a@x1.example",
                "other@x2.example<br>a@x1.example",
                "\u00a0a@x1.example\u00a0",
                "\u200ba@x1.example",
                "[[a@x1.example]]",
                "x1.example",
                "@x1.example",
                "*@x1.example"
            })
    void anAddressIsReadHoweverItIsWritten(String cell) {
        Handbook handbook = Handbook.parse("## Contacts\n\n" + TABLE.formatted(cell));

        assertThat(handbook.find("a@x1.example")).isPresent();
        assertThat(handbook.find("z@mail.x1.example")).isEmpty();
        assertThat(handbook.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "> > ", "  "})
    void aTableInACalloutOrAListIsATable(String inside) {
        String first = inside.isBlank() ? "- people\n\n" : inside + "[!info] people\n";
        String table = TABLE.formatted("a@x1.example") + "| B | - |\n";
        Handbook handbook =
                Handbook.parse("## Contacts\n\n" + first + table.indent(0).replaceAll("(?m)^", inside));

        assertThat(handbook.find("a@x1.example")).isPresent();
        assertThat(handbook.problems()).isEmpty();
    }

    @Test
    void aTableInACodeBlockOfACalloutIsAnExample() {
        String quoted = ("```\n" + TABLE.formatted("a@x1.example") + "```").replaceAll("(?m)^", "> ");

        assertThat(known("## Contacts\n\n" + quoted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### Contacts",
                "# Contacts",
                "## Contacts ##",
                "## \uD83D\uDC65 Contacts",
                "## **Contacts**",
                "## CONTACTS:",
                "Contacts\n--------",
                "## 1. Contacts",
                "## Contacts #people",
                "## Contacts ^who-1",
                "\uFEFF## Contacts"
            })
    void aHeadingIsFoundHoweverItIsWritten(String heading) {
        assertThat(known(heading + "\n\n" + TABLE.formatted("a@x1.example"))).containsExactly("a@x1.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!--\n%s-->\n",
                "<!--\n\n%s\n-->\n",
                "%%%%\n%s%%%%\n",
                "```\n%s```\n",
                "~~~~ markdown\n%s\n```\n~~~~\n",
                "%%%% a comment that nobody ends\n%s"
            })
    void whatIsNotShownIsNobodysContact(String around) {
        Handbook handbook = Handbook.parse("## Contacts\n\n" + around.formatted(TABLE.formatted("a@x1.example")));

        assertThat(handbook.contacts()).isEmpty();
        assertThat(handbook.problems()).isEmpty();
    }

    @Test
    void aRowThatIsCommentedOutIsNobodysContactInATableWithoutOuterPipesEither() {
        assertThat(known("## Contacts\n\nName | E-mail\n---|---\nB | b@x2.example\n<!-- A | a@x1.example -->\n"))
                .containsExactly("b@x2.example");
    }

    @Test
    void aStruckThroughAddressIsNoContactAnyMore() {
        Handbook handbook = Handbook.parse("## Contacts\n\n" + TABLE.formatted("~~a@x1.example~~ b@x2.example"));

        assertThat(handbook.contacts()).extracting(Contact::address).containsExactly("b@x2.example");
    }

    @Test
    void rowsBelowACommentStandOutsideTheTableAndAreReported() {
        Handbook handbook = Handbook.parse(
                "## Contacts\n\n" + TABLE.formatted("a@x1.example") + "<!-- old -->\n| B | b@x1.example |\n");

        assertThat(handbook.contacts()).extracting(Contact::address).containsExactly("a@x1.example");
        assertThat(handbook.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.what()).contains("does not count");
        });
    }

    @Test
    void aTableMayBeWithoutItsOuterPipesAndSectionsOfOneNameCountTogether() {
        assertThat(known("## Contacts\n\nName | E-mail\n---|---\nA | a@x1.example\n\n## Limits\n\n### Contacts\n\n"
                        + TABLE.formatted("b@x2.example")))
                .containsExactly("a@x1.example", "b@x2.example");
    }

    @Test
    void anInternationalDomainIsTheSameInBothForms() {
        Handbook handbook = Handbook.parse("## Contacts\n\n" + TABLE.formatted("a@m\u00fcller.example"));

        assertThat(handbook.find("a@xn--mller-kva.example")).isPresent();
        assertThat(handbook.find("A@M\u00dcLLER.example")).isPresent();
    }

    @Test
    void anInternationalDomainOfTwoReadingsIsOnlyItself() {
        Handbook handbook = Handbook.parse("## Contacts\n\n" + TABLE.formatted("a@stra\u00dfe.example"));

        assertThat(handbook.find("a@stra\u00dfe.example")).isPresent();
        assertThat(handbook.find("a@strasse.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"co.uk", "@gmail.com", "*@web.de", "github.io", "de."})
    void aDomainWhereAnybodyCanHaveAnAddressIsNoContact(String domain) {
        Handbook handbook = Handbook.parse("## Contacts\n\n" + TABLE.formatted(domain));

        assertThat(handbook.find("z@" + domain.replaceFirst("^.*@", ""))).isEmpty();
        assertThat(handbook.find("z@evil.co.uk")).isEmpty();
        assertThat(handbook.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(5));
    }

    @Test
    void anAddressThatStandsInProseIsReported() {
        Handbook handbook = Handbook.parse("## Contacts\n\n- Anna: a@x1.example\n");

        assertThat(handbook.contacts()).isEmpty();
        assertThat(handbook.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2500; EUR; 2500",
                "2,500.00; eur; 2500",
                "2.500,00; EUR; 2500",
                "2 500,50; \u20ac; 2500.5",
                "2'500.-; EUR; 2500",
                "\u20ac 1.250.000; ; 1250000",
                "2500 EUR; ; 2500"
            })
    void anAmountIsReadAsPeopleWriteIt(String limit, String currency, BigDecimal most) {
        String cell = currency == null ? "" : currency;
        Handbook handbook =
                Handbook.parse("## Limits\n\n| Action | Limit | Currency |\n|---|---|---|\n| Post invoice | " + limit
                        + " | " + cell + " |\n");

        assertThat(handbook.problems()).isEmpty();
        assertThat(handbook.limits().isOver(ActionType.POST_INVOICE, most, "EUR"))
                .isFalse();
        assertThat(handbook.limits().isOver(ActionType.POST_INVOICE, most.add(BigDecimal.ONE), "EUR"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.500", "2,500", "1.2.3", "-5", "12,34,56"})
    void anAmountOfTwoReadingsIsNone(String limit) {
        Handbook handbook = Handbook.parse(
                "## Limits\n\n| Action | Limit | Currency |\n|---|---|---|\n| post_invoice | " + limit + " | EUR |\n");

        assertThat(handbook.problems()).hasSize(1);
        assertThat(handbook.limits().isOver(ActionType.POST_INVOICE, BigDecimal.ONE, "EUR"))
                .isTrue();
    }

    @Test
    void theSameActionTwiceIsSaidAndTheSmallerCounts() {
        Handbook handbook = Handbook.parse("""
                ## Limits

                | Action | Limit | Currency |
                |---|---|---|
                | post_invoice | 100 | EUR |
                | post_invoice | 900 | eur |
                """);

        assertThat(handbook.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(6));
        assertThat(handbook.limits().isOver(ActionType.POST_INVOICE, new BigDecimal(101), "EUR"))
                .isTrue();
    }

    private static List<String> known(String note) {
        return Handbook.parse(note).contacts().stream().map(Contact::address).toList();
    }
}
