package dev.aiemployee.core.handbook;

import static dev.aiemployee.core.task.ActionType.POST_INVOICE;
import static dev.aiemployee.core.task.ActionType.POST_SOCIAL;
import static dev.aiemployee.core.task.ActionType.REGISTER_PAYMENT;
import static dev.aiemployee.core.task.ActionType.SEND_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final String NOTE = """
            ## Limits

            | Action | Limit | Currency | Note |
            |---|---|---|---|
            | post_invoice | 2500.00 | EUR | usual size |
            | post_invoice | 300 | USD | |
            | register_payment | a lot | EUR | |
            | send_money | 5 | EUR | |
            """;

    @Test
    void anAmountIsOverFromTheFirstCentAboveItsLimit() {
        Limits limits = Handbook.parse(NOTE).limits();

        assertThat(limits.isOver(POST_INVOICE, new BigDecimal("2500"), "eur")).isFalse();
        assertThat(limits.isOver(POST_INVOICE, new BigDecimal("2500.01"), "EUR"))
                .isTrue();
        assertThat(limits.isOver(POST_INVOICE, new BigDecimal("2500"), "USD")).isTrue();
    }

    @Test
    void whatHasNoRowThatCanBeReadHasTheStrictestLimit() {
        Limits limits = Handbook.parse(NOTE).limits();

        assertThat(limits.isOver(REGISTER_PAYMENT, new BigDecimal("0.01"), "EUR"))
                .isTrue();
        assertThat(limits.isOver(POST_INVOICE, BigDecimal.ONE, "CHF")).isTrue();
        assertThat(Handbook.NONE.limits().isOver(POST_INVOICE, BigDecimal.ZERO, "EUR"))
                .isTrue();
    }

    @Test
    void rowsThatCannotBeReadAreReportedWithTheirLine() {
        assertThat(Handbook.parse(NOTE).problems())
                .extracting(HandbookProblem::toString)
                .satisfiesExactly(
                        limit -> assertThat(limit).startsWith("line 7: limit: a lot"),
                        action -> assertThat(action).startsWith("line 8: action: send_money"));
    }

    @Test
    void aRuleInWordsIsNamedWithItsLineBecauseNobodyKeepsIt() {
        Handbook handbook = Handbook.parse("""
                ## Limits

                Never promise a delivery
                date.

                - 5 mails a day to one customer
                - Please don't write on Sunday
                - mails: at most two

                Sundays are mine. Never
                write then.
                """);

        assertThat(handbook.problems())
                .extracting(HandbookProblem::toString)
                .satisfiesExactly(
                        never -> assertThat(never)
                                .startsWith("line 3: \"Never promise a delivery\" stands outside the table")
                                .contains("yours to keep"),
                        count -> assertThat(count).startsWith("line 6: \"5 mails a day"),
                        dont -> assertThat(dont).startsWith("line 7: \"Please don't"),
                        most -> assertThat(most).startsWith("line 8: \"mails: at most two"),
                        later -> assertThat(later).startsWith("line 10: \"Sundays are mine. Never"));
    }

    @Test
    void whatExplainsTheTableOrTellsOfItIsNoRule() {
        Handbook handbook = Handbook.parse("""
                ## Limits

                Above a limit the note is marked. No line means the strictest limit there is: what is not here was
                never agreed, and only I change it.

                - Looked through on 3 May 2026; I write some 10 invoices a month.
                - Max looks after bills, at most on Mondays.
                """);

        assertThat(handbook.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"send_email | 10 | - | mails a week", "post_social | 1 | | posts", "post_invoice | 9 | euros | |"
            })
    void aRowThatIsNeitherAboutMoneyNorAboutATimeIsNamed(String row) {
        Handbook handbook = Handbook.parse(NOTE.replace("| send_money | 5 | EUR | |", "| " + row + " |"));

        assertThat(handbook.problems()).hasSize(2);
        assertThat(handbook.problems().get(1).toString())
                .startsWith("line 8: currency: ")
                .contains("an amount of money", "an hour or a day");
        assertThat(handbook.limits().rows()).hasSize(2);
        assertThat(handbook.limits().rates()).isEmpty();
    }

    @Test
    void aRowWithoutACurrencySaysHowOftenInAnHourOrADay() {
        Handbook handbook = Handbook.parse("""
                ## Limits

                | action | limit | currency | note |
                |---|---|---|---|
                | send_email | 10 | - | mails an hour |
                | post_social | 1 | - | posts a day and platform |
                | send_email | 40 |  | Mails am Tag |
                """);

        assertThat(handbook.problems()).isEmpty();
        assertThat(handbook.limits().rows()).isEmpty();
        assertThat(handbook.limits().rates())
                .containsExactly(
                        new Limits.Rate(SEND_EMAIL, 10, Limits.Span.HOUR),
                        new Limits.Rate(POST_SOCIAL, 1, Limits.Span.DAY),
                        new Limits.Rate(SEND_EMAIL, 40, Limits.Span.DAY));
    }

    @Test
    void ofTwoRowsForTheSameTheSmallerCounts() {
        Limits limits = Handbook.parse(NOTE).limits();
        Limits twice = Handbook.parse(NOTE + "| post_invoice | 10 | EUR | |\n").limits();

        assertThat(limits.isOver(POST_INVOICE, new BigDecimal("11"), "EUR")).isFalse();
        assertThat(twice.isOver(POST_INVOICE, new BigDecimal("11"), "EUR")).isTrue();
    }
}
