package dev.aiemployee.core.handbook;

import static dev.aiemployee.core.task.ActionType.POST_INVOICE;
import static dev.aiemployee.core.task.ActionType.REGISTER_PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

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
    void ofTwoRowsForTheSameTheSmallerCounts() {
        Limits limits = Handbook.parse(NOTE).limits();
        Limits twice = Handbook.parse(NOTE + "| post_invoice | 10 | EUR | |\n").limits();

        assertThat(limits.isOver(POST_INVOICE, new BigDecimal("11"), "EUR")).isFalse();
        assertThat(twice.isOver(POST_INVOICE, new BigDecimal("11"), "EUR")).isTrue();
    }
}
