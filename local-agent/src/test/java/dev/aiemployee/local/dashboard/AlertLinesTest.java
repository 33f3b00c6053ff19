package dev.aiemployee.local.dashboard;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.desk.LeftToYou;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertLinesTest {
    @Test
    void anAlertIsNamedAndLinkedAndNothingInItsTitleActs() {
        assertThat(TroubleLines.alerts(List.of(alert(1, "Your mail is [[not]] <b>read")), Set.of(), UTC))
                .containsExactly(
                        "**[[Needs_Action/system/mail_away_1|Your mail is ((not)) ‹b›read]]** · Mon 30 Nov 08:00");
    }

    @Test
    void manyAreSixAndACount() {
        List<OpenAlert> many =
                IntStream.range(0, 25).mapToObj(i -> alert(i, "Trouble " + i)).toList();

        assertThat(TroubleLines.alerts(many, Set.of(), UTC))
                .hasSize(7)
                .last()
                .asString()
                .startsWith("19 more alerts: ");
    }

    @Test
    void whatAnotherMachineWroteSaysSoAndCrowdsNobodyOut() {
        List<OpenAlert> all = IntStream.range(0, 25)
                .mapToObj(i -> alert(i, "Your mail is not read"))
                .toList();
        Set<VaultPath> outside = all.stream().limit(24).map(OpenAlert::path).collect(Collectors.toSet());

        List<String> lines = TroubleLines.alerts(all, outside, UTC);

        assertThat(lines).hasSize(8).first().asString().startsWith("**[[Needs_Action/system/mail_away_24|");
        assertThat(lines.get(1))
                .isEqualTo("[[Needs_Action/system/mail_away_0|Your mail is not read]] · Mon 30 Nov 08:00"
                        + " · written by another machine, not by this one");
    }

    @Test
    void aMailThatIsLeftToTheOperatorIsNamedAndLinked() {
        LeftToYou bounce = new LeftToYou(
                new VaultPath("Needs_Action/email/EMAIL_9.md"),
                "Mail Delivery",
                "Undelivered: [[offer]]",
                "your mail could not be delivered");

        assertThat(TroubleLines.leftToYou(List.of(bounce)))
                .containsExactly(
                        "[[Needs_Action/email/EMAIL_9|Mail Delivery: Undelivered: ((offer))]] · no draft: your mail could"
                                + " not be delivered");
        assertThat(TroubleLines.leftToYou(List.of())).isEmpty();
    }

    private static OpenAlert alert(int number, String title) {
        return new OpenAlert(
                new VaultPath("Needs_Action/system/mail_away_" + number + ".md"), title, "2026-11-30T08:00:00Z");
    }
}
