package dev.aiemployee.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.desk.LeftToYou;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertLinesTest {
    @Test
    void anAlertIsNamedAndLinkedAndNothingInItsTitleActs() {
        assertThat(ChangedLine.alerts(List.of(alert(1, "Your mail is [[not]] <b>read"))))
                .containsExactly("**Your mail is ((not)) ‹b›read** [[Needs_Action/system/mail_away_1]]");
    }

    @Test
    void manyAreTenAndACount() {
        List<OpenAlert> many =
                IntStream.range(0, 25).mapToObj(i -> alert(i, "Trouble " + i)).toList();

        assertThat(ChangedLine.alerts(many)).hasSize(11).last().isEqualTo("15 more alerts in `Needs_Action/system/`");
    }

    @Test
    void aMailThatIsLeftToTheOperatorIsCountedNamedAndLinked() {
        LeftToYou bounce = new LeftToYou(
                new VaultPath("Needs_Action/email/EMAIL_9.md"),
                "Mail Delivery",
                "Undelivered: [[offer]]",
                "your mail could not be delivered");

        assertThat(ChangedLine.leftToYou(List.of(bounce)))
                .containsExactly(
                        "**Left to you, without a draft: 1**",
                        "Undelivered: ((offer)), from Mail Delivery: your mail could not be delivered"
                                + " [[Needs_Action/email/EMAIL_9]]");
        assertThat(ChangedLine.leftToYou(List.of())).isEmpty();
    }

    private static OpenAlert alert(int number, String title) {
        return new OpenAlert(
                new VaultPath("Needs_Action/system/mail_away_" + number + ".md"), title, "2026-11-30T08:00:00Z");
    }
}
